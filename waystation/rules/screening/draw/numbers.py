"""Numbers nobody can foresee and everybody with the key finds again.

``HMAC-SHA256(key, message)``; the message is five lines of UTF-8, with a line feed between two of them::

    waystation/draw/1
    client
    order
    purpose
    day

The first is the rule's version, the fourth the purpose: ``phase`` or ``day``. The fifth is the day as
``YYYY-MM-DD``, and empty for ``phase``. Of the 32 bytes that come out, bytes 0–7, 8–15 and 16–23 are read as
whole numbers, most significant byte first.
"""

from __future__ import annotations

import hmac
import struct
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import cast

#: Written beside every draw; another way of drawing is another version.
RULE_VERSION = "waystation/draw/1"
#: Numbers are below this.
RANGE = 1 << 64
#: A key has this many bytes at least.
KEY_BYTES = 16
_THREE = struct.Struct(">3Q8x")


@lru_cache(maxsize=4096)
def _line(ordinal: int) -> bytes:
    return date.fromordinal(ordinal).isoformat().encode()


def uniform(number: int, below: int) -> int:
    """0 … ``below`` - 1, each as likely as another: ``number * below // 2**64``."""
    return number * below >> 64


def bar(chance: Fraction) -> int:
    """Numbers below this lie in the share ``chance`` of all: ``number * denominator < numerator * 2**64``."""
    return -(-(chance.numerator << 64) // chance.denominator)


def hits(number: int, chance: Fraction) -> bool:
    """Whether a number lies in the share ``chance`` of all."""
    return number < bar(chance)


class Keyed:
    """The numbers of one client under one order. ``client`` and ``order``: no line feed in them.

    ValueError: the key is too short to be one, or a name has a line feed.
    """

    __slots__ = ("_day", "_days", "_phase")

    def __init__(self, key: bytes, client: str, order: str) -> None:
        if len(key) < KEY_BYTES:
            raise ValueError(f"a key has at least {KEY_BYTES} bytes")
        if "\n" in client or "\n" in order:
            raise ValueError("a line feed in the number of a client or an order")
        head = f"{RULE_VERSION}\n{client}\n{order}\n"
        self._day = hmac.new(key, f"{head}day\n".encode(), "sha256")
        self._phase = int.from_bytes(hmac.digest(key, f"{head}phase\n".encode(), "sha256")[:8], "big")
        self._days: dict[int, tuple[int, int, int]] = {}

    def phase(self, length: int) -> int:
        """How many days of the first block lie before the term: 0 … ``length`` - 1."""
        return uniform(self._phase, length)

    def of(self, ordinal: int) -> tuple[int, int, int]:
        """The three numbers of a day: its chance, its place in the floor's draw, its place in levelling."""
        found = self._days.get(ordinal)
        if found is None:
            made = self._day.copy()
            made.update(_line(ordinal))
            found = self._days[ordinal] = cast("tuple[int, int, int]", _THREE.unpack(made.digest()))
        return found
