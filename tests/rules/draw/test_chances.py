"""The figures of evidence: by formula, by simulation, and the monthly floor that can be foreseen."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from waystation.rules.screening import draw
from waystation.rules.screening.draw import chances, proof
from waystation.rules.screening.draw.blocks import block_length

from .cases import KEY, after, run, terms

#: Days since the last test → chance of a test, 28-day blocks and p = 1/30, as published by simulation.
PUBLISHED = {1: 0.052, 7: 0.057, 14: 0.068, 21: 0.080, 28: 0.108, 35: 0.130, 40: 0.151, 45: 0.189}
#: How far the exact chance may lie from it: few simulated clients wait long, so the published share strays.
STRAYS = {1: 0.0015, 7: 0.0015, 14: 0.002, 21: 0.001, 28: 0.001, 35: 0.001, 40: 0.005, 45: 0.014}


def test_the_formula_gives_the_published_figures():
    found = chances.by_formula(12, 1 / 30, 45)
    for days, chance in PUBLISHED.items():
        assert found[days - 1] == pytest.approx(chance, abs=STRAYS[days])
    assert chances.expected(12, 1 / 30) == pytest.approx(24.8, abs=0.05)
    assert min(found) > 1 / 30


def test_the_chance_stays_below_a_fifth_for_44_days_not_45():
    """Published is "below .2 up to 45 days", from .189 simulated on day 45. Exactly it is .190 on day 44
    and .2025 on day 45. Blocks of 28 days are the longest that guarantee twelve: the claim is wrong."""
    found = chances.by_formula(12, 1 / 30, 45)
    assert max(found[:44]) == found[43] == pytest.approx(0.1901, abs=0.00005)
    assert found[44] == pytest.approx(0.2025, abs=0.00005)
    assert block_length(12) == 28
    assert 29 > 366 // 13


@pytest.mark.parametrize("count", [2, 4, 6, 12, 52, 0])
@pytest.mark.parametrize("chance", [1 / 60, 1 / 30, 1 / 15])
def test_no_day_is_safer_than_the_chance(count, chance):
    assert min(chances.by_formula(count, chance, 120)) >= chance - 1e-9


def _three_years(paths: int) -> chances.Simulated:
    held = terms(plan=draw.Plan(date(2026, 3, 2), (12,)))
    return chances.simulate(held, KEY, first=held.begins, last=held.ends, paths=paths)


def _agrees(found: chances.Simulated) -> None:
    formula = chances.by_formula(12, 1 / 30, 45)
    assert found.floor_kept
    assert found.fewest >= 36
    assert found.tests / 3 == pytest.approx(24.77, abs=0.25)
    for gap in found.gaps:
        share = gap.tested / gap.reached
        error = (formula[gap.days - 1] * (1 - formula[gap.days - 1]) / gap.reached) ** 0.5
        assert share == pytest.approx(formula[gap.days - 1], abs=4.5 * error), gap
    smallest, largest = found.smallest(), found.largest()
    assert smallest is not None
    assert largest is not None
    assert smallest.share >= 1 / 30
    assert largest.share < 0.25


def test_simulated_paths_meet_floor_and_smallest_chance():
    _agrees(_three_years(300))


@pytest.mark.slow
def test_ten_thousand_paths_meet_floor_and_smallest_chance():
    _agrees(_three_years(10_000))


def test_leave_leaves_no_safe_day_behind():
    rests = (draw.Rest(after(100), after(120), draw.RestReason.LEAVE),)
    held = terms(plan=draw.Plan(date(2026, 3, 2), (12,)), rests=rests)
    found = chances.simulate(held, KEY, first=after(121), last=after(160), paths=600, most=10)
    assert found.floor_kept
    for gap in found.gaps:
        share = gap.tested / gap.reached
        assert share > 1 / 30 - 3 * (1 / 30 / gap.reached) ** 0.5


def test_a_test_in_every_month_can_be_foreseen_at_its_end():
    """Published for 30 days and p = 1/30: .10 on day 16, .23 on day 26, .52 on day 29, 1 on day 30."""
    start = date(2026, 4, 1)
    reached, tested = [0] * 31, [0] * 31
    for number in range(3000):
        held = terms(
            client=str(number),
            plan=draw.Plan(start, (12,), draw.Floor.WINDOW),
            begins=start,
            chances=(Fraction(1, 30),),
        )
        calls = chances.calls_of(held, KEY, date(2026, 4, 30))
        first = calls[0].on.day
        for day in range(1, first + 1):
            reached[day] += 1
        tested[first] += 1
    shares = {day: tested[day] / reached[day] for day in (16, 26, 29, 30)}
    assert shares[16] == pytest.approx(0.10, abs=0.03)
    assert shares[26] == pytest.approx(0.23, abs=0.06)
    assert shares[29] == pytest.approx(0.52, abs=0.12)
    assert shares[30] == 1


def test_calls_do_not_depend_on_the_day_of_the_week():
    weekdays = [0] * 7
    for number in range(200):
        for call in run(terms(client=str(number)), last=after(363)).called:
            weekdays[call.on.weekday()] += 1
    found = proof.evenness(weekdays, [1.0] * 7)
    assert found is not None
    assert found.p > 0.001


def test_too_few_paths_name_no_chance():
    assert chances.Gap(3, 10, 2).share is None
    held = terms()
    nothing = chances.simulate(held, KEY, first=held.begins, last=held.begins + timedelta(days=30), paths=0)
    assert (nothing.smallest(), nothing.largest(), nothing.tests) == (None, None, 0)
