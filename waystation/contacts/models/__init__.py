"""The tables of contacts and appointments; one file per subject."""

from .asks import Ask
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
    "Ask",
    "Contact",
    "RoundMark",
    "Search",
    "SearchDecision",
    "SearchStep",
]
