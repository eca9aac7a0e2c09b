from datetime import date

import pytest

from waystation.rules import contacts
from waystation.rules.contacts import ContactFacts, Kind, Met, Outcome, Reason
from waystation.rules.law import Law, LocalParameter
from waystation.rules.orders import Kind as OrderKind
from waystation.rules.orders import OrderFacts, State
from waystation.rules.problems import RuleBroken

TODAY = date(2026, 11, 2)
LAW = Law(TODAY)


def facts(reported_on=date(2025, 5, 10), **given):
    told = {
        "id": 12,
        "kind": OrderKind.TREATMENT,
        "state": State.RUNNING,
        "years": 3,
        "served_on": reported_on,
        "reported_on": reported_on,
    }
    return OrderFacts(**(told | given))


def place(key, value):
    return Law(TODAY, [LocalParameter("0001", key, value, date(2011, 6, 26), None, "第三条")])


def test_every_month_of_the_term_asks_for_one_meeting():
    plan = contacts.plan(facts(), LAW)
    # May 2025 has 22 days of the term and counts; May 2028 has 9 and does not.
    assert [item.key for item in plan] == [
        f"{year}-{month:02d}-1"
        for year in (2025, 2026, 2027, 2028)
        for month in range(1, 13)
        if (2025, 5) <= (year, month) <= (2028, 4)
    ]
    first, second = plan[:2]
    assert (first.month, first.opens_on, first.due_on, first.closes_on) == (
        date(2025, 5, 1),
        date(2025, 5, 10),
        date(2025, 5, 31),
        date(2025, 6, 7),
    )
    assert (second.opens_on, second.due_on, second.n, second.of) == (
        date(2025, 6, 1),
        date(2025, 6, 30),
        1,
        1,
    )
    assert first.why.params == {
        "source": "law.source.practice",
        "article": "",
        "value": 1,
        "month": date(2025, 5, 1),
    }


@pytest.mark.parametrize(
    ("reported_on", "first_key"),
    [
        (date(2025, 5, 17), "2025-05-1"),
        (date(2025, 5, 18), "2025-06-1"),
        (date(2026, 2, 1), "2026-02-1"),
        (date(2026, 2, 14), "2026-02-1"),
        (date(2026, 2, 15), "2026-03-1"),
    ],
)
def test_a_short_first_month_asks_for_nothing(reported_on, first_key):
    assert contacts.plan(facts(reported_on), LAW)[0].key == first_key


def test_a_place_may_ask_for_more_meetings():
    plan = contacts.plan(facts(), place("contact_min_per_month", 2))
    assert [item.key for item in plan[:4]] == ["2025-05-1", "2025-05-2", "2025-06-1", "2025-06-2"]
    assert contacts.plan(facts(), place("contact_min_per_month", 0)) == ()


def test_the_plan_can_be_cut_after_a_month():
    assert [item.key for item in contacts.plan(facts(), LAW, until=date(2025, 6, 1))] == [
        "2025-05-1",
        "2025-06-1",
    ]


def test_there_is_no_plan_before_sign_in():
    assert contacts.plan(facts(None), LAW) == ()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("met", Met)
@pytest.mark.parametrize("outcome", Outcome)
def test_a_meeting_is_the_client_met_by_any_way_but_the_phone(kind, met, outcome):
    contact = ContactFacts(1, TODAY, kind, met, outcome)
    in_person = met == "client" and outcome in {"complied", "not_cooperative"}
    assert contacts.counts_as_meeting(contact, LAW) is (in_person and kind != "phone")
    assert contacts.counts_as_meeting(contact, place("contact_phone_counts", True)) is in_person


@pytest.mark.parametrize(
    ("last_on", "law", "today", "last_day", "expected"),
    [
        (None, LAW, TODAY, None, TODAY),
        (date(2026, 10, 20), LAW, TODAY, None, date(2026, 11, 20)),
        (date(2026, 10, 31), LAW, TODAY, None, date(2026, 11, 30)),
        (date(2026, 8, 1), LAW, TODAY, None, TODAY),
        (date(2026, 10, 20), LAW, TODAY, date(2026, 11, 10), date(2026, 11, 10)),
        (date(2026, 10, 20), LAW, TODAY, date(2026, 12, 31), date(2026, 11, 20)),
        (date(2026, 10, 20), LAW, TODAY, date(2026, 11, 1), None),
        (None, LAW, TODAY, TODAY, TODAY),
        (date(2026, 11, 1), place("contact_min_per_month", 2), TODAY, None, date(2026, 11, 16)),
        (date(2026, 11, 1), place("contact_min_per_month", 31), TODAY, None, TODAY),
        (date(2026, 11, 1), place("contact_min_per_month", 0), TODAY, None, None),
    ],
)
def test_the_day_proposed_for_the_next_meeting(last_on, law, today, last_day, expected):
    assert contacts.next_contact_on(last_on, law, today=today, last_day=last_day) == expected


def check(told=None, **given):
    record = {
        "held_on": date(2026, 11, 1),
        "today": TODAY,
        "kind": Kind.HOME_VISIT,
        "met": Met.CLIENT,
        "outcome": Outcome.COMPLIED,
    }
    contacts.check_recordable(told, **(record | given))


@pytest.mark.parametrize(
    "given_record",
    [
        {},
        {"held_on": TODAY},
        {"met": Met.FAMILY},
        {"outcome": Outcome.NOT_COOPERATIVE, "reason": Reason.LEFT_EARLY},
        {"outcome": Outcome.NOT_MET, "met": Met.FAMILY, "reason": Reason.NOBODY_HOME},
        {"outcome": Outcome.MOVED, "met": Met.NOBODY, "reason": Reason.MOVED_AWAY},
        {"outcome": Outcome.REFUSED_ENTRY, "met": Met.FAMILY, "reason": Reason.FAMILY_REFUSED},
        {"outcome": Outcome.EXCUSED, "met": Met.NOBODY, "reason": Reason.COURT},
        {"outcome": Outcome.RESCHEDULED, "kind": Kind.PHONE, "reason": Reason.CLIENT_ASKED},
    ],
)
def test_a_true_record_is_taken(given_record):
    check(facts(), **given_record)


def test_a_contact_without_an_order_or_before_sign_in_is_taken():
    check(None)
    check(facts(None, state=State.AWAITING_SIGN_IN))


@pytest.mark.parametrize(
    ("given_record", "code"),
    [
        ({"held_on": date(2026, 11, 3)}, "contacts.future"),
        ({"met": Met.NOBODY}, "contacts.nobody_met"),
        (
            {"outcome": Outcome.NOT_COOPERATIVE, "met": Met.NOBODY, "reason": Reason.OTHER},
            "contacts.nobody_met",
        ),
        ({"outcome": Outcome.NOT_MET, "reason": Reason.NO_ANSWER}, "contacts.somebody_met"),
        (
            {"outcome": Outcome.REFUSED_ENTRY, "kind": Kind.VIDEO, "reason": Reason.OTHER},
            "contacts.entry_not_visit",
        ),
        ({"outcome": Outcome.UNEXCUSED}, "contacts.reason_needed"),
        ({"reason": Reason.OTHER}, "contacts.reason_not_fitting"),
        ({"outcome": Outcome.MOVED, "reason": Reason.COURT}, "contacts.reason_not_fitting"),
    ],
)
def test_a_record_that_cannot_be_true_is_refused(given_record, code):
    with pytest.raises(RuleBroken) as refused:
        check(facts(), **given_record)
    assert refused.value.code == code


def test_a_contact_after_the_end_of_its_order_is_refused():
    ended = facts(state=State.COMPLETED, ended_on=date(2026, 10, 31))
    with pytest.raises(RuleBroken, match=r"contacts\.after_end"):
        check(ended)
    check(ended, held_on=date(2026, 10, 31))


def test_every_outcome_has_its_reasons_and_every_reason_an_outcome():
    assert set(contacts.REASONS) == set(Outcome)
    assert frozenset().union(*contacts.REASONS.values()) == set(Reason)
    assert [outcome for outcome, reasons in contacts.REASONS.items() if not reasons] == [Outcome.COMPLIED]
