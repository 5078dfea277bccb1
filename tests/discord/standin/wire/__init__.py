"""The world as Discord writes it: each function gives the JSON that a client reads."""
