"""Deadlines of an order, and what a screen says of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.rules.test_orders import LAW, TODAY, facts
from waystation.rules import orders
from waystation.rules.law import Law, LocalParameter
from waystation.rules.orders import (
    Deadline,
    DeadlineState,
    Kind,
    Standing,
    State,
    Suspension,
)


def shown(found: tuple[Deadline, ...]):
    return [(d.code, d.due_on, d.days_left, d.state, d.why.params["article"]) for d in found]


def test_before_service_nothing_has_a_deadline():
    told = facts(state=State.REGISTERED, served_on=None, reported_on=None, agreed_on=None)
    assert orders.deadlines(told, LAW, TODAY) == ()


@pytest.mark.parametrize(
    ("kind", "served_on", "days_left", "state", "article"),
    [
        (Kind.TREATMENT, date(2026, 10, 20), 2, DeadlineState.COMING, "14"),
        (Kind.RECOVERY, date(2026, 10, 18), 0, DeadlineState.TODAY, "38"),
        (Kind.TREATMENT, date(2026, 10, 17), -1, DeadlineState.PASSED, "14"),
    ],
)
def test_sign_in_is_due_fifteen_days_after_service(kind, served_on, days_left, state, article):
    told = facts(
        kind=kind, state=State.AWAITING_SIGN_IN, served_on=served_on, reported_on=None, agreed_on=None
    )
    due_on = served_on + timedelta(days=15)
    (deadline,) = orders.deadlines(told, LAW, TODAY)
    assert shown((deadline,)) == [("sign_in", due_on, days_left, state, article)]
    assert deadline.title == "orders.deadline.sign_in"
    assert deadline.why.params["served_on"] == served_on
    assert deadline.why.params["value"] == 15


def test_the_four_deadlines_of_a_running_treatment():
    assert shown(orders.deadlines(facts(agreed_on=None), LAW, date(2025, 5, 18))) == [
        ("sign_in", date(2025, 5, 18), 0, DeadlineState.MET, "14"),
        ("agreement", date(2025, 5, 17), -1, DeadlineState.PASSED, "16"),
        ("expiry", date(2028, 5, 9), 1087, DeadlineState.COMING, "23"),
        ("release_notice", date(2028, 5, 16), 1094, DeadlineState.COMING, "23"),
    ]


def test_the_four_deadlines_of_a_recovery_that_was_released():
    told = facts(
        kind=Kind.RECOVERY,
        years=1,
        state=State.COMPLETED,
        served_on=date(2025, 4, 24),
        agreed_on=date(2025, 5, 18),
        ended_on=date(2026, 5, 9),
    )
    assert shown(orders.deadlines(told, LAW, date(2026, 5, 10))) == [
        ("sign_in", date(2025, 5, 9), -366, DeadlineState.MET_LATE, "38"),
        ("agreement", date(2025, 5, 17), -358, DeadlineState.MET_LATE, "38"),
        ("expiry", date(2026, 5, 9), -1, DeadlineState.MET, "40"),
        ("release_notice", date(2026, 5, 16), 6, DeadlineState.MET, "40"),
    ]


def test_a_deadline_rests_with_the_measure_and_ends_with_the_order():
    resting = facts(agreed_on=None, state=State.SUSPENDED, suspensions=(Suspension(date(2025, 5, 15)),))
    assert orders.deadlines(resting, LAW, TODAY)[1].state is DeadlineState.RESTING
    ended = facts(agreed_on=None, state=State.TERMINATED, ended_on=date(2025, 6, 1))
    assert [d.state for d in orders.deadlines(ended, LAW, TODAY)] == [
        DeadlineState.MET,
        DeadlineState.ENDED,
        DeadlineState.ENDED,
        DeadlineState.ENDED,
    ]


def test_a_place_with_a_shorter_deadline_shows_its_own_article():
    rows = [
        LocalParameter("0001", "report_deadline_days", 2, date(2020, 1, 1), None, "《某省条例》第三十三条"),
        LocalParameter("0001", "agreement_days", 3, date(2020, 1, 1), None, "《某省条例》第三十四条"),
    ]
    sign_in, agreement, *_rest = orders.deadlines(facts(), Law(TODAY, rows), TODAY)
    assert (sign_in.due_on, sign_in.state) == (date(2025, 5, 5), DeadlineState.MET_LATE)
    assert sign_in.why.params["article"] == "《某省条例》第三十三条"
    assert (agreement.due_on, agreement.why.code) == (date(2025, 5, 13), "orders.why.agreement_local")


def test_an_old_order_keeps_the_deadline_of_its_day():
    rows = [LocalParameter("0001", "report_deadline_days", 2, date(2025, 6, 1), None, "第三条")]
    assert orders.sign_in_due_on(facts(), Law(TODAY, rows)) == date(2025, 5, 18)


@pytest.mark.parametrize(
    ("given_facts", "today", "expected"),
    [
        ({"state": State.REGISTERED, "served_on": None}, TODAY, Standing.NOT_SERVED),
        (
            {"state": State.AWAITING_SIGN_IN, "reported_on": None},
            date(2025, 5, 18),
            Standing.AWAITING_SIGN_IN,
        ),
        ({"state": State.AWAITING_SIGN_IN, "reported_on": None}, date(2025, 5, 19), Standing.OVERDUE_SIGN_IN),
        (
            {"state": State.AWAITING_SIGN_IN, "served_on": None, "reported_on": None},
            TODAY,
            Standing.AWAITING_SIGN_IN,
        ),
        ({"agreed_on": None}, TODAY, Standing.AWAITING_AGREEMENT),
        ({}, TODAY, Standing.RUNNING),
        ({}, date(2028, 4, 8), Standing.RUNNING),
        ({}, date(2028, 4, 9), Standing.EXPIRING),
        ({}, date(2028, 5, 9), Standing.EXPIRING),
        ({}, date(2028, 5, 10), Standing.EXPIRED_UNRELEASED),
        ({"agreed_on": None}, date(2028, 5, 10), Standing.EXPIRED_UNRELEASED),
        ({"state": State.SUSPENDED}, TODAY, Standing.PAUSED),
        ({"state": State.COMPLETED}, TODAY, Standing.RELEASED),
        ({"state": State.TERMINATED}, TODAY, Standing.TERMINATED),
        ({"state": State.TRANSFERRED_OUT}, TODAY, Standing.MOVED_AWAY),
        ({"state": State.IN_ISOLATION}, TODAY, Standing.IN_ISOLATION),
        ({"state": State.DECEASED}, TODAY, Standing.DECEASED),
        ({"reported_on": None}, TODAY, Standing.RUNNING),
    ],
)
def test_what_a_screen_says_of_an_order(given_facts, today, expected):
    assert orders.standing(facts(**given_facts), LAW, today) is expected


def test_a_missed_deadline_changes_no_state():
    late = facts(state=State.AWAITING_SIGN_IN, reported_on=None, agreed_on=None)
    before = replace(late)
    orders.deadlines(late, LAW, date(2030, 1, 1))
    orders.standing(late, LAW, date(2030, 1, 1))
    assert late == before


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 5, 9), None),
        (date(2025, 5, 10), (1, 1096)),
        (date(2028, 5, 9), (1096, 1096)),
        (date(2029, 1, 1), (1096, 1096)),
    ],
)
def test_the_day_of_the_term(today, expected):
    assert orders.day_of_term(facts(), LAW, today) == expected


def test_there_is_no_day_of_the_term_before_sign_in():
    assert orders.day_of_term(facts(reported_on=None), LAW, TODAY) is None
