"""The sentences of the room points: one module per subject."""
