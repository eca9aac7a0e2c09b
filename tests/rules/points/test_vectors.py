"""The test vectors of the published protocols (evidence §1.5), at 4 points to the dollar."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rules.points.made import CALIFORNIA, DRAWS, HIGGINS, events, one, points, ran
from tests.rules.points.made import scheme as made
from waystation.rules.points.schemes import EventKind, Happened, Wallet, WhyCode
from waystation.rules.points.schemes.shapes import Draws

DOLLAR = 4


def total(outcome) -> Fraction:
    return Fraction(outcome.balances[Wallet.CLIENT], DOLLAR)


def test_higgins_thirty_six_successes_come_to_997_50() -> None:
    outcome = ran(one(HIGGINS), events("N" * 36))
    assert total(outcome) == Fraction("997.50")
    bonus = sum(entry.points for entry in outcome.entries if entry.why is WhyCode.BONUS)
    assert Fraction(bonus, DOLLAR) == 120
    assert Fraction(points(outcome)[35], DOLLAR) == Fraction("46.25")


AFTER_A_SLIP = ["2.50", "3.75", "5", "6.25", "7.50"]


@pytest.mark.parametrize(
    ("restore_to", "then"), [("last_earned", ["16.25", "17.50"]), ("next_due", ["17.50", "18.75"])]
)
@pytest.mark.parametrize("slip", ["P", "A"])
def test_higgins_comes_back_after_five_successes(restore_to: str, then: list[str], slip: str) -> None:
    """An absence without excuse is as a positive; the balance is untouched by both."""
    scheme = one(HIGGINS, recovery={"after": 5, "restore_to": restore_to})
    outcome = ran(scheme, events("N" * 12 + slip + "N" * 7))
    values = [Fraction(value, DOLLAR) for value in points(outcome)]
    assert values[11] == Fraction("16.25")
    assert values[12] == 0
    assert values[13:] == [Fraction(value) for value in AFTER_A_SLIP + then]
    before, at_slip = ran(scheme, events("N" * 12)), ran(scheme, events("N" * 12 + slip))
    assert before.balances == at_slip.balances


def test_the_larger_of_the_earlier_rate_and_the_climb_counts() -> None:
    outcome = ran(one(HIGGINS), events("NN" + "P" + "N" * 7))
    assert points(outcome)[3:] == [10, 15, 20, 25, 30, 35, 40], "the climb is above the second step by then"


def test_a_second_slip_before_the_rate_is_back_does_not_forget_it() -> None:
    outcome = ran(one(HIGGINS), events("N" * 12 + "P" + "NN" + "P" + "N" * 6))
    assert points(outcome)[-6:] == [10, 15, 20, 25, 30, 65]


def test_california_comes_to_599() -> None:
    dense = events("N" * 24, every=3.5)
    late = events("N" * 24, every=7, first=101)[12:]
    outcome = ran(one(CALIFORNIA), [*dense, *late])
    assert total(outcome) == 599
    assert Fraction(sum(points(ran(one(CALIFORNIA), dense))), DOLLAR) == 438
    assert [Fraction(value, DOLLAR) for value in points(outcome)[24:]] == [15] * 6 + [10] * 5 + [21]


def test_california_gives_the_earlier_level_back_after_two() -> None:
    outcome = ran(one(CALIFORNIA), events("N" * 10 + "P" + "NNN", every=3.5))
    assert points(outcome)[9:] == [64, 0, 40, 40, 64]


def test_after_the_last_phase_nothing_is_earned_and_it_says_so() -> None:
    outcome = ran(one(CALIFORNIA), events("N" * 26, every=7))
    assert [entry.why for entry in outcome.entries[-2:]] == [WhyCode.ENDED] * 2
    assert points(outcome)[-2:] == [0, 0]


def test_flat_ten_for_seven_of_ten_in_any_order() -> None:
    flat = one({"id": "menu", "event": "appointment_kept", "schedule": "flat", "flat": {"points": 10}})
    marks = list("NNNNNNNPAE")
    for seed in range(20):
        random.Random(seed).shuffle(marks)
        assert ran(flat, events(marks)).balances[Wallet.CLIENT] == 70


def test_ten_successes_draw_fifty_two_times() -> None:
    scheme = one(DRAWS)
    outcome = ran(scheme, events("N" * 10))
    counts = [len(entry.draws) for entry in outcome.entries]
    assert counts == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8]
    assert sum(counts) == 52
    schedule = scheme.tracks[0].schedule
    assert isinstance(schedule, Draws)
    assert schedule.worth == Fraction("8.872"), "2.218 dollars: within the published 2.0 to 2.2 and a bit"
    assert sum(counts) * schedule.worth == Fraction("461.344")
    fixed = ran(scheme, events("N" * 10), takes_fixed=True)
    assert fixed.balances[Wallet.CLIENT] == 52 * 9, "9 points a draw: never less than it is worth"


def test_a_draw_resets_to_one_after_a_miss() -> None:
    counts = [len(entry.draws) for entry in ran(one(DRAWS), events("NNNANN")).entries]
    assert counts == [1, 2, 3, 0, 1, 2]


def test_an_excused_absence_freezes_the_streak() -> None:
    outcome = ran(one(HIGGINS), events("NNEN"))
    assert points(outcome) == [10, 15, 0, 20]
    assert outcome.entries[2].why is WhyCode.FROZEN
    assert outcome.entries[-1].why is WhyCode.BONUS, "the third in a row"


TESTS = {
    **HIGGINS,
    "event": "test_result",
    "on": True,
    "recovery": {"after": 3},
    "disclosure": {"recovery_after": 1},
}


@pytest.mark.parametrize(
    ("marks", "then"),
    [
        ("P", [10, 15, 20, 35]),
        ("T", [10, 35, 40]),
        ("TP", [10, 35, 40]),
        ("PT", [10, 15, 20, 35]),
        ("TNP", [10, 15, 20, 35]),
    ],
)
def test_who_tells_first_has_the_rate_back_after_one(marks: str, then: list[int]) -> None:
    """Telling costs no more than a positive; the positive that follows changes nothing; telling after it is
    known gains nothing; a new slip afterwards is a new slip."""
    happened = events("N" * 6 + marks + "N" * len(then), EventKind.TEST)
    outcome = ran(one(TESTS), happened, tests_count=True)
    assert points(outcome)[-len(then) :] == then
    assert min(entry.points for entry in outcome.entries) == 0


def test_test_results_count_for_nothing_without_switch_and_consent() -> None:
    outcome = ran(one(TESTS), events("NNP", EventKind.TEST))
    assert [entry.why for entry in outcome.entries] == [WhyCode.SWITCHED_OFF] * 3
    assert outcome.next[0].points is None


def test_tracks_know_nothing_of_each_other() -> None:
    both = {**HIGGINS, "id": "talks", "event": "contact_kept"}
    scheme = one(HIGGINS)
    talks = [*events("NNN", EventKind.CONTACT, first=50)]
    alone = ran(made(both), talks).balances
    outcome = ran(made(HIGGINS, both), [*events("NPPAP"), *talks])
    beside = sum(entry.points for entry in outcome.entries if entry.track == "talks")
    assert beside == alone[Wallet.CLIENT]
    assert ran(scheme, talks).balances[Wallet.CLIENT] == 0
    assert ran(scheme, talks).entries[0].why is WhyCode.NOT_IN_SCHEME


def test_what_a_relative_does_fills_the_family_share() -> None:
    flat = one({"id": "family", "event": "family_session", "schedule": "flat", "flat": 50})
    outcome = ran(flat, events("NN", EventKind.FAMILY_SESSION))
    assert (outcome.balances[Wallet.FAMILY], outcome.balances[Wallet.CLIENT]) == (100, 0)
    assert outcome.next[0].wallet is Wallet.FAMILY


def test_priming_is_paid_on_the_first_day_and_hours_count_to_their_limit() -> None:
    hours = {"points": 20, "each_unit": True, "max_units": 4}
    flat = {"id": "service", "event": "voluntary_service", "schedule": "flat", "flat": hours}
    happened = [
        replace(event, units=units)
        for event, units in zip(events("NN", EventKind.VOLUNTARY_SERVICE), (3, 9), strict=True)
    ]
    outcome = ran(made(flat, priming={"on_enrol": 20}), happened)
    assert [(entry.why, entry.points) for entry in outcome.entries] == [
        (WhyCode.PRIMED, 20),
        (WhyCode.EARNED, 60),
        (WhyCode.EARNED, 80),
    ]


def test_old_points_expire_after_the_months_they_are_kept() -> None:
    flat = {"id": "menu", "event": "appointment_kept", "schedule": "flat", "flat": 10}
    kept = made(flat, expiry={"months": 24, "notice_days": 60})
    assert ran(kept, events("N"), on=date(2028, 1, 5)).balances[Wallet.CLIENT] == 10
    gone = ran(kept, events("N"), on=date(2028, 1, 6))
    assert gone.balances[Wallet.CLIENT] == 0
    assert gone.entries[-1].why is WhyCode.EXPIRED


def test_the_next_value_says_what_the_next_success_brings() -> None:
    outcome = ran(one(HIGGINS), events("N" * 12 + "P" + "NNNN"))
    [track] = outcome.next
    assert (track.points, track.until_restored, track.streak) == (30, 1, 4)
    outcome = ran(one(HIGGINS), events("N" * 12 + "P" + "NNNNN"))
    assert (outcome.next[0].points, outcome.next[0].until_restored) == (65 + 40, 0), (
        "and the sixth has a bonus"
    )


def test_paying_for_a_failure_is_allowed_and_taking_is_not() -> None:
    outcome = ran(one(HIGGINS, on_fail={"pay": 3}), events("NP"))
    assert outcome.entries[-1].points == 3
    assert Happened.FAILED.value == "failed"
