"""What is asked about points."""
