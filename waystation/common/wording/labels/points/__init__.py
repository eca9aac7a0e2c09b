"""Words of the lists about points; one module per subject."""
