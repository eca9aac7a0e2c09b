"""What people do with points; one module per subject."""
