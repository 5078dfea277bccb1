"""Pictures of what was said. Pillow is loaded when the first one is drawn, and not before (`studio.py`)."""
