"""Telling somebody something: inside the house (``inside``), and what leaves it (``messages``)."""

from .inside import mark_all_read, mark_read, notify, tell_of_sign_in, unname

__all__ = ["mark_all_read", "mark_read", "notify", "tell_of_sign_in", "unname"]
