"""Queries of points; one module per subject."""
