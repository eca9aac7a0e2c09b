"""Forms of points; one module per subject."""
