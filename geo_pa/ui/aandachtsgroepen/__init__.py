"""What only the page on how aandachtsgroepen are spread shows."""
