"""Files outside the own list: finding one, why it is opened, who looked, what is closed."""

from waystation.casework.queries.privacy.finding import Door, door, exactly
from waystation.casework.queries.privacy.listing import (
    COUNTED_DAYS,
    PAGE,
    Looker,
    lookers,
    looks,
    protections,
    recusals,
    to_check,
)

__all__ = [
    "COUNTED_DAYS",
    "PAGE",
    "Door",
    "Looker",
    "door",
    "exactly",
    "lookers",
    "looks",
    "protections",
    "recusals",
    "to_check",
]
