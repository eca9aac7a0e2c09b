"""The tables of notices: what is read inside the house, and what leaves it."""

from .inside import Notice
from .messages import Address, Delivery, Message, Route, Wording

__all__ = ["Address", "Delivery", "Message", "Notice", "Route", "Wording"]
