"""The pages of this room; one file per subject."""

from .agreement_texts import text, texts
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
    "text",
    "texts",
    "undo_adoption",
]
