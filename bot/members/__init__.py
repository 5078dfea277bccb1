"""What members do with the library beside reading it, and what is done for them in the background."""
