"""When, what and how a daily highlight goes out."""
