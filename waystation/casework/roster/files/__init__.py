"""Files: what may be opened, and the sheets of cells inside."""
