"""What is the same for everything that changes data on a page: what follows of it, what is wrong, and conflicts."""
