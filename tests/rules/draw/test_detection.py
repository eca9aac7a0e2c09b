"""The vectors of evidence §5.3."""

from __future__ import annotations

import pytest

from waystation.rules.screening.draw import detection
from waystation.rules.screening.draw.detection import Look, Schedule


@pytest.mark.parametrize(
    ("window", "in_period", "by_chance"), [(3, 0.100, 0.187), (5, 0.167, 0.292), (7, 0.233, 0.383)]
)
def test_one_use_at_an_unknown_time(window, in_period, by_chance):
    look = Look(window, 1)
    assert detection.one_use_in_period(1, 30, look) == pytest.approx(in_period, abs=0.0005)
    assert detection.one_use(1 / 15, look) == pytest.approx(by_chance, abs=0.0005)


@pytest.mark.parametrize(
    ("use", "chance", "formula", "simulated"), [(1 / 7, 1 / 30, 0.634, 0.632), (1 / 30, 1 / 15, 0.408, 0.390)]
)
def test_use_that_goes_on(use, chance, formula, simulated):
    look = Look(3, 0.9)
    assert detection.by_formula(chance, use, look, 90) == pytest.approx(formula, abs=0.0005)
    tried = detection.simulate(Schedule(0, chance), use, look, 90, paths=6000)
    assert tried == pytest.approx(simulated, abs=0.025)


@pytest.mark.parametrize(
    ("tests", "shares"),
    [
        (4, (0.09, 0.33, 0.54, 0.81)),
        (6, (0.13, 0.46, 0.72, 0.96)),
        (12, (0.25, 0.72, 0.93, 1.0)),
        (24, (0.42, 0.91, 0.99, 1.0)),
        (36, (0.58, 0.98, 1.0, 1.0)),
    ],
)
def test_the_published_table(tests, shares):
    """At least one positive in 90 days; 3-day window, s = .95; monthly, weekly, twice a week, daily.

    The table is printed to two digits (.005) and was simulated like this is: what is left, .025, is three
    standard errors of a difference of two shares of 6,000 paths each (3 · √(2 · ¼ / 6000) = .027).
    """
    for use, share in zip((1 / 30, 1 / 7, 2 / 7, 1), shares, strict=True):
        tried = detection.simulate(Schedule(round(365 / tests), 0), use, Look(3, 0.95), 90, paths=6000)
        assert tried == pytest.approx(share, abs=0.03)


def test_the_last_row_of_the_table_is_that_of_three_day_blocks():
    """104 tests a year are one in 3.5 days, and a block has whole days. Published is .92 for monthly use,
    which blocks of 3 days reach; blocks of 4, which the row was compared with before, find .86."""

    def found(length: int, use: float) -> float:
        return detection.simulate(Schedule(length, 0), use, Look(3, 0.95), 90, paths=6000)

    assert found(3, 1 / 30) == pytest.approx(0.92, abs=0.03)
    assert found(4, 1 / 30) == pytest.approx(0.86, abs=0.01)
    assert min(found(length, use) for length in (3, 4) for use in (1 / 7, 2 / 7, 1)) > 0.995


def test_false_alarms_add_up():
    assert detection.false_alarm(24, 0.99) == pytest.approx(0.21, abs=0.005)


def test_a_plan_has_its_block_and_its_chance():
    assert detection.of_plan(12, 1 / 30) == Schedule(28, 1 / 30)
    assert detection.of_plan(0, 1 / 30) == Schedule(0, 1 / 30)
    assert detection.of_plan(12, 1 / 30).daily == pytest.approx(24.77 / 365, abs=0.0001)


def test_a_seed_gives_one_share():
    asked = (Schedule(28, 0.05), 0.2, Look(3, 0.9), 60)
    assert detection.simulate(*asked, paths=200, seed=5) == detection.simulate(*asked, paths=200, seed=5)
