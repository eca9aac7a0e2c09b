"""Goods for points: one orders, one prepares, another hands over, who takes them says so (S0-55, S0-56)."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from enum import StrEnum

from waystation.rules import agreements
from waystation.rules.portal import spoken
from waystation.rules.problems import RuleBroken


class State(StrEnum):
    """Where an order stands."""

    ORDERED = "ordered"
    PREPARED = "prepared"
    HANDED_OUT = "handed_out"
    CANCELLED = "cancelled"


class ConfirmedHow(StrEnum):
    """How whoever took the goods said so. CODE: the one-time code that only the client's own pages show."""

    SCREEN = "screen"
    CODE = "code"
    PAPER = "paper"


class CancelReason(StrEnum):
    """Why the points went back."""

    CHANGED_MIND = "changed_mind"
    WRONG_ENTRY = "wrong_entry"
    SOLD_OUT = "sold_out"
    NOT_FETCHED = "not_fetched"
    DAMAGED = "damaged"


#: Units of one good on one order: more is a slip of the finger.
MOST_UNITS = 50
#: A code is tried so often; then only a signature counts.
MOST_WRONG_CODES = 5
CODE_DIGITS = 6


def check_lines(lines: Mapping[int, int]) -> None:
    """Raises RuleBroken ``points.nothing_chosen``, ``points.too_many`` (most)."""
    if not lines or any(quantity < 1 for quantity in lines.values()):
        raise RuleBroken("points.nothing_chosen")
    if any(quantity > MOST_UNITS for quantity in lines.values()):
        raise RuleBroken("points.too_many", most=MOST_UNITS)


def check_free(free: int, quantity: int, *, good: str) -> None:
    """What is promised to somebody else is not promised twice. Raises RuleBroken ``points.sold_out``."""
    if quantity > free:
        raise RuleBroken("points.sold_out", good=good, left=max(free, 0))


def code_of(fingerprint: bytes) -> str:
    """The one-time code from a keyed fingerprint of the order."""
    return str(int.from_bytes(fingerprint[:8], "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def code_fits(expected: str, typed: str, *, wrong_before: int) -> bool:
    """Raises RuleBroken ``points.code_locked`` after too many wrong ones."""
    if wrong_before >= MOST_WRONG_CODES:
        raise RuleBroken("points.code_locked")
    return hmac.compare_digest(expected.encode(), spoken(typed).encode())


def check_drawn(strokes: object) -> list[list[tuple[int, int]]]:
    """A signature as it came from a browser. Raises RuleBroken ``points.signature_needed``."""
    try:
        return agreements.check_strokes(strokes, agreements.Party.CLIENT)
    except RuleBroken:
        raise RuleBroken("points.signature_needed") from None


def total(lines: Iterable[tuple[int, int]]) -> int:
    """Points of (units, points for one) pairs."""
    return sum(units * points for units, points in lines)
