"""What is done with points: one function, one transaction."""
