"""What can be done with contacts and appointments; one file per subject."""

from .recording import (
    Data,
    correct,
    let_stand,
    move_appointment,
    plan_appointment,
    promise,
    reconsider,
    record,
    settle_appointment,
    settle_by_record,
    withdraw,
)

__all__ = [
    "Data",
    "correct",
    "let_stand",
    "move_appointment",
    "plan_appointment",
    "promise",
    "reconsider",
    "record",
    "settle_appointment",
    "settle_by_record",
    "withdraw",
]
