"""The tables of drug tests; one file per subject."""

from .draws import DrawDay, Drawn
from .tests import (
    Analyte,
    Screening,
)

__all__ = [
    "Analyte",
    "DrawDay",
    "Drawn",
    "Screening",
]
