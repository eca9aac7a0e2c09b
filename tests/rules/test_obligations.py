from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from waystation.rules import contacts, law
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Law
from waystation.rules.obligations import (
    NEVER,
    RULES,
    CaseFacts,
    FulfilledBy,
    RecordKind,
    RuleCode,
    obligations,
    order_prefix,
)
from waystation.rules.orders import Kind, OrderFacts, State, Suspension
from waystation.rules.screening import MissKind, Outcome, ScreeningFacts

LAW = Law(date(2026, 11, 2))
SERVED, REPORTED, AGREED = date(2025, 5, 3), date(2025, 5, 10), date(2025, 5, 12)
RUNNING = OrderFacts(
    12, Kind.TREATMENT, State.RUNNING, 3, served_on=SERVED, reported_on=REPORTED, agreed_on=AGREED
)
# The first three test windows: 10 May – 9 June (till 16 June), 10 June – 9 July, 10 July – 9 August.
FIRST, SECOND, THIRD = (f"order:12/screening/y1-0{n}" for n in (1, 2, 3))
MAY, JUNE = "order:12/contact/2025-05-1", "order:12/contact/2025-06-1"


def taken(on, number=1, outcome=Outcome.NEGATIVE, **given):
    return ScreeningFacts(number, on, outcome, **given)


def met(on, number=1, **given):
    record = {"kind": contacts.Kind.TALK, "met": contacts.Met.CLIENT, "outcome": contacts.Outcome.COMPLIED}
    return ContactFacts(number, on, **(record | given))


def case(order=RUNNING, **given):
    return CaseFacts((order,), **given)


def computed(facts, today, key):
    (found,) = (item for item in obligations(facts, today, LAW) if item.key == key)
    return found


def state(facts, today, key):
    return computed(facts, today, key).state


def test_an_empty_case_has_nothing_due():
    assert obligations(CaseFacts(), date(2026, 1, 1), LAW) == ()
    unserved = OrderFacts(1, Kind.TREATMENT, State.REGISTERED, 3)
    assert obligations(case(unserved), date(2026, 1, 1), LAW) == ()


def test_an_order_asks_for_its_steps_its_tests_and_its_meetings():
    found = obligations(case(), date(2025, 5, 12), LAW)
    counted = Counter(item.rule for item in found)
    assert counted == {
        RuleCode.SIGN_IN: 1,
        RuleCode.AGREEMENT: 1,
        RuleCode.SCREENING: 22,
        RuleCode.CONTACT: 36,
        RuleCode.EXPIRY: 1,
    }
    assert [item.key for item in found[:4]] == [
        "order:12/agreement",
        "order:12/sign_in",
        MAY,
        FIRST,
    ]
    assert all(item.key.startswith(order_prefix(12)) and item.order_id == 12 for item in found)
    assert all(item.priority == RULES[item.rule].priority for item in found)


@pytest.mark.parametrize(
    ("key", "window", "title", "code"),
    [
        ("order:12/sign_in", (SERVED, date(2025, 5, 18), NEVER), "order.sign_in", "orders.why.sign_in"),
        (
            "order:12/agreement",
            (REPORTED, date(2025, 5, 17), NEVER),
            "order.agreement",
            "orders.why.agreement",
        ),
        (
            FIRST,
            (REPORTED, date(2025, 6, 9), date(2025, 6, 16)),
            "screening.planned",
            "screening.why.planned",
        ),
        (
            JUNE,
            (date(2025, 6, 1), date(2025, 6, 30), date(2025, 7, 7)),
            "contact.monthly",
            "contacts.why.monthly",
        ),
        ("order:12/expiry", (date(2028, 4, 9), date(2028, 5, 9), NEVER), "order.expiry", "orders.why.expiry"),
    ],
)
def test_each_obligation_carries_its_window_and_its_reason(key, window, title, code):
    item = computed(case(), date(2025, 5, 12), key)
    assert (item.opens_on, item.due_on, item.closes_on) == window
    assert item.title == f"obligations.title.{title}"
    assert item.why.code == code
    assert item.note is None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 6, 9), "upcoming"),
        (date(2025, 6, 10), "open"),
        (date(2025, 7, 9), "open"),
        (date(2025, 7, 10), "overdue"),
        (date(2025, 7, 16), "overdue"),
        (date(2025, 7, 17), "missed"),
    ],
)
def test_a_test_opens_falls_due_and_closes(today, expected):
    item = computed(case(), today, SECOND)
    assert item.state == expected
    assert item.is_live is (expected != "missed")


@pytest.mark.parametrize(
    ("taken_on", "expected"),
    [
        (date(2025, 5, 10), "done"),
        (date(2025, 6, 9), "done"),
        (date(2025, 6, 10), "done_late"),
        (date(2025, 6, 16), "done_late"),
        (date(2025, 6, 17), "missed"),
    ],
)
def test_the_day_of_the_test_decides_whether_it_was_late_and_not_the_day_of_entry(taken_on, expected):
    item = computed(case(screenings=(taken(taken_on, 7),)), date(2025, 12, 1), FIRST)
    assert item.state == expected
    done = FulfilledBy(RecordKind.SCREENING, 7, taken_on)
    assert item.fulfilled_by == (done if expected != "missed" else None)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("negative", "done"),
        ("positive", "done"),
        ("elsewhere", "done"),
        ("invalid", "open"),
        ("refused", "open"),
    ],
)
def test_what_fulfils_a_test(outcome, expected):
    record = taken(date(2025, 5, 20), outcome=Outcome(outcome))
    assert state(case(screenings=(record,)), date(2025, 5, 21), FIRST) == expected


@pytest.mark.parametrize(
    ("miss", "in_time", "past_due", "closed", "note"),
    [
        ("excused", "open", "excused", "excused", "obligations.note.excused"),
        ("service_fault", "open", "excused", "excused", "obligations.note.excused"),
        ("unexcused", "open", "overdue", "missed", None),
        ("evidence_awaited", "open", "overdue", "overdue", "obligations.note.evidence_awaited"),
    ],
)
def test_a_missed_test_counts_only_when_a_person_says_so(miss, in_time, past_due, closed, note):
    missed = taken(date(2025, 5, 20), outcome=Outcome.MISSED, miss=MissKind(miss))
    facts = case(screenings=(missed,))
    assert state(facts, date(2025, 6, 9), FIRST) == in_time
    assert state(facts, date(2025, 6, 10), FIRST) == past_due
    last = computed(facts, date(2025, 7, 1), FIRST)
    assert last.state == closed
    assert (last.note.code if last.note else None) == note


def test_a_test_made_after_an_excused_miss_fulfils():
    missed = taken(date(2025, 5, 20), outcome=Outcome.MISSED, miss=MissKind.EXCUSED)
    facts = case(screenings=(missed, taken(date(2025, 6, 12), 2)))
    item = computed(facts, date(2025, 7, 1), FIRST)
    assert (item.state, item.fulfilled_by.id, item.note) == ("done_late", 2, None)


def test_a_record_goes_to_the_earliest_item_whose_window_holds_its_day():
    both = (taken(date(2025, 6, 12), 1), taken(date(2025, 6, 14), 2))
    facts = case(screenings=both)
    assert computed(facts, date(2025, 7, 1), FIRST).fulfilled_by.id == 1
    assert computed(facts, date(2025, 7, 1), SECOND).fulfilled_by.id == 2
    assert state(facts, date(2025, 7, 1), THIRD) == "upcoming"


def test_a_third_test_in_one_window_is_an_extra_one():
    facts = case(screenings=tuple(taken(date(2025, 5, 20), n) for n in (1, 2, 3)))
    found = [item for item in obligations(facts, date(2025, 5, 21), LAW) if item.rule is RuleCode.SCREENING]
    assert [item.fulfilled_by.id for item in found if item.fulfilled_by] == [1]


def test_a_record_goes_first_to_the_item_it_was_made_for():
    facts = case(screenings=(taken(date(2025, 6, 12), plan_key=SECOND),))
    assert computed(facts, date(2025, 6, 12), FIRST).state == "overdue"
    assert computed(facts, date(2025, 6, 12), SECOND).state == "done"


@pytest.mark.parametrize("plan_key", ["order:99/screening/y1-01", THIRD])
def test_a_record_made_for_an_item_that_cannot_hold_it_goes_to_the_earliest(plan_key):
    facts = case(screenings=(taken(date(2025, 5, 12), plan_key=plan_key),))
    assert computed(facts, date(2025, 5, 12), FIRST).state == "done"


def test_two_records_made_for_one_item_are_both_used():
    made = tuple(taken(date(2025, 6, 12), n, plan_key=FIRST) for n in (1, 2))
    facts = case(screenings=made)
    assert computed(facts, date(2025, 6, 12), FIRST).fulfilled_by.id == 1
    assert computed(facts, date(2025, 6, 12), SECOND).fulfilled_by.id == 2


def test_a_record_of_another_order_fulfils_nothing():
    facts = case(screenings=(taken(date(2025, 5, 20), order_id=99),), contacts=(met(date(2025, 5, 20)),))
    assert state(facts, date(2025, 5, 21), FIRST) == "open"
    assert state(facts, date(2025, 5, 21), MAY) == "done"


def test_sign_in_stays_on_the_list_until_it_is_done():
    waiting = replace(RUNNING, state=State.AWAITING_SIGN_IN, reported_on=None, agreed_on=None)
    key = "order:12/sign_in"
    assert [item.key for item in obligations(case(waiting), date(2025, 5, 3), LAW)] == [key]
    assert state(case(waiting), date(2025, 5, 18), key) == "open"
    assert state(case(waiting), date(2027, 1, 1), key) == "overdue"
    late = computed(case(replace(RUNNING, reported_on=date(2025, 5, 19))), date(2025, 6, 1), key)
    assert (late.state, late.fulfilled_by) == (
        "done_late",
        FulfilledBy(RecordKind.ORDER, 12, date(2025, 5, 19)),
    )


def test_an_order_without_a_day_of_service_asks_for_no_sign_in():
    keys = {item.key for item in obligations(case(replace(RUNNING, served_on=None)), date(2025, 6, 1), LAW)}
    assert "order:12/sign_in" not in keys
    assert "order:12/agreement" in keys


def test_the_expiry_is_done_by_the_release_and_by_nothing_else():
    key = "order:12/expiry"
    assert state(case(), date(2028, 4, 8), key) == "upcoming"
    assert state(case(), date(2028, 5, 9), key) == "open"
    assert state(case(), date(2028, 6, 9), key) == "overdue"
    released = replace(RUNNING, state=State.COMPLETED, ended_on=date(2028, 5, 9))
    assert state(case(released), date(2028, 6, 9), key) == "done"


def test_a_meeting_by_phone_fulfils_nothing_and_a_visit_does():
    phone = case(contacts=(met(date(2025, 5, 20), kind=contacts.Kind.PHONE),))
    visit = case(contacts=(met(date(2025, 5, 20), kind=contacts.Kind.HOME_VISIT),))
    assert state(phone, date(2025, 5, 21), MAY) == "open"
    assert computed(visit, date(2025, 5, 21), MAY).fulfilled_by == FulfilledBy(
        RecordKind.CONTACT, 1, date(2025, 5, 20)
    )


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("excused", "excused"),
        ("service_fault", "excused"),
        ("evidence_awaited", "overdue"),
        ("unexcused", "missed"),
        ("not_met", "missed"),
    ],
)
def test_a_failed_contact_counts_only_when_nobody_excuses_it(outcome, expected):
    failed = met(date(2025, 5, 20), met=contacts.Met.NOBODY, outcome=contacts.Outcome(outcome))
    assert state(case(contacts=(failed,)), date(2025, 7, 1), MAY) == expected


def test_while_the_measure_rests_nothing_falls_due():
    resting = replace(RUNNING, state=State.SUSPENDED, suspensions=(Suspension(date(2025, 6, 20)),))
    # Due on 9 June, before the suspension: still the office's.
    assert state(case(resting), date(2025, 6, 25), FIRST) == "missed"
    second = computed(case(resting), date(2025, 6, 25), SECOND)
    assert (second.state, second.note.code) == ("excused", "obligations.note.suspended")
    assert second.note.params == {"source": "law.source.drr", "article": "24"}
    assert state(case(resting), date(2025, 6, 25), THIRD) == "upcoming"
    resumed = replace(RUNNING, suspensions=(Suspension(date(2025, 6, 20), date(2025, 6, 30)),))
    assert state(case(resumed), date(2025, 7, 1), SECOND) == "open"
    assert state(case(resting), date(2028, 5, 20), "order:12/expiry") == "overdue"


@pytest.mark.parametrize(
    "ended", [State.TERMINATED, State.IN_ISOLATION, State.DECEASED, State.TRANSFERRED_OUT]
)
def test_obligations_end_with_their_order(ended):
    order = replace(RUNNING, state=ended, ended_on=date(2025, 7, 12))
    facts = case(order, screenings=(taken(date(2025, 7, 11), 4),))
    states = {item.key: item.state for item in obligations(facts, date(2026, 1, 1), LAW)}
    assert states == {
        "order:12/sign_in": "done",
        "order:12/agreement": "done",
        FIRST: "missed",
        SECOND: "done_late",
        THIRD: "ended",
        MAY: "missed",
        JUNE: "missed",
        "order:12/contact/2025-07-1": "ended",
    }


def test_what_could_still_be_done_when_the_order_ended_is_not_missed():
    order = replace(RUNNING, state=State.TERMINATED, ended_on=date(2025, 6, 12))
    assert state(case(order), date(2026, 1, 1), FIRST) == "ended"
    excused = taken(date(2025, 6, 11), outcome=Outcome.MISSED, miss=MissKind.SERVICE_FAULT)
    assert state(case(order, screenings=(excused,)), date(2026, 1, 1), FIRST) == "excused"


@pytest.mark.parametrize(
    ("ended_on", "expected"), [(date(2025, 5, 18), "ended"), (date(2025, 5, 19), "missed")]
)
def test_a_sign_in_that_never_happened(ended_on, expected):
    order = replace(RUNNING, state=State.IN_ISOLATION, reported_on=None, agreed_on=None, ended_on=ended_on)
    assert state(case(order), date(2026, 1, 1), "order:12/sign_in") == expected


def test_an_ended_order_without_its_day_ends_today():
    order = replace(RUNNING, state=State.TERMINATED)
    found = obligations(case(order), date(2025, 6, 12), LAW)
    assert max(item.opens_on for item in found) == date(2025, 6, 10)
    assert not any(item.is_live for item in found)


def test_a_closed_file_asks_for_nothing():
    facts = case(closed_on=date(2025, 6, 12))
    assert not facts.is_open
    assert case().is_open
    assert not any(item.is_live for item in obligations(facts, date(2026, 1, 1), LAW))
    assert state(facts, date(2026, 1, 1), SECOND) == "ended"


def test_every_rule_is_registered_with_figures_that_exist():
    assert set(RULES) == set(RuleCode)
    assert all(set(rule.parameters) <= set(law.DEFINITIONS) for rule in RULES.values())
    assert RULES[RuleCode.SIGN_IN].title == "obligations.title.order.sign_in"
    assert RULES[RuleCode.SIGN_IN].reason == "obligations.reason.order.sign_in"
