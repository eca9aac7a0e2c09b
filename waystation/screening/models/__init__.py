"""The tables of drug tests; one file per subject."""

from .tests import (
    Analyte,
    Screening,
)

__all__ = [
    "Analyte",
    "Screening",
]
