"""Forms of what is only tried."""
