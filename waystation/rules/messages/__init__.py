"""What leaves the house: neutral texts from a closed list, when they may go, what becomes of one."""

from .hours import Hours, hours_on, is_open, most_a_day, next_try, open_from
from .kinds import (
    AFTER_ANSWER,
    BY_PERSON,
    ELECTRONIC,
    Answer,
    Channel,
    MessageCode,
    MessageState,
    Reason,
)
from .texts import FORBIDDEN, PLACES, TEXTS, Language, check_params, check_text, compose, goes_on_paper

__all__ = [
    "AFTER_ANSWER",
    "BY_PERSON",
    "ELECTRONIC",
    "FORBIDDEN",
    "PLACES",
    "TEXTS",
    "Answer",
    "Channel",
    "Hours",
    "Language",
    "MessageCode",
    "MessageState",
    "Reason",
    "check_params",
    "check_text",
    "compose",
    "goes_on_paper",
    "hours_on",
    "is_open",
    "most_a_day",
    "next_try",
    "open_from",
]
