"""What a run writes down: entries with cause and reason, and what waits behind a cap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.points.schemes.drawing import Drawn
from waystation.rules.points.schemes.kinds import Wallet
from waystation.rules.points.schemes.shapes import Period


class WhyCode(StrEnum):
    """Why an entry is what it is. Those from ``rate_reset`` on bring no points and take none."""

    PRIMED = "primed"
    EARNED = "earned"
    BONUS = "bonus"
    DRAWN = "drawn"
    FIXED = "fixed"
    RESTORED = "restored"
    RELEASED = "released"
    PAID_ALL_THE_SAME = "paid_all_the_same"
    RATE_RESET = "rate_reset"
    FROZEN = "frozen"
    NO_LUCK = "no_luck"
    QUEUED = "queued"
    ENDED = "ended"
    NOT_IN_SCHEME = "not_in_scheme"
    SWITCHED_OFF = "switched_off"
    TOO_EARLY = "too_early"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the event that caused it, the day it counts for, whose share, how much and why.

    ``level`` and ``streak``: where the track stood then. ``near``: soft caps that it went over.
    """

    event: str
    on: date
    wallet: Wallet
    track: str
    points: int
    why: WhyCode
    level: int = 0
    streak: int = 0
    draws: tuple[Drawn, ...] = ()
    near: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """Points earned that wait behind a hard cap until ``due``; None: until a person makes room."""

    event: str
    track: str
    wallet: Wallet
    points: int
    due: date | None
    behind: Period
