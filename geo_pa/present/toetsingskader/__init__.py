"""What is shown of the assessment framework."""
