"""Pages about merchants; one module per subject."""
