"""What is shown of the walking zones."""
