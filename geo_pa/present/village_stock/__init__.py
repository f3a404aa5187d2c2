"""What is shown of the stock of the villages."""
