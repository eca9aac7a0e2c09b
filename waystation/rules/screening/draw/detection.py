"""How likely a schedule is to find use that goes on; nothing of a person, and nothing of a day of use.

A test finds use of its day and of the ``window - 1`` days before it, with probability ``sensitivity``.
Use falls on each day independently with probability ``use``. Sources: evidence §5.3.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from waystation.rules.screening.draw.blocks import block_length


@dataclass(frozen=True, slots=True)
class Schedule:
    """One test on a hidden day in each ``length`` days (0: none), and an independent daily ``chance``."""

    length: int
    chance: float

    @property
    def daily(self) -> float:
        """The chance of a test on a day like any other."""
        floor = 1 / self.length if self.length else 0.0
        return 1 - (1 - self.chance) * (1 - floor)


def of_plan(count: int, chance: float) -> Schedule:
    """The schedule of a plan of ``count`` tests a year (0: chance alone)."""
    return Schedule(block_length(count) if count else 0, chance)


@dataclass(frozen=True, slots=True)
class Look:
    """What a test sees: ``window`` in days, and how often it sees what is there."""

    window: int
    sensitivity: float


def one_use(daily: float, look: Look) -> float:
    """One use at an unknown time, tests by a daily chance: found by at least one of them."""
    return 1 - (1 - daily * look.sensitivity) ** look.window


def one_use_in_period(tests: int, days: int, look: Look) -> float:
    """One use at an unknown time in ``days`` days that hold ``tests`` tests on days drawn evenly."""
    return look.sensitivity * min(1.0, tests * look.window / days)


def seen_at_a_test(use: float, look: Look) -> float:
    """A test on any day is positive."""
    return look.sensitivity * (1 - (1 - use) ** look.window)


def by_formula(daily: float, use: float, look: Look, days: int) -> float:
    """At least one positive test in ``days`` days, as if tests said nothing about each other.

    They do: windows of near tests overlap, so where tests are frequent this says up to .07 too much.
    """
    return 1 - (1 - daily * seen_at_a_test(use, look)) ** days


def _test_days(schedule: Schedule, days: int, chooser: random.Random) -> set[int]:
    found = set()
    if length := schedule.length:
        begins = -chooser.randrange(length)
        while begins < days:
            found.add(begins + chooser.randrange(length))
            begins += length
    if schedule.chance > 0:
        found.update(day for day in range(days) if chooser.random() < schedule.chance)
    return {day for day in found if 0 <= day < days}


def simulate(
    schedule: Schedule, use: float, look: Look, days: int, *, paths: int = 2000, seed: int = 1
) -> float:
    """The same by trying it ``paths`` times, use before the first day included; a seed gives one share."""
    chooser = random.Random(seed)  # noqa: S311 - a simulation, no secret
    found = 0
    for _ in range(paths):
        before = look.window - 1
        used = [chooser.random() < use for _ in range(days + before)]
        for day in _test_days(schedule, days, chooser):
            if any(used[day : day + look.window]) and chooser.random() < look.sensitivity:
                found += 1
                break
    return found / paths


def false_alarm(tests: float, specificity: float) -> float:
    """Somebody who uses nothing has at least one positive screening in ``tests`` tests: ``1 - z ** n``."""
    return 1.0 - float(specificity**tests)
