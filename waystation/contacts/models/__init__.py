"""The tables of contacts and appointments; one file per subject."""

from .contacts import (
    TEST,
    Appointment,
    Contact,
)

__all__ = [
    "TEST",
    "Appointment",
    "Contact",
]
