"""What can be done with drug tests. Each function is one use case; one file per subject."""

from .custody import StepData, add_step, ask_to_destroy, destroy, keep_longer
from .kits import add_lot, move
from .objections import Answer, Asked, Decided, ask, decide, report, send, tell_answer, withdraw_objection
from .panels import add_panel, add_window, end_panel
from .recording import (
    Data,
    correct,
    record,
    withdraw,
)
from .sampling import SealData, ToldData, declare_medicine, give_opinion, read_medicine, seal, tell

__all__ = [
    "Answer",
    "Asked",
    "Data",
    "Decided",
    "SealData",
    "StepData",
    "ToldData",
    "add_lot",
    "add_panel",
    "add_step",
    "add_window",
    "ask",
    "ask_to_destroy",
    "correct",
    "decide",
    "declare_medicine",
    "destroy",
    "end_panel",
    "give_opinion",
    "keep_longer",
    "move",
    "read_medicine",
    "record",
    "report",
    "seal",
    "send",
    "tell",
    "tell_answer",
    "withdraw",
    "withdraw_objection",
]
