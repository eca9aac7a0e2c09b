"""The shape of a table of words."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise

# Pairs, not a mapping: members of two lists may be equal as text.
Words = tuple[tuple[StrEnum, Promise], ...]
