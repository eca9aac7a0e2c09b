"""What can be done with drug tests. Each function is one use case; one file per subject."""

from .recording import (
    Data,
    correct,
    record,
    withdraw,
)

__all__ = [
    "Data",
    "correct",
    "record",
    "withdraw",
]
