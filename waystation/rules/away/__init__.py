"""Being away from the place: leave, absence, move."""

from waystation.rules.away.days import Spell, civil_days, covered, stays
from waystation.rules.away.shapes import Absence, AbsenceFinding, Leave, Move

__all__ = ["Absence", "AbsenceFinding", "Leave", "Move", "Spell", "civil_days", "covered", "stays"]
