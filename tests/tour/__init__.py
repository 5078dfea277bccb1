"""A tour of all screens in a real browser: `python -m tests.tour FOLDER`."""
