"""What is shown of how aandachtsgroepen are spread."""
