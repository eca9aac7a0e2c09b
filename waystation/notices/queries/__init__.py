"""Notices in words (``inside``), and what leaves the house (``outbox``, ``ways``)."""

from .inside import Shown, listed, new_for, shown

__all__ = ["Shown", "listed", "new_for", "shown"]
