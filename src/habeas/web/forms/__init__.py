"""What may be typed into a page, and what is said when it does not fit."""
