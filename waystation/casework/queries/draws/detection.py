"""What a schedule finds, as the probability page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.rules.screening.draw import chances, detection

#: Paths of a simulation on the page.
PATHS = 1000
#: Days that are looked at.
SPANS = (30, 90, 365)
PATTERNS: tuple[tuple[Promise, float], ...] = (
    (_("大约每月一次"), 1 / 30),
    (_("大约每周一次"), 1 / 7),
    (_("大约每周两次"), 2 / 7),
    (_("几乎每天"), 1.0),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern of use: shares of 0 to 100 for each span, by formula and by trying."""

    pattern: Promise
    formula: tuple[float, ...]
    tried: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says. ``tests``: a year; ``false_alarm``: for somebody who uses nothing."""

    tests: float
    one_use: float
    false_alarm: float
    lines: tuple[Line, ...]


@lru_cache(maxsize=64)
def page(count: int, one_in: int | None, window: int, sensitivity: float, specificity: float) -> Page:
    """The numbers of one schedule; trying takes a moment, so equal questions are answered from memory."""
    chance = 1 / one_in if one_in else 0.0
    schedule, look = detection.of_plan(count, chance), detection.Look(window, sensitivity)
    tests = chances.expected(count, chance)
    return Page(
        tests=tests,
        one_use=100 * detection.one_use(schedule.daily, look),
        false_alarm=100 * detection.false_alarm(tests, specificity),
        lines=tuple(_line(schedule, look, pattern, use) for pattern, use in PATTERNS),
    )


def _line(schedule: detection.Schedule, look: detection.Look, pattern: Promise, use: float) -> Line:
    return Line(
        pattern,
        tuple(100 * detection.by_formula(schedule.daily, use, look, days) for days in SPANS),
        tuple(100 * detection.simulate(schedule, use, look, days, paths=PATHS) for days in SPANS),
    )
