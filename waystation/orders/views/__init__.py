"""The pages of this room; one file per subject."""

from .agreement_texts import text, texts
from .local_rules import (
    end_parameter,
    parameters,
)

__all__ = [
    "end_parameter",
    "parameters",
    "text",
    "texts",
]
