"""Words of the room points: one module per subject."""
