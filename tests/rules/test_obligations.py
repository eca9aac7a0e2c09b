from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.rules import contacts, law
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Law, LocalParameter
from waystation.rules.obligations import (
    DONE_STATES,
    NEVER,
    RULES,
    CaseFacts,
    Change,
    FulfilledBy,
    NotPossible,
    NotPossibleReason,
    Obligation,
    ObligationState,
    RecordKind,
    RuleCode,
    Stored,
    Summary,
    changes,
    check_not_possible,
    obligations,
    order_prefix,
    summary,
    work_order,
    would_fulfil,
)
from waystation.rules.orders import Kind, OrderFacts, State, Suspension
from waystation.rules.problems import RuleBroken
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
    counted = {rule: sum(item.rule is rule for item in found) for rule in RuleCode}
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


def entry(key, number=1, on=date(2025, 6, 1), reason=NotPossibleReason.IN_HOSPITAL):
    return NotPossible(number, key, reason, on)


def test_what_could_not_be_done_says_so_with_its_reason():
    item = computed(case(not_possible=(entry(FIRST),)), date(2025, 7, 1), FIRST)
    assert item.state == "not_possible"
    assert item.note == law.why(
        "obligations.note.not_possible", reason="in_hospital", entered_on=date(2025, 6, 1)
    )
    assert state(case(), date(2025, 7, 1), FIRST) == "missed"


def test_a_record_is_stronger_than_an_entry_that_it_was_not_possible():
    facts = case(screenings=(taken(date(2025, 6, 2)),), not_possible=(entry(FIRST),))
    item = computed(facts, date(2025, 7, 1), FIRST)
    assert (item.state, item.note) == ("done", None)


def test_the_latest_entry_gives_the_reason():
    older, newer = entry(FIRST, 1), entry(FIRST, 2, date(2025, 6, 5), NotPossibleReason.NO_KIT)
    for both in ((older, newer), (newer, older)):
        item = computed(case(not_possible=both), date(2025, 7, 1), FIRST)
        assert item.note.params["reason"] == "no_kit"


@pytest.mark.parametrize(
    ("key", "today", "entered_on", "done", "code"),
    [
        (FIRST, date(2025, 6, 1), date(2025, 6, 2), (), "obligations.future"),
        ("order:12/expiry", date(2028, 5, 1), date(2028, 5, 1), (), "obligations.expiry_stays"),
        (FIRST, date(2025, 6, 1), date(2025, 6, 1), (date(2025, 5, 20),), "obligations.already_done"),
        (THIRD, date(2025, 6, 1), date(2025, 6, 1), (), "obligations.not_open_yet"),
    ],
)
def test_an_entry_that_cannot_stand_is_refused(key, today, entered_on, done, code):
    item = computed(case(screenings=tuple(map(taken, done))), today, key)
    with pytest.raises(RuleBroken) as refused:
        check_not_possible(item, entered_on=entered_on, today=today)
    assert refused.value.code == code


def test_an_entry_after_the_end_is_refused_and_one_for_a_missed_test_is_taken():
    ended = case(replace(RUNNING, state=State.TERMINATED, ended_on=date(2025, 6, 12)))
    with pytest.raises(RuleBroken, match=r"obligations\.is_over"):
        check_not_possible(
            computed(ended, date(2025, 7, 1), FIRST), entered_on=date(2025, 7, 1), today=date(2025, 7, 1)
        )
    missed = computed(case(), date(2025, 7, 1), FIRST)
    check_not_possible(missed, entered_on=date(2025, 7, 1), today=date(2025, 7, 1))


def test_what_a_new_record_would_fulfil():
    found = obligations(case(), date(2025, 6, 12), LAW)
    assert would_fulfil(found, rule=RuleCode.SCREENING, on=date(2025, 6, 12)).key == FIRST
    assert would_fulfil(found, rule=RuleCode.SCREENING, on=date(2025, 6, 17)).key == SECOND
    assert would_fulfil(found, rule=RuleCode.CONTACT, on=date(2025, 6, 12), order_id=12).key == JUNE
    assert would_fulfil(found, rule=RuleCode.CONTACT, on=date(2025, 6, 12), order_id=13) is None
    done = obligations(case(screenings=(taken(date(2025, 5, 11)),)), date(2025, 5, 12), LAW)
    assert would_fulfil(done, rule=RuleCode.SCREENING, on=date(2025, 5, 12)) is None


def stored(found):
    return [
        Stored(item.key, item.state, item.opens_on, item.due_on, item.closes_on, item.fulfilled_by)
        for item in found
    ]


def test_nothing_changes_when_nothing_changed():
    found = obligations(case(), date(2025, 7, 1), LAW)
    assert changes(stored(found), found) == ()


def test_new_items_are_changes_from_nothing():
    found = obligations(case(), date(2025, 7, 1), LAW)
    made = changes([], found)
    assert [change.key for change in made] == sorted(item.key for item in found)
    assert all(change.from_state is None and change.is_history for change in made)


def test_a_record_closes_its_item_and_its_withdrawal_opens_it_again():
    today = date(2025, 7, 1)
    without = obligations(case(), today, LAW)
    done = obligations(case(screenings=(taken(date(2025, 6, 20)),)), today, LAW)
    closing = changes(stored(without), done)
    assert [(c.key, c.from_state, c.to_state) for c in closing] == [(SECOND, "open", "done")]
    reopening = changes(stored(done), without)
    assert [(c.key, c.from_state, c.to_state) for c in reopening] == [(SECOND, "done", "open")]
    assert reopening[0].obligation.fulfilled_by is None


def test_moved_dates_are_written_and_are_no_history():
    today = date(2025, 5, 12)
    before = obligations(case(), today, LAW)
    after = obligations(case(replace(RUNNING, served_on=date(2025, 5, 4))), today, LAW)
    (change,) = changes(stored(before), after)
    assert (change.key, change.is_history) == ("order:12/sign_in", False)
    assert change.obligation.due_on == date(2025, 5, 19)


def test_what_no_rule_asks_for_any_more_ends_and_finished_items_stay():
    today = date(2025, 7, 1)
    before = obligations(case(screenings=(taken(date(2025, 5, 20)),)), today, LAW)
    gone = changes(stored(before), ())
    assert all(change.to_state == "ended" and change.obligation is None for change in gone)
    assert {change.key for change in gone} == {item.key for item in before if item.is_live}
    assert FIRST not in {change.key for change in gone}
    assert Change(FIRST, ObligationState.OPEN, ObligationState.ENDED, None).is_history


def test_the_counts_of_every_screen():
    found = obligations(case(), date(2025, 6, 9), LAW)
    # Open: the first test (its last day) and the meeting of June; the meeting of May is closed.
    assert summary(found, date(2025, 6, 9)) == Summary(open=2, due_today=1, overdue=0, upcoming=1)
    later = obligations(case(), date(2025, 6, 10), LAW)
    counts = summary(later, date(2025, 6, 10))
    assert counts == Summary(open=2, due_today=0, overdue=1, upcoming=0)
    assert counts.today == 3
    assert summary(found, date(2025, 6, 9)).today == 2
    assert summary([], date(2025, 6, 9)) == Summary(0, 0, 0, 0)


def test_a_work_list_shows_late_work_first_then_the_weightiest():
    found = sorted(obligations(case(), date(2025, 6, 10), LAW), key=work_order)
    assert [(item.key, item.state) for item in found[:4]] == [
        (FIRST, "overdue"),
        (SECOND, "open"),
        (JUNE, "open"),
        (THIRD, "upcoming"),
    ]
    assert not any(item.is_live for item in found[-3:])


def test_every_rule_is_registered_with_figures_that_exist():
    assert set(RULES) == set(RuleCode)
    assert all(set(rule.parameters) <= set(law.DEFINITIONS) for rule in RULES.values())
    assert RULES[RuleCode.SIGN_IN].title == "obligations.title.order.sign_in"
    assert RULES[RuleCode.SIGN_IN].reason == "obligations.reason.order.sign_in"


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
    (change,) = changes(stored(before), after)
    assert change.key == gone.plan_key
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
