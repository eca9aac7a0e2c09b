"""What is only tried, never kept."""
