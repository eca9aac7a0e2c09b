"""What can be done in a matter. Each function is one use case; flows with what follows are in casework."""

from .care import offer_care, withdraw_offer
from .objections import answer_objection, object_to, undo_answer
from .opening import drop_matter, note_days, open_matter
from .steps import Evidence, StepData, take_step, undo_step

__all__ = [
    "Evidence",
    "StepData",
    "answer_objection",
    "drop_matter",
    "note_days",
    "object_to",
    "offer_care",
    "open_matter",
    "take_step",
    "undo_answer",
    "undo_step",
    "withdraw_offer",
]
