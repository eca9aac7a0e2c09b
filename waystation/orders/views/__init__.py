"""The pages of this room; one file per subject."""

from .local_rules import (
    adopt_text,
    end_parameter,
    parameters,
    undo_adoption,
)

__all__ = [
    "adopt_text",
    "end_parameter",
    "parameters",
    "undo_adoption",
]
