"""What of points runs in the background."""
