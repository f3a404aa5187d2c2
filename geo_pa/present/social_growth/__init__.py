"""What is shown of growth and replacement."""
