"""What only the page on the assessment framework shows."""
