"""What could not be done, what is written anew, and what screens count."""

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.test_obligations import (
    FIRST,
    JUNE,
    LAW,
    RUNNING,
    SECOND,
    THIRD,
    case,
    computed,
    state,
    taken,
)
from waystation.rules import law
from waystation.rules.obligations import (
    Change,
    NotPossible,
    NotPossibleReason,
    ObligationState,
    RuleCode,
    Stored,
    Summary,
    changes,
    check_not_possible,
    obligations,
    summary,
    work_order,
    would_fulfil,
)
from waystation.rules.orders import State
from waystation.rules.problems import RuleBroken


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
    # A test is a contact as well: nobody has to be looked for any more, a month after the agreement.
    look = "lost:12/2025-05-12"
    assert [(c.key, c.from_state, c.to_state) for c in closing] == [
        (look, "overdue", "ended"),
        (SECOND, "open", "done"),
    ]
    reopening = changes(stored(done), without)
    assert [(c.key, c.from_state, c.to_state) for c in reopening] == [
        (look, None, "overdue"),
        (SECOND, "done", "open"),
    ]
    assert all(change.obligation.fulfilled_by is None for change in reopening)


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
