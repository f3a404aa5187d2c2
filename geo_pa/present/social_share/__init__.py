"""What is shown of the 30% rule."""
