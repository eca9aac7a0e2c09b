"""Forms of agreements, of the hand-over from isolation, of a search."""
