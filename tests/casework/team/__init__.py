"""The head's team."""
