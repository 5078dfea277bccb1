"""How text is compared. Pure, and the ground floor of the house: it imports nothing of ours."""
