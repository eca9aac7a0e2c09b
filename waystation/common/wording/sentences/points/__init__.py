"""Sentences about points; one module per subject."""
