"""Leave, absence, moves, second places and tests elsewhere in words: of one file, and of an office."""
