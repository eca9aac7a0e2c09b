"""Reading points; one module per subject."""
