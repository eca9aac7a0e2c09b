"""Being away from the place: leave, absence, move."""

from waystation.rules.away.shapes import (
    Absence,
    AbsenceFinding,
    Leave,
    Move,
    civil_days,
)

__all__ = [
    "Absence",
    "AbsenceFinding",
    "Leave",
    "Move",
    "civil_days",
]
