"""Unforeseen tests: the draw of a morning, and telling who was drawn."""

from .drawing import draw_site
from .telling import take_back_told, tell

__all__ = ["draw_site", "take_back_told", "tell"]
