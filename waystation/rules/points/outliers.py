"""What a person should look at once a week (evidence §1.6): numbers that stand out, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from statistics import median

#: A normal sample's standard deviation in median absolute deviations.
_TO_SD = 1.4826
#: More robust deviations above the peers than this stand out (evidence §1.6 a).
MOST_SDS = 3
#: Fewer peers say nothing about one of them.
FEWEST_PEERS = 4
#: When a centre is open at most; the law knows no hours (the house's choice, evidence §1.6 b).
OPENS, CLOSES = time(7), time(21)
#: A credit by hand that divides by this is a round number (evidence §1.6 d).
ROUND = 50


@dataclass(frozen=True, slots=True)
class High:
    """One who stands out: the value, and how many robust deviations above the middle of all."""

    key: int
    value: float
    sds: float


def high(values: Mapping[int, float]) -> list[High]:
    """Who lies more than ``MOST_SDS`` robust deviations above the median, highest first.

    With too few peers, or where at least half are equal (no spread to measure by), nobody.
    """
    if len(values) < FEWEST_PEERS:
        return []
    middle = median(values.values())
    spread = _TO_SD * median(abs(value - middle) for value in values.values())
    if spread == 0:
        return []
    found = [High(key, value, (value - middle) / spread) for key, value in values.items()]
    return sorted((one for one in found if one.sds > MOST_SDS), key=lambda one: (-one.sds, one.key))


def is_out_of_hours(moment: datetime) -> bool:
    """Whether a local moment lies outside the hours of any centre."""
    return not OPENS <= moment.time() < CLOSES


def is_round(points: int) -> bool:
    """Whether a credit is a round number."""
    return points % ROUND == 0
