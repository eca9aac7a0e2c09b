"""The pages of this room; one file per subject."""

from .local_rules import (
    end_parameter,
    parameters,
)

__all__ = [
    "end_parameter",
    "parameters",
]
