"""Clocks: the dated duties of other subjects become obligations with the same states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from waystation.rules.law import Why, law_on
from waystation.rules.obligations import (
    NEVER,
    CaseFacts,
    Clock,
    FulfilledBy,
    NotPossible,
    NotPossibleReason,
    ObligationState,
    RecordKind,
    RuleCode,
    obligations,
)
from waystation.rules.orders import Kind, OrderFacts, State, Suspension

CLOCK = Clock(
    "agreement:9/new",
    RuleCode.AGREEMENT,
    opens_on=date(2026, 3, 1),
    due_on=date(2026, 3, 10),
    closes_on=date(2026, 3, 20),
    why=Why("orders.why.agreement"),
)
ORDER = OrderFacts(4, Kind.TREATMENT, State.SUSPENDED, 3)


def state(clock: Clock, on: date, **facts: object) -> ObligationState | None:
    """The state of the clock on a day; None: it is in no list."""
    found = obligations(CaseFacts(clocks=(clock, clock), **facts), on, law_on(on))
    assert len(found) <= 1
    return found[0].state if found else None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 2, 28), ObligationState.UPCOMING),
        (date(2026, 3, 1), ObligationState.OPEN),
        (date(2026, 3, 10), ObligationState.OPEN),
        (date(2026, 3, 11), ObligationState.OVERDUE),
        (date(2026, 3, 20), ObligationState.OVERDUE),
        (date(2026, 3, 21), ObligationState.MISSED),
    ],
)
def test_its_window(on, expected):
    assert state(CLOCK, on) is expected


def test_without_a_closing_day_it_stays_late():
    assert state(replace(CLOCK, closes_on=NEVER), date(2029, 1, 1)) is ObligationState.OVERDUE


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [(date(2026, 3, 10), ObligationState.DONE), (date(2026, 3, 11), ObligationState.DONE_LATE)],
)
def test_done_in_time_or_late(done_on, expected):
    done = FulfilledBy(RecordKind.ORDER, 9, done_on)
    assert state(replace(CLOCK, done=done), date(2026, 4, 1)) is expected


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [
        (date(2026, 2, 28), None),
        (date(2026, 3, 15), ObligationState.ENDED),
        (date(2026, 3, 20), ObligationState.ENDED),
        (date(2026, 3, 21), ObligationState.MISSED),
    ],
)
def test_what_nobody_asks_for_any_more(ended_on, expected):
    assert state(replace(CLOCK, ended_on=ended_on), date(2026, 4, 1)) is expected


def test_a_closed_file_ends_it():
    assert state(CLOCK, date(2026, 4, 1), closed_on=date(2026, 3, 5)) is ObligationState.ENDED


def test_it_rests_with_its_order_and_only_with_its_own():
    resting = replace(ORDER, suspensions=(Suspension(date(2026, 3, 5)),))
    on = date(2026, 3, 12)
    assert state(replace(CLOCK, order_id=4), on, orders=(resting,)) is ObligationState.EXCUSED
    assert state(replace(CLOCK, order_id=5), on, orders=(resting,)) is ObligationState.OVERDUE


def test_could_not_be_done_stands_until_it_is_done():
    entry = NotPossible(1, CLOCK.key, NotPossibleReason.NO_STAFF, date(2026, 3, 12))
    on = date(2026, 3, 13)
    assert state(CLOCK, on, not_possible=(entry,)) is ObligationState.NOT_POSSIBLE
    done = FulfilledBy(RecordKind.ORDER, 9, on)
    assert state(replace(CLOCK, done=done), on, not_possible=(entry,)) is ObligationState.DONE_LATE
