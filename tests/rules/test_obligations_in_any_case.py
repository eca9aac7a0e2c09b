"""What is due, whatever was recorded and in whichever order: properties, and files opened in mid-term."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.test_obligations import (
    FIRST,
    LAW,
    REPORTED,
    RUNNING,
    SECOND,
    case,
    met,
    state,
    taken,
)
from tests.rules.test_obligations_kept import stored
from waystation.rules import contacts
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Law, LocalParameter
from waystation.rules.obligations import (
    DONE_STATES,
    CaseFacts,
    Obligation,
    RecordKind,
    RuleCode,
    changes,
    obligations,
)
from waystation.rules.orders import Kind, State, Suspension
from waystation.rules.screening import MissKind, Outcome, ScreeningFacts

# Properties: any order, any records.

DAY = timedelta(days=1)
AWAITING = replace(RUNNING, state=State.AWAITING_SIGN_IN, reported_on=None, agreed_on=None)
ORDERS = st.sampled_from(
    [
        RUNNING,
        replace(RUNNING, kind=Kind.RECOVERY, years=2),
        replace(RUNNING, reported_on=date(2024, 2, 29), served_on=date(2024, 2, 20)),
        replace(RUNNING, state=State.TERMINATED, ended_on=date(2026, 3, 3)),
        replace(RUNNING, state=State.SUSPENDED, suspensions=(Suspension(date(2026, 1, 1)),)),
        AWAITING,
    ]
)
OFFSETS = st.integers(0, 700)
SCREENINGS = st.lists(st.tuples(OFFSETS, st.sampled_from(Outcome), st.sampled_from(MissKind)), max_size=12)
CONTACTS = st.lists(
    st.tuples(
        OFFSETS,
        st.sampled_from(contacts.Kind),
        st.sampled_from(contacts.Met),
        st.sampled_from(contacts.Outcome),
    ),
    max_size=12,
)
TODAYS = st.dates(date(2025, 5, 1), date(2028, 12, 31))


@st.composite
def cases(draw):
    screenings = tuple(
        ScreeningFacts(n, REPORTED + at * DAY, outcome, miss if outcome is Outcome.MISSED else None)
        for n, (at, outcome, miss) in enumerate(draw(SCREENINGS))
    )
    talks = tuple(
        ContactFacts(n, REPORTED + at * DAY, kind, whom, outcome)
        for n, (at, kind, whom, outcome) in enumerate(draw(CONTACTS))
    )
    return CaseFacts((draw(ORDERS),), screenings, talks)


@settings(max_examples=12, deadline=None)
@given(cases(), TODAYS, st.randoms(use_true_random=False))
def test_the_list_is_the_same_whatever_the_order_of_the_records(facts, today, random):
    def shuffled(records):
        return tuple(random.sample(records, len(records)))

    mixed = replace(facts, screenings=shuffled(facts.screenings), contacts=shuffled(facts.contacts))
    first = obligations(facts, today, LAW)
    assert obligations(mixed, today, Law(today)) == first
    assert changes(stored(first), obligations(facts, today, LAW)) == ()


@settings(max_examples=12, deadline=None)
@given(cases(), TODAYS)
def test_no_record_counts_twice_and_each_lies_in_its_window(facts, today):
    found = obligations(facts, today, LAW)
    assert len({item.key for item in found}) == len(found)
    used = [item.fulfilled_by for item in found if item.fulfilled_by]
    counted = [by for by in used if by.kind is not RecordKind.ORDER]
    assert len({(by.kind, by.id) for by in counted}) == len(counted)
    for item in found:
        assert item.opens_on <= item.due_on <= item.closes_on
        assert (item.state in DONE_STATES) is (item.fulfilled_by is not None)
        if item.fulfilled_by and item.fulfilled_by.kind is not RecordKind.ORDER:
            assert item.opens_on <= item.fulfilled_by.on <= item.closes_on


@settings(max_examples=12, deadline=None)
@given(cases(), TODAYS, st.data())
def test_removing_a_record_reopens_exactly_its_item(facts, today, data):
    # As the house keeps them: each record names the item it was made for.
    made_for = {
        item.fulfilled_by.id: item.key
        for item in obligations(facts, today, LAW)
        if item.fulfilled_by and item.fulfilled_by.kind is RecordKind.SCREENING
    }
    kept = tuple(
        replace(fact, plan_key=made_for[fact.id]) for fact in facts.screenings if fact.id in made_for
    )
    if not kept:
        return
    before = obligations(replace(facts, screenings=kept), today, LAW)
    gone = data.draw(st.sampled_from(kept))
    after = obligations(
        replace(facts, screenings=tuple(fact for fact in kept if fact is not gone)), today, LAW
    )
    made = changes(stored(before), after)
    (change,) = (one for one in made if not one.key.startswith("lost:"))
    assert change.key == gone.plan_key
    # A test is a contact too: without it the silence may begin earlier, and nothing else about it changes.
    looks = [item for item in after if item.rule is RuleCode.LOST_LOOK]
    began = {item.order_id: item.opens_on for item in before if item.rule is RuleCode.LOST_LOOK}
    assert all(item.opens_on <= began.get(item.order_id, item.opens_on) <= today for item in looks)
    changed = {one.key for one in made} - {change.key}
    assert changed == {item.key for item in before if item.rule is RuleCode.LOST_LOOK} ^ {
        item.key for item in looks
    }
    assert change.from_state in DONE_STATES
    assert change.to_state not in DONE_STATES


@settings(max_examples=12, deadline=None)
@given(cases(), TODAYS)
def test_without_a_named_item_a_withdrawn_record_costs_one_item_at_most(facts, today):
    def done(case_facts: CaseFacts) -> int:
        found: tuple[Obligation, ...] = obligations(case_facts, today, LAW)
        return sum(item.rule is RuleCode.SCREENING and item.state in DONE_STATES for item in found)

    for index in range(len(facts.screenings)):
        fewer = replace(facts, screenings=facts.screenings[:index] + facts.screenings[index + 1 :])
        assert done(facts) - 1 <= done(fewer) <= done(facts)


@settings(max_examples=12, deadline=None)
@given(st.dates(date(2012, 1, 1), date(2050, 1, 1)), TODAYS)
def test_the_number_of_tests_asked_for_is_the_parameter(reported_on, today):
    order = replace(RUNNING, served_on=reported_on, reported_on=reported_on)
    found = obligations(case(order), today, LAW)
    assert sum(item.rule is RuleCode.SCREENING for item in found) == 22


def test_a_local_plan_changes_the_list():
    rows = [LocalParameter("0001", "test_plan_treatment", (0, 0, 0), date(2020, 1, 1), None, "第三条")]
    found = obligations(case(), date(2025, 6, 1), Law(date(2025, 6, 1), rows))
    assert not any(item.rule is RuleCode.SCREENING for item in found)


@pytest.mark.parametrize(
    ("known_since", "listed"), [(date(2025, 6, 16), True), (date(2025, 6, 17), False), (None, True)]
)
def test_what_closed_before_the_file_was_opened_here_is_unknown_and_not_missed(known_since, listed):
    found = obligations(case(known_since=known_since), date(2025, 7, 1), LAW)
    assert ([item.state for item in found if item.key == FIRST] == ["missed"]) is listed


def test_a_test_of_earlier_days_that_is_entered_later_is_done_like_any_other():
    facts = case(known_since=date(2026, 1, 5), screenings=(taken(date(2025, 5, 20)),))
    assert state(facts, date(2026, 2, 1), FIRST) == "done"
    assert SECOND not in {item.key for item in obligations(facts, date(2026, 2, 1), LAW)}


def test_a_sign_in_that_is_still_owed_stays_on_the_list_whenever_the_file_was_opened():
    order = replace(RUNNING, state=State.AWAITING_SIGN_IN, reported_on=None, agreed_on=None)
    facts = case(order, known_since=date(2026, 1, 5))
    assert state(facts, date(2026, 2, 1), "order:12/sign_in") == "overdue"


@pytest.mark.parametrize("known_since", [None, date(2025, 1, 10), date(2025, 9, 3), date(2026, 11, 2)])
@pytest.mark.parametrize("records", [{}, {"contacts": (met(date(2025, 5, 20)),)}])
def test_leaving_out_what_opens_later_changes_nothing_before(known_since, records):
    """Also where windows that closed before the file was opened are not even asked for."""
    facts = case(known_since=known_since, **records)
    for today in (date(2026, 11, 2), date(2027, 3, 1)):
        until = today + timedelta(days=92)
        whole = obligations(facts, today, Law(today))
        expected = [o for o in whole if o.opens_on <= until or o.rule is RuleCode.EXPIRY]
        assert list(obligations(facts, today, Law(today), until=until)) == expected


def test_a_file_with_nothing_recorded_lists_what_one_with_a_withdrawn_record_lists():
    """The short way for files without records gives what the long way gives."""
    today, since = date(2026, 11, 2), date(2026, 8, 20)
    short = obligations(case(known_since=since), today, Law(today))
    # A call that reached nobody fulfils and excuses nothing, but takes the long way.
    what = {"kind": contacts.Kind.PHONE, "met": contacts.Met.NOBODY}
    nobody = met(date(2025, 5, 20), outcome=contacts.Outcome.NOT_MET, **what)
    assert short == obligations(case(known_since=since, contacts=(nobody,)), today, Law(today))
