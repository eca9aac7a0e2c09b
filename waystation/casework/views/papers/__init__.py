"""Pages of a file's papers."""
