"""What only the page on the walking zones shows."""
