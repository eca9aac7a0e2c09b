"""Whose points, shops and merchants a person reaches; one module per subject."""
