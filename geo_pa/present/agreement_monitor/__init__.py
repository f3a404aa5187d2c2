"""What is shown of the page on all agreements."""
