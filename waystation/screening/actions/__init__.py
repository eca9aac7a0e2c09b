"""What can be done with drug tests. Each function is one use case; one file per subject."""

from .recording import (
    Data,
    correct,
    let_stand,
    reconsider,
    record,
    withdraw,
)

__all__ = [
    "Data",
    "correct",
    "let_stand",
    "reconsider",
    "record",
    "withdraw",
]
