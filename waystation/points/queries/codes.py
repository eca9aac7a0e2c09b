"""What codes and cards are looked up by."""

from __future__ import annotations

from waystation.common import crypto

_CODE, _CARD = "points.pay_code", "points.paper_card"


def code_mark(code: str) -> bytes:
    """The keyed hash of a one-time code."""
    return crypto.blind(_CODE, code)


def card_mark(number: str) -> bytes:
    """The keyed hash of the number of a card of paper."""
    return crypto.blind(_CARD, number)
