"""The tables of notices."""

from .inside import Notice

__all__ = ["Notice"]
