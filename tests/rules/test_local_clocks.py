"""Clocks that only some places have, duties without a count, remedies; old decisions keep their figures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_orders import LAW, TODAY, facts
from waystation.rules import orders
from waystation.rules.law import CATALOGUE, Law, LocalParameter
from waystation.rules.obligations import RuleCode
from waystation.rules.orders import Act, DeadlineState, Kind, State, Suspension
from waystation.rules.places import moves
from waystation.rules.places.moves import MoveFacts, MoveState


def adopted(code, since=date(2020, 1, 1), until=None):
    text = CATALOGUE[code]
    return [
        LocalParameter("0001", one.key, one.value, since, until, one.article, text.source)
        for one in text.variants
    ]


CHONGQING = Law(TODAY, adopted("chongqing"))
ZHEJIANG = Law(TODAY, adopted("zhejiang"))
NATION = ["sign_in", "agreement", "expiry", "release_notice"]


def codes(told, law):
    return [(d.code, d.due_on, d.is_provisional) for d in orders.deadlines(told, law, TODAY)]


def test_the_nation_has_four_clocks_and_chongqing_four_more():
    told = facts(decided_on=date(2025, 4, 30), arrived_by_move=True)
    assert [code for code, *_rest in codes(told, LAW)] == NATION
    assert codes(told, CHONGQING) == [
        ("service", date(2025, 5, 1), False),
        # 1 to 5 May are free.
        ("street_told", date(2025, 5, 8), False),
        ("sign_in", date(2025, 5, 18), False),
        ("move_police_told", date(2025, 5, 14), False),
        ("agreement", date(2025, 5, 17), False),
        ("papers_before_expiry", date(2028, 4, 28), True),
        ("expiry", date(2028, 5, 9), False),
        ("release_served", date(2028, 5, 12), True),
        ("release_notice", date(2028, 5, 16), False),
    ]


def test_an_act_meets_its_clock_and_says_whether_it_was_late():
    told = facts(
        decided_on=date(2025, 4, 30),
        acts=((Act.STREET_TOLD, date(2025, 5, 9)), (Act.PAPERS_SENT, date(2026, 10, 1))),
    )
    found = {d.code: d for d in orders.deadlines(told, CHONGQING, TODAY)}
    assert (found["street_told"].state, found["street_told"].act) == (DeadlineState.MET_LATE, Act.STREET_TOLD)
    assert found["papers_before_expiry"].state is DeadlineState.MET
    assert found["service"].state is DeadlineState.MET_LATE
    assert found["sign_in"].act is None


def test_the_file_of_a_person_who_moved_is_asked_for_after_the_end():
    moved = facts(state=State.TRANSFERRED_OUT, ended_on=date(2026, 10, 29))
    file = {d.code: d for d in orders.deadlines(moved, CHONGQING, TODAY)}["move_file"]
    assert (file.due_on, file.state) == (date(2026, 11, 3), DeadlineState.COMING)
    late = {d.code: d for d in orders.deadlines(moved, CHONGQING, date(2026, 11, 4))}["move_file"]
    assert late.state is DeadlineState.PASSED
    assert [p.code for p in orders.prompt_duties(moved, CHONGQING)] == ["family_served"]
    assert [p.code for p in orders.prompt_duties(moved, LAW)] == ["family_served", "move_file"]


def test_duties_without_a_count_are_named_with_their_article_and_done_by_an_act():
    released = facts(
        state=State.COMPLETED,
        ended_on=date(2028, 5, 9),
        family_served_on=date(2025, 5, 4),
        acts=((Act.RELEASE_SERVED, date(2028, 5, 10)),),
    )
    assert [
        (p.code, p.done_on, p.why.params["article"], p.act) for p in orders.prompt_duties(released, LAW)
    ] == [
        ("family_served", date(2025, 5, 4), "13", None),
        ("release_served", date(2028, 5, 10), "23", Act.RELEASE_SERVED),
        ("release_family_told", None, "23", Act.RELEASE_FAMILY_TOLD),
    ]
    assert orders.prompt_duties(facts(served_on=None), LAW) == ()


def test_who_lives_far_has_the_longer_of_two_deadlines_only_where_a_place_has_two():
    far = facts(is_far=True)
    assert orders.sign_in_due_on(facts(), ZHEJIANG) == date(2025, 5, 5)
    assert orders.sign_in_due_on(far, ZHEJIANG) == date(2025, 5, 18)
    assert orders.sign_in_due_on(far, LAW) == date(2025, 5, 18)
    assert orders.sign_in_why(far, ZHEJIANG).params["value"] == 15


def test_the_client_may_ask_for_a_review_and_sue_and_that_is_never_late():
    review, lawsuit = orders.remedies(facts(), LAW, date(2025, 7, 2))
    assert (review.due_on, review.state, review.why.params["article"]) == (
        date(2025, 7, 2),
        DeadlineState.TODAY,
        "20",
    )
    assert (lawsuit.due_on, lawsuit.state, lawsuit.why.params["article"]) == (
        date(2025, 11, 3),
        DeadlineState.COMING,
        "46",
    )
    assert {r.state for r in orders.remedies(facts(), LAW, TODAY)} == {DeadlineState.ENDED}
    assert all(r.is_right for r in (review, lawsuit))
    assert orders.lawsuit_after_review_on(date(2026, 2, 13), LAW) == date(2026, 2, 28)
    assert orders.remedies(facts(served_on=None), LAW, TODAY) == ()
    assert orders.remedies(facts(served_on=date(2014, 11, 30)), LAW, TODAY)[1].due_on == date(2015, 2, 28)


def test_the_term_of_recovery_starts_with_the_printed_day_only_where_a_place_says_so():
    told = facts(
        kind=Kind.RECOVERY,
        years=2,
        printed_from=date(2025, 5, 6),
        printed_to=date(2027, 5, 5),
        agreed_on=None,
    )
    printed = Law(
        TODAY, [LocalParameter("0001", "recovery_term_start", "printed", date(2020, 1, 1), None, "九")]
    )
    assert orders.term(told, LAW).last_day == date(2027, 5, 9)
    assert orders.term(told, printed).last_day == date(2027, 5, 5)
    assert orders.check_dates(told, printed, TODAY) == ()
    # A printed day after the sign-in never lengthens the term; nor does it touch treatment.
    late = replace(told, printed_from=date(2025, 6, 1))
    assert orders.term(late, printed).starts_on == date(2025, 5, 10)
    assert orders.term(replace(told, kind=Kind.TREATMENT, years=3), printed).starts_on == date(2025, 5, 10)


@given(
    st.dates(date(2012, 1, 1), date(2026, 10, 1)),
    st.sampled_from(sorted(CATALOGUE)),
    st.integers(0, 40),
)
def test_an_old_decision_keeps_the_figures_of_its_day(served_on, code, wait):
    """Whatever a place sets later leaves the deadlines of an order of before as they were."""
    reported_on = served_on + timedelta(days=wait)
    told = facts(
        decided_on=served_on,
        served_on=served_on,
        reported_on=reported_on,
        agreed_on=None,
        family_served_on=None,
    )
    before = orders.deadlines(told, LAW, TODAY)
    later = Law(TODAY, adopted(code, since=date(2046, 1, 1)))
    assert orders.deadlines(told, later, TODAY) == before
    ended = Law(TODAY, adopted(code, since=date(2011, 6, 26), until=date(2011, 12, 31)))
    assert orders.deadlines(told, ended, TODAY) == before


@pytest.mark.parametrize(
    ("served_on", "due_on"),
    [
        (date(2024, 2, 14), date(2024, 2, 29)),
        (date(2023, 2, 14), date(2023, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 15)),
    ],
)
def test_fifteen_days_over_leap_day_and_year_end(served_on, due_on):
    assert orders.sign_in_due_on(facts(served_on=served_on), LAW) == due_on


@given(
    st.dates(date(2012, 1, 1), date(2040, 1, 1)),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 200)), max_size=5),
)
def test_overlapping_rests_lengthen_the_term_by_each_day_once(reported_on, rests):
    extends = Law(
        date(2060, 1, 1),
        [LocalParameter("0001", "suspension_extends_term", True, date(2011, 6, 26), None, "九")],
    )
    day = timedelta(days=1)
    told = facts(
        served_on=reported_on,
        reported_on=reported_on,
        suspensions=tuple(Suspension(reported_on + a * day, reported_on + (a + n) * day) for a, n in rests),
    )
    rested = {reported_on + (a + k) * day for a, n in rests for k in range(n + 1)}
    plain = orders.term(replace(told, suspensions=()), LAW).last_day
    assert orders.term(told, extends).last_day == plain + len(rested) * day
    assert orders.term(told, LAW).last_day == plain


def test_who_moves_far_away_has_the_longer_term_only_where_the_new_place_has_two():
    moved = MoveFacts(
        id=1,
        state=MoveState.ACCEPTED,
        asked_on=date(2025, 5, 1),
        sent_on=date(2025, 5, 2),
        answered_on=date(2025, 5, 3),
    )

    def report(found: MoveFacts, law: Law) -> tuple[date, object]:
        clock = next(c for c in moves.clocks([found], law) if c.rule is RuleCode.MOVE_REPORT)
        return clock.due_on, clock.why.params["value"]

    far = replace(moved, is_far=True)
    assert report(moved, ZHEJIANG) == (date(2025, 5, 5), 2)
    assert report(far, ZHEJIANG) == (date(2025, 5, 18), 15)
    assert report(far, LAW) == report(moved, LAW) == (date(2025, 5, 18), 15)
