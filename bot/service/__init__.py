"""The bot as a service: whether it is well, what it does, and backups while it runs. Knows nothing of Discord."""
