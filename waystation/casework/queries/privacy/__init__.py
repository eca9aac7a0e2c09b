"""Files outside the own list: finding one, why it is opened, who looked, what is closed."""

from waystation.casework.queries.privacy.finding import Door, door, exactly
from waystation.casework.queries.privacy.listing import (
    COUNTED_DAYS,
    DONE_MONTHS,
    PAGE,
    Done,
    Looker,
    done,
    lookers,
    looks,
    protections,
    recusals,
    to_check,
)

__all__ = [
    "COUNTED_DAYS",
    "DONE_MONTHS",
    "PAGE",
    "Done",
    "Door",
    "Looker",
    "done",
    "door",
    "exactly",
    "lookers",
    "looks",
    "protections",
    "recusals",
    "to_check",
]
