"""The tables of contacts and appointments; one file per subject."""

from .contacts import (
    TEST,
    Appointment,
    Contact,
)
from .rounds import RoundMark
from .searches import Search, SearchDecision, SearchStep

__all__ = [
    "TEST",
    "Appointment",
    "Contact",
    "RoundMark",
    "Search",
    "SearchDecision",
    "SearchStep",
]
