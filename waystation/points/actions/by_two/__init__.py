"""Points that move only by two people."""
