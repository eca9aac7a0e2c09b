"""Draws that anybody with the seed finds again, and that nobody without it could foresee.

A draw is ``HMAC-SHA256(seed, message)``; the message is five lines of UTF-8 with a line feed between two of
them: the rule's version, the scheme and track (``scheme/track``), the client's key, the event, the number of
the draw (1, 2, …). Bytes 0–7, most significant first, are a whole number *x* below 2^64; walking along the
bowl in its order, the slip is the first whose summed shares *s* have *x* < *s* · 2^64. The SHA-256 of the
seed is published before the first draw, so that nobody can change the seed afterwards; the seed itself is
shown to an auditor.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from fractions import Fraction

from waystation.rules.points.schemes.shapes import Draws, Slip

#: Written beside every draw; another way of drawing is another version.
RULE_VERSION = "waystation/prize/1"
RANGE = 1 << 64
#: A seed has this many bytes at least.
SEED_BYTES = 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw: its number within the event, the slip and its points."""

    number: int
    slip: str
    points: int


def commitment(seed: bytes) -> str:
    """What is published of a seed before the first draw: its SHA-256 in hexadecimal."""
    return hashlib.sha256(seed).hexdigest()


def draw(draws: Draws, seed: bytes, *, scheme: str, client: str, event: str, number: int) -> Drawn:
    """The slip of one draw. ValueError: the seed is too short, or a name has a line feed."""
    if len(seed) < SEED_BYTES:
        raise ValueError(f"a seed has at least {SEED_BYTES} bytes")
    parts = (RULE_VERSION, scheme, client, event, str(number))
    if any("\n" in part for part in parts):
        raise ValueError("a line feed in a name of a draw")
    made = hmac.digest(seed, "\n".join(parts).encode(), "sha256")
    slip = _slip(draws.bowl, int.from_bytes(made[:8], "big"))
    return Drawn(number, slip.name, slip.points)


def _slip(bowl: tuple[Slip, ...], number: int) -> Slip:
    reached = Fraction(0)
    for slip in bowl:
        reached += slip.share
        if number * reached.denominator < reached.numerator * RANGE:
            return slip
    raise ValueError("the shares of the bowl are less than the whole")
