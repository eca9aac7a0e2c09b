"""Whose points, shelves and shops somebody reaches; one module per subject."""
