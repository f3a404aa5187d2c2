"""What only the page on the stock of the villages shows."""
