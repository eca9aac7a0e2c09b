"""The tables of drug tests; one file per subject."""

from .elsewhere import TestRequest
from .tests import (
    Analyte,
    Screening,
)

__all__ = [
    "Analyte",
    "Screening",
    "TestRequest",
]
