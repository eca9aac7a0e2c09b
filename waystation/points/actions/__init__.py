"""Actions of points; one module per subject."""
