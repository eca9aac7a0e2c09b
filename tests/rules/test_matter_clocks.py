"""What is due in a matter, what it counts for, and what is offered after a sign of use."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.rules.test_matters import DAY, code_of
from waystation.rules import breach
from waystation.rules.law import law_on
from waystation.rules.matters import (
    OFFERS,
    Answer,
    MatterKind,
    Offer,
    Qualification,
    check_by_hand,
    check_offer,
    next_offer,
)
from waystation.rules.matters.clocks import MatterRow, breaches, clocks, remedies
from waystation.rules.orders import Kind, OrderFacts, State

LAW = law_on(DAY, ())


# --- clocks and counts -----------------------------------------------------------------------------------


def row(pk=1, **values) -> MatterRow:
    return MatterRow(
        **{
            "id": pk,
            "kind": MatterKind.MISSED_TEST,
            "order_id": 5,
            "opened_on": DAY,
            "from_on": DAY,
            "to_on": None,
            "heard_on": DAY,
            "qualified_on": DAY,
            "confirmed_on": DAY,
            "told_on": DAY,
            "closed_on": None,
            "qualification": Qualification.EVADED,
            **values,
        }
    )


def test_each_duty_has_its_last_day_and_ends_with_the_matter():
    found = {
        clock.key: clock for clock in clocks([row(heard_on=None, confirmed_on=None, objected_on=DAY)], LAW)
    }
    assert {key: (clock.due_on - DAY).days for key, clock in found.items()} == {
        "matter:1/hear": 7,
        "matter:1/confirm": 7,
        "matter:1/objection/0": 15,
    }
    assert all(clock.done is None for clock in found.values())
    ended = list(clocks([row(heard_on=None, qualified_on=None, closed_on=DAY)], LAW))
    assert [(clock.key, clock.ended_on) for clock in ended] == [("matter:1/hear", DAY)]


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, 1),
        ({"told_on": None}, 0),
        ({"confirmed_on": None}, 0),
        ({"objected_on": DAY}, 0),
        ({"objected_on": DAY, "answered_on": DAY}, 1),
        ({"upheld": True}, 0),
        ({"qualification": Qualification.NOT_EXCUSED}, 0),
        ({"qualification": None}, 0),
    ],
)
def test_counted_is_what_was_told_confirmed_and_stands_unopposed(change, counts):
    found = breach.count(breaches([row(**change)]), 5, LAW, DAY)
    assert found.together[0].count == counts


def test_three_evasions_fill_the_counter_and_two_and_a_refusal_only_that_of_the_stricter_reading():
    mixed = [row(1), row(2), row(3, qualification=Qualification.REFUSED)]
    found = breach.count(breaches(mixed), 5, LAW, DAY)
    assert (found.separate[0].reached, found.separate[1].reached, found.together[0].reached) == (
        False,
        False,
        True,
    )
    assert not found.reached, "the milder reading holds unless the place says otherwise"
    assert breach.count(breaches([row(1), row(2), row(3)]), 5, LAW, DAY).reached


def test_absence_counts_its_days():
    away = row(
        qualification=Qualification.UNPERMITTED_ABSENCE, from_on=DAY, to_on=DAY + dt.timedelta(days=30)
    )
    found = breach.count(breaches([away]), 5, LAW, DAY + dt.timedelta(days=60))
    assert found.in_force[-1].count > 0


def test_the_remedies_elsewhere_have_sixty_days_and_six_months():
    assert remedies(DAY, LAW).review_until == DAY + dt.timedelta(days=60)
    assert remedies(DAY, LAW).lawsuit_until == dt.date(2027, 5, 2)


# --- help ------------------------------------------------------------------------------------------------


def test_medical_help_is_offered_first_and_a_report_is_no_offer():
    assert OFFERS == (Offer.MEDICAL_HELP, Offer.REASSESSMENT, Offer.VOLUNTARY_TREATMENT, Offer.RIGHTS)
    for offer in OFFERS[1:]:
        answer = Answer.EXPLAINED if offer is Offer.RIGHTS else Answer.ACCEPTED
        assert code_of(lambda o=offer, a=answer: check_offer(o, a, ())) == "matters.offer_out_of_order"
        check_offer(offer, answer, {Offer.MEDICAL_HELP})
    assert code_of(lambda: check_offer(Offer.MEDICAL_HELP, Answer.EXPLAINED, ())) == "matters.offer_answer"
    assert next_offer({Offer.MEDICAL_HELP}) is Offer.REASSESSMENT
    assert next_offer(OFFERS) is None


def test_what_may_be_opened_by_hand():
    waiting = OrderFacts(
        id=1,
        kind=Kind.TREATMENT,
        state=State.AWAITING_SIGN_IN,
        years=3,
        served_on=DAY - dt.timedelta(days=20),
    )
    check_by_hand(MatterKind.NOT_SIGNED_IN, waiting, DAY, LAW, DAY)
    check_by_hand(MatterKind.RELAPSE_SIGN, None, DAY, LAW, DAY)
    early = replace(waiting, served_on=DAY)
    for kind, order, code in (
        (MatterKind.NOT_SIGNED_IN, early, "matters.not_overdue"),
        (MatterKind.NOT_SIGNED_IN, None, "matters.not_overdue"),
        (MatterKind.MISSED_TEST, waiting, "matters.opened_by_hand"),
    ):
        assert code_of(lambda k=kind, o=order: check_by_hand(k, o, DAY, LAW, DAY)) == code
