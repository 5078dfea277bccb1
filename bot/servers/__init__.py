"""What those who manage a server decide, and what they bring in."""
