"""One module per question; none knows another."""
