"""Views of points; one module per subject."""
