"""What only the page on the 30% rule shows, and what it adds to the home page."""
