"""What only the page on all agreements shows."""
