"""Writes of this room: ways in are opened by staff, and used by those they are for."""
