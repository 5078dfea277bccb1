"""Results become Discord components, and buttons that work for as long as the message stands."""
