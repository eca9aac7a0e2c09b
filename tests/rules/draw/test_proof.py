"""The list of a day, its replay, and χ²."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from waystation.rules.screening import draw
from waystation.rules.screening.draw import proof

from .cases import KEY, after, any_terms, run, terms

DAY = after(40)


def _list(clients: int = 200) -> tuple[draw.Eligible, ...]:
    return tuple(
        draw.Eligible(held, tuple(run(held, last=after(39)).called))
        for held in (terms(client=str(n)) for n in range(clients))
    )


def test_a_replayed_day_is_the_same_day():
    eligible = _list()
    drawn = draw.drawn_at(eligible, KEY, DAY, 9)
    text = proof.written(eligible)
    kept = [(one.client, one.order) for one in drawn]
    assert kept
    again = proof.replay(text, proof.digest(text), kept, key=KEY, day=DAY, most=9)
    assert again.equal
    assert proof.read(text) == tuple(sorted(eligible, key=lambda one: one.terms.client))


def test_who_was_added_left_out_or_drawn_with_another_key_is_found():
    eligible = _list()
    text = proof.written(eligible)
    kept = [(one.client, one.order) for one in draw.drawn_at(eligible, KEY, DAY, None)]
    left_out = proof.replay(text, proof.digest(text), kept[1:], key=KEY, day=DAY, most=None)
    assert (left_out.equal, left_out.only_found, left_out.only_kept) == (False, (kept[0],), ())
    added = proof.replay(text, proof.digest(text), [*kept, ("x", "1")], key=KEY, day=DAY, most=None)
    assert (added.equal, added.only_kept) == (False, (("x", "1"),))
    assert not proof.replay(text, proof.digest(text), kept, key=bytes(32), day=DAY, most=None).equal
    shorter = "".join(text.splitlines(keepends=True)[1:])
    assert not proof.replay(shorter, proof.digest(text), kept, key=KEY, day=DAY, most=None).list_fits


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(held=any_terms(known_later=False))
def test_a_list_says_everything_the_draw_looked_at(held):
    one = draw.Eligible(held, (draw.Called(date(2026, 3, 3), draw.Part.BOTH, stands=False),))
    assert proof.read(proof.written([one])) == (one,)


@pytest.mark.parametrize(
    ("statistic", "freedom", "p"),
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (11.070, 5, 0.05), (12.592, 6, 0.05), (16.812, 6, 0.01), (0, 3, 1)],
)
def test_the_tables_of_chi_square(statistic, freedom, p):
    assert proof.beyond(statistic, freedom) == pytest.approx(p, abs=0.0001)


def test_uneven_counts_are_seen_and_small_ones_say_nothing():
    found = proof.evenness([100, 100, 160], [1, 1, 1])
    assert found is not None
    assert (found.freedom, found.p < 0.001) == (2, True)
    assert proof.evenness([1, 2], [1, 1]) is None
    assert proof.evenness([100], [1]) is None
    assert proof.evenness([], []) is None
