"""What a button needs is in its custom_id, so that it works after a restart and on any process. Pure.

A module a family of buttons, each class with a `TEMPLATE`, the pattern by which Discord's answer is known again. The
first word of a custom_id is its class's own. A custom_id is input: anybody may send any. What is parsed from one is
looked up again, with the rights of whoever pressed the button.
"""

LONGEST = 100
"""Characters of a custom_id, by Discord's limit."""
