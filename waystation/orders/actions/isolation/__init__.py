"""Isolation as the police decided it, and the circumstances in which it does not apply."""

from .circumstances import end_circumstance, note_circumstance, withdraw_circumstance
from .spells import save_spell, strike_spell, withdraw_spell

__all__ = [
    "end_circumstance",
    "note_circumstance",
    "save_spell",
    "strike_spell",
    "withdraw_circumstance",
    "withdraw_spell",
]
