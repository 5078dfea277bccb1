"""What the bot may ask for: each module maps routes, named as in Discord's description, to what answers them."""
