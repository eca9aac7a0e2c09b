"""Caps: a soft one warns, a hard one lets points wait; nothing is dropped."""

from __future__ import annotations

from datetime import date

from tests.rules.points.made import events, ran, scheme
from waystation.rules.points.schemes import EventKind, Wallet, WhyCode
from waystation.rules.points.schemes.shapes import Period

FLAT = {"id": "menu", "event": "appointment_kept", "schedule": "flat", "flat": 10}


def paid(outcome) -> list[tuple[str, int, str]]:
    return [(entry.on.isoformat(), entry.points, str(entry.why)) for entry in outcome.entries]


def test_what_is_over_a_hard_cap_of_a_day_comes_the_next_day() -> None:
    capped = scheme(FLAT, caps={"day": 15})
    outcome = ran(capped, events("NN", every=0.25), on=date(2026, 1, 5))
    assert paid(outcome) == [("2026-01-05", 10, "earned"), ("2026-01-05", 5, "earned")]
    [waiting] = outcome.queued
    assert (waiting.points, waiting.due, waiting.behind) == (5, date(2026, 1, 6), Period.DAY)
    later = ran(capped, events("NN", every=0.25), on=date(2026, 1, 6))
    assert paid(later)[-1] == ("2026-01-06", 5, "released")
    assert (later.queued, later.balances[Wallet.CLIENT]) == ((), 20)


def test_a_month_that_is_full_waits_for_the_first_and_may_wait_again() -> None:
    capped = scheme(FLAT, caps={"month": 25})
    happened = events("N" * 6)
    assert ran(capped, happened, on=date(2026, 1, 31)).balances[Wallet.CLIENT] == 25
    assert ran(capped, happened, on=date(2026, 2, 1)).balances[Wallet.CLIENT] == 50
    last = ran(capped, happened, on=date(2026, 3, 1))
    assert (last.balances[Wallet.CLIENT], last.queued) == (60, ())


def test_nothing_fits_and_the_entry_says_it_waits() -> None:
    outcome = ran(scheme(FLAT, caps={"month": 10}), events("NN"), on=date(2026, 1, 31))
    assert paid(outcome)[-1] == ("2026-01-07", 0, "queued")


def test_a_soft_cap_only_warns() -> None:
    outcome = ran(scheme(FLAT, caps={"month": {"points": 15, "kind": "soft"}}), events("NN"))
    assert outcome.balances[Wallet.CLIENT] == 20
    assert [entry.near for entry in outcome.entries] == [(), (Period.MONTH,)]


def test_an_episode_that_is_full_waits_for_a_person() -> None:
    outcome = ran(scheme(FLAT, caps={"episode": 10}), events("NN"))
    [waiting] = outcome.queued
    assert (waiting.points, waiting.due) == (10, None)


def test_an_event_pays_no_more_at_once_than_its_cap() -> None:
    outcome = ran(scheme({**FLAT, "flat": 25}, caps={"event": 10}), events("N"))
    assert [points for _, points, _ in paid(outcome)] == [10, 10, 5]


def test_a_cap_of_a_track_leaves_the_others_alone() -> None:
    other = {**FLAT, "id": "talks", "event": "contact_kept"}
    happened = [*events("NN"), *events("NN", EventKind.CONTACT, first=10)]
    outcome = ran(scheme({**FLAT, "caps": {"episode": 10}}, other), happened)
    assert outcome.balances[Wallet.CLIENT] == 30


def test_a_budget_that_is_spent_waits_for_the_next_year() -> None:
    capped = scheme(FLAT, caps={"budget": 1000})
    outcome = ran(capped, events("NN"), on=date(2026, 12, 31), budget_left={2026: 15})
    assert outcome.balances[Wallet.CLIENT] == 15
    assert outcome.queued[0].due == date(2027, 1, 1)
    assert (
        ran(capped, events("NN"), on=date(2027, 1, 1), budget_left={2026: 15}).balances[Wallet.CLIENT] == 20
    )
    assert ran(capped, events("NN"), budget_left={2026: -5}).entries[0].why is WhyCode.QUEUED
