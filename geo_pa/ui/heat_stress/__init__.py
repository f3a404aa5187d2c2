"""What only the page on heat and green shows."""
