"""Days away from the place, however they came about: civil days, both ends included, no day twice.

Leave, absence and move, and what is due of them, stand in ``places``; severe breach in ``breach``.
"""

from waystation.rules.away.days import Spell, civil_days, covered, stays

__all__ = ["Spell", "civil_days", "covered", "stays"]
