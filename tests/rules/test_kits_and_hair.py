"""Kits with expiry and stock, and the reminder of hair tests: the rules alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.law import Law, LocalParameter
from waystation.rules.obligations import CaseFacts, ObligationState, RuleCode, obligations
from waystation.rules.orders import Kind, OrderFacts, State
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Material, Outcome, ScreeningFacts
from waystation.rules.specimens import hair, kits

DAY = dt.date(2026, 11, 2)
LAW = Law(DAY)


def refused(act, *given_, **words) -> str | None:
    try:
        act(*given_, **words)
    except RuleBroken as no:
        return no.code
    return None


@pytest.mark.parametrize(
    ("expires", "outcome", "code"),
    [
        (DAY, Outcome.NEGATIVE, None),
        (DAY - dt.timedelta(days=1), Outcome.NEGATIVE, "specimens.kit_expired"),
        (DAY - dt.timedelta(days=1), Outcome.POSITIVE, "specimens.kit_expired"),
        (DAY - dt.timedelta(days=1), Outcome.INVALID, None),
        (None, Outcome.NEGATIVE, None),
    ],
)
def test_an_expired_kit_gives_no_result(expires, outcome, code):
    words = {"taken_on": DAY, "outcome": outcome, "needs_kit": True}
    assert refused(kits.check_expiry, expires, **words) == code


@given(st.integers(-5, 50), st.integers(-5, 60), st.sampled_from(kits.KitMove), st.sampled_from(["", "受潮"]))
def test_a_stock_never_falls_below_nothing_by_a_movement(stock, count, kind, reason):
    try:
        change = kits.check_move(kind, stock=stock, count=count, reason=reason)
    except RuleBroken:
        return
    assert stock + change >= min(stock, 0)
    if change < 0 or (kind is kits.KitMove.COUNTED and change):
        assert reason


@pytest.mark.parametrize(
    ("stock", "days", "found"),
    [
        (50, 200, []),
        (10, 200, ["low"]),
        (0, 200, ["empty"]),
        (-1, 200, ["below_zero"]),
        (50, 30, ["expires_soon"]),
        (50, -1, ["expired"]),
        (0, -1, []),
    ],
)
def test_what_the_head_is_told_of_a_lot(stock, days, found):
    expires = DAY + dt.timedelta(days=days)
    assert [str(one) for one in kits.warnings(stock=stock, expires_on=expires, today=DAY, law=LAW)] == found


def order(**values) -> OrderFacts:
    said = {
        "id": 1,
        "kind": Kind.TREATMENT,
        "state": State.RUNNING,
        "years": 3,
        "served_on": dt.date(2026, 1, 1),
        "reported_on": dt.date(2026, 1, 10),
        **values,
    }
    return OrderFacts(**said)


def test_hair_is_reminded_of_only_where_a_place_says_so_and_is_never_missed():

    assert list(hair.clocks([order()], [], LAW)) == []
    local = (LocalParameter("", "hair_reminder_months", 6, dt.date(2025, 1, 1), None, "", "本区规定"),)
    law = Law(DAY, local)
    test = ScreeningFacts(5, dt.date(2026, 7, 5), Outcome.NEGATIVE, order_id=1, material=Material.HAIR)
    first, second = hair.clocks([order()], [test], law)
    assert (first.key, first.done and first.done.id, first.due_on) == ("hair:1/1", 5, dt.date(2026, 7, 10))
    assert (second.key, second.done, second.due_on) == ("hair:1/2", None, dt.date(2027, 1, 5))
    much_later = obligations(CaseFacts(orders=(order(),), clocks=(second,)), dt.date(2028, 1, 1), law)
    assert [o.state for o in much_later if o.rule is RuleCode.HAIR] == [ObligationState.OVERDUE]
