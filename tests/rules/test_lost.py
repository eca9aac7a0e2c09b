"""When somebody has to be looked for: the days that count as contact, and those that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.test_obligations import AGREED, LAW, RUNNING, case, met, taken
from waystation.rules.contacts import Kind, Met
from waystation.rules.contacts import Outcome as ContactOutcome
from waystation.rules.obligations import obligations
from waystation.rules.obligations.lost import last_contact
from waystation.rules.orders import State
from waystation.rules.places import leaves, moves
from waystation.rules.places.leaves import LeaveFacts
from waystation.rules.places.moves import MoveFacts, MoveState
from waystation.rules.screening import MissKind, Outcome

JUNE = date(2025, 6, 20)


def looked_for(facts, today):
    found = (item for item in obligations(facts, today, LAW) if item.rule == "lost.look")
    return [(item.key, item.state, item.opens_on, item.due_on) for item in found]


def test_thirty_days_without_contact_and_three_to_begin():
    look = ("lost:12/2025-05-12", date(2025, 6, 12), date(2025, 6, 15))
    for today, state in ((date(2025, 6, 12), "open"), (date(2025, 6, 15), "open"), (JUNE, "overdue")):
        assert looked_for(case(), today) == [(look[0], state, look[1], look[2])]
    assert looked_for(case(), date(2025, 6, 11)) == []


def test_it_is_foreseen_for_the_list_of_the_coming_days_and_only_there():
    def ahead(facts, today):
        found = obligations(facts, today, LAW, ahead=3)
        return [(o.key, o.state) for o in found if o.rule == "lost.look"]

    key = "lost:12/2025-05-12"
    assert ahead(case(), date(2025, 6, 8)) == []
    for today in (date(2025, 6, 9), date(2025, 6, 11)):
        assert ahead(case(), today) == [(key, "upcoming")]
        assert looked_for(case(), today) == []
    assert ahead(case(), date(2025, 6, 12)) == [(key, "open")]
    # Whoever will be on leave that day is expected by nobody.
    away = case(leave_days=((date(2025, 6, 12), date(2025, 6, 14)),))
    assert ahead(away, date(2025, 6, 10)) == []
    met_meanwhile = case(contacts=(met(date(2025, 6, 9)),))
    assert ahead(met_meanwhile, date(2025, 6, 10)) == []


def test_nothing_is_asked_before_the_file_was_opened_nor_once_it_is_closed_or_the_measure_rests_or_ends():
    assert looked_for(case(known_since=date(2025, 5, 25)), JUNE) == []
    assert looked_for(case(closed_on=JUNE), JUNE) == []
    for state in set(State) - {State.RUNNING}:
        assert looked_for(case(replace(RUNNING, state=state)), JUNE) == []


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.MISSED}))
def test_whoever_came_to_a_test_was_there_even_to_refuse_it(outcome):
    assert last_contact(case(screenings=(taken(JUNE, 1, outcome),)), RUNNING) == JUNE


@pytest.mark.parametrize("miss", sorted(MissKind))
def test_a_missed_test_is_no_contact(miss):
    facts = case(screenings=(taken(JUNE, 1, Outcome.MISSED, miss=miss),))
    assert last_contact(facts, RUNNING) == AGREED


@pytest.mark.parametrize(
    ("given", "is_contact"),
    [
        ({"kind": Kind.PHONE}, True),
        ({"outcome": ContactOutcome.NOT_COOPERATIVE}, True),
        ({"met": Met.FAMILY}, False),
        ({"met": Met.NOBODY, "outcome": ContactOutcome.NOT_MET}, False),
        ({"met": Met.NOBODY, "outcome": ContactOutcome.UNEXCUSED}, False),
    ],
)
def test_a_talk_with_the_client_is_contact_by_whatever_way(given, is_contact):
    assert last_contact(case(contacts=(met(JUNE, **given),)), RUNNING) == (JUNE if is_contact else AGREED)


def test_who_reports_or_signs_at_the_new_street_is_not_out_of_reach():
    moved = MoveFacts(
        1,
        MoveState.ACCEPTED,
        date(2025, 6, 1),
        sent_on=date(2025, 6, 3),
        answered_on=date(2025, 6, 18),
        order_id=RUNNING.id,
    )
    for given, last in (
        ({}, AGREED),
        ({"reported_on": JUNE}, JUNE),
        ({"reported_on": JUNE, "agreed_on": date(2025, 6, 25)}, date(2025, 6, 25)),
    ):
        facts = case(clocks=tuple(moves.clocks([replace(moved, **given)], LAW)))
        assert last_contact(facts, RUNNING) == last


def test_who_tells_of_the_return_from_a_leave_is_not_out_of_reach():
    leave = LeaveFacts(1, date(2025, 5, 20), date(2025, 5, 30), date(2025, 5, 18), order_id=RUNNING.id)
    for returned_on, last in ((None, AGREED), (date(2025, 6, 2), date(2025, 6, 2))):
        back = replace(leave, returned_on=returned_on)
        assert last_contact(case(clocks=tuple(leaves.clocks([back], LAW))), RUNNING) == last
