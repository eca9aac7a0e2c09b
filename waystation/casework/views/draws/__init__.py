"""Pages of unforeseen tests."""
