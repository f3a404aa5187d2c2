"""What is shown of heat and green."""
