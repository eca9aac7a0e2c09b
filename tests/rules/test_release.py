"""Release: who is told until when; the way out of dynamic control; voluntary aftercare."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.calendar import add_days, add_years
from waystation.rules.law import LocalParameter, law_on
from waystation.rules.obligations import CaseFacts, ObligationState, obligations
from waystation.rules.orders import Kind, OrderFacts, State
from waystation.rules.problems import RuleBroken
from waystation.rules.release import (
    Aftercare,
    ControlState,
    Release,
    ReleaseDeed,
    StartedBy,
    aftercare_clocks,
    check_aftercare,
    check_deed,
    count_down,
    release_clocks,
    standing_deeds,
)

TODAY = date(2026, 6, 30)
LAW = law_on(TODAY)
ENDED = date(2026, 6, 10)


def order(reported_on: date | None, kind: Kind = Kind.TREATMENT) -> OrderFacts:
    return OrderFacts(1, kind, State.COMPLETED, 3, reported_on=reported_on)


def released(**more: object) -> Release:
    given = {"order_id": 5, "ended_on": ENDED, "recovery": False, "stands": True, "done": {}} | more
    return Release(**given)


@pytest.mark.parametrize(("recovery", "article"), [(False, "23"), (True, "40")])
def test_who_is_to_be_told_within_seven_days_and_by_which_article(recovery, article):
    clocks = {clock.key: clock for clock in release_clocks([released(recovery=recovery)], LAW)}
    assert {key: clock.due_on for key, clock in clocks.items()} == {
        "release:5/client_told": date(2026, 6, 17),
        "release:5/family_told": date(2026, 6, 17),
        "release:5/street_told": date(2026, 6, 17),
        "release:5/pack_given": date(2026, 6, 24),
    }
    assert clocks["release:5/client_told"].why.params["article"] == article


def test_the_figure_is_the_one_of_the_day_the_measure_ended():
    shorter = LocalParameter("0001", "release_notify_street_days", 3, date(2026, 6, 11), None, "8")
    clocks = release_clocks([released()], law_on(TODAY, [shorter]))
    assert clocks[0].due_on == date(2026, 6, 17)
    later = release_clocks([released(ended_on=date(2026, 6, 11))], law_on(TODAY, [shorter]))
    assert later[0].due_on == date(2026, 6, 14)


def test_told_in_time_late_or_not_and_nothing_after_the_step_was_taken_back():
    done = standing_deeds([(1, "client_told", date(2026, 6, 17)), (2, "family_told", date(2026, 6, 18))])

    def states(release: Release) -> dict[str, ObligationState]:
        case = CaseFacts(clocks=release_clocks([release], LAW))
        return {o.key.partition("/")[2]: o.state for o in obligations(case, TODAY, LAW)}

    assert states(released(done=done)) == {
        "client_told": ObligationState.DONE,
        "family_told": ObligationState.DONE_LATE,
        "street_told": ObligationState.OVERDUE,
        "pack_given": ObligationState.OVERDUE,
    }
    assert states(released(stands=False)) == {}


@pytest.mark.parametrize(
    ("deed", "change", "code"),
    [
        (ReleaseDeed.CLIENT_TOLD, {"on": add_days(TODAY, 1)}, "release.in_future"),
        (ReleaseDeed.CLIENT_TOLD, {"ended_on": None}, "release.not_released"),
        (ReleaseDeed.CLIENT_TOLD, {"on": date(2026, 6, 9)}, "release.before_end"),
        (ReleaseDeed.CLIENT_TOLD, {"has_notice": False}, "release.notice_needed"),
        (ReleaseDeed.FAMILY_TOLD, {"names_relative": False}, "release.relative_needed"),
    ],
)
def test_what_cannot_be_true_is_refused(deed, change, code):
    fine = {
        "on": TODAY,
        "ended_on": ENDED,
        "has_notice": True,
        "names_relative": True,
        "says_why_not": False,
        "today": TODAY,
    }
    check_deed(deed, **fine)
    with pytest.raises(RuleBroken) as refused:
        check_deed(deed, **(fine | change))
    assert refused.value.code == code


def test_the_papers_go_before_the_end_and_a_reason_stands_for_the_family():
    given = {"has_notice": False, "names_relative": False, "today": TODAY}
    check_deed(ReleaseDeed.PAPERS_SENT, TODAY, ended_on=None, says_why_not=False, **given)
    check_deed(ReleaseDeed.FAMILY_TOLD, TODAY, ended_on=ENDED, says_why_not=True, **given)


@pytest.mark.parametrize(
    ("facts", "more", "started_by", "starts_on"),
    [
        ([order(date(2023, 7, 1))], {}, StartedBy.EXECUTION, date(2023, 7, 1)),
        (
            [order(date(2024, 2, 1), Kind.RECOVERY)],
            {"isolation_ended": [date(2024, 1, 20)]},
            StartedBy.ISOLATION_ENDED,
            date(2024, 1, 20),
        ),
        ([order(date(2024, 2, 1), Kind.RECOVERY)], {}, StartedBy.EXECUTION, date(2024, 2, 1)),
        (
            [order(date(2023, 7, 1))],
            {"confirmed_use": [date(2025, 3, 3)]},
            StartedBy.CONFIRMED_USE,
            date(2025, 3, 3),
        ),
    ],
)
def test_what_the_three_years_are_counted_from(facts, more, started_by, starts_on):
    down = count_down(facts, LAW, TODAY, **more)
    assert down is not None
    assert (down.started_by, down.starts_on, down.may_ask_on) == (
        started_by,
        starts_on,
        add_years(starts_on, 3),
    )


@pytest.mark.parametrize(
    ("began", "left", "state"),
    [
        (date(2023, 7, 1), 1, ControlState.COUNTING),
        (date(2023, 6, 30), 0, ControlState.REACHED),
        (date(2020, 2, 29), 0, ControlState.REACHED),
    ],
)
def test_the_last_day_of_the_count_down(began, left, state):
    down = count_down([order(began)], LAW, TODAY)
    assert down is not None
    assert (down.days_left, down.state) == (left, state)


def test_nothing_has_begun():
    assert count_down([order(None)], LAW, TODAY) is None
    assert count_down([], LAW, TODAY, confirmed_use=[add_days(TODAY, 1)]) is None


DAYS = st.dates(date(2015, 1, 1), date(2026, 6, 30))


@given(st.lists(DAYS, max_size=4), st.lists(DAYS, max_size=3), st.lists(DAYS, max_size=3))
def test_a_later_event_never_brings_the_day_nearer(signed, ended, used):
    facts = [order(day) for day in signed]
    down = count_down(facts, LAW, TODAY, isolation_ended=ended, confirmed_use=used)
    everything = [*signed, *ended, *used]
    assert (down is None) == (not everything)
    if down is not None:
        assert down.starts_on == max(everything)
        assert down.days_left == max(0, (down.may_ask_on - TODAY).days)


def states(spell: Aftercare, on: date) -> list[ObligationState]:
    law = law_on(on)
    return [o.state for o in obligations(CaseFacts(clocks=aftercare_clocks([spell], law)), on, law)]


def test_a_month_without_contact_is_no_miss():
    spell = Aftercare(3, date(2026, 4, 30), 1, met=((8, date(2026, 5, 29)),))
    assert states(spell, TODAY) == [
        ObligationState.DONE,  # 30 April to 29 May
        ObligationState.ENDED,  # 30 May to 29 June: nobody called, nobody owes
        ObligationState.OPEN,
    ]


def test_it_ends_with_a_word():
    spell = Aftercare(3, date(2026, 6, 1), 1, ends_on=date(2026, 6, 20))
    assert states(spell, TODAY) == [ObligationState.ENDED]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"has_running_order": True}, "release.aftercare_order_running"),
        ({"starts_on": add_days(TODAY, 1)}, "release.aftercare_future"),
        ({"every_months": 0}, "release.aftercare_months"),
        ({"every_months": 13}, "release.aftercare_months"),
    ],
)
def test_what_is_no_aftercare(change, code):
    fine = {"starts_on": TODAY, "every_months": 1, "has_running_order": False, "today": TODAY}
    check_aftercare(**fine)
    with pytest.raises(RuleBroken) as refused:
        check_aftercare(**(fine | change))
    assert refused.value.code == code
