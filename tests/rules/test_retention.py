"""How long a closed file is kept: tables, and what holds of every file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.calendar import add_days, add_months, add_years
from waystation.rules.law import LocalParameter, law_on
from waystation.rules.problems import RuleBroken
from waystation.rules.release.retention import (
    Back,
    ClosedFile,
    HoldReason,
    backups_until,
    begins_on,
    check_confirm,
    check_hold,
    check_may_delete,
    may_confirm_from,
    retention,
)

TODAY = date(2026, 11, 2)
DAYS = st.integers(0, 17_897).map(lambda n: add_days(date(2012, 1, 1), n))


def law(years=5, on=TODAY, **others):
    rows = (
        [LocalParameter("0001", "retention_years", years, date(2012, 1, 1), None, "", "文件")]
        if years
        else []
    )
    rows += [
        LocalParameter("0001", key, value, date(2012, 1, 1), None, "", "文件")
        for key, value in others.items()
    ]
    return law_on(on, rows)


def closed(on=date(2021, 11, 2), **given):
    return ClosedFile(closed_on=on, sealed_on=on, **given)


@pytest.mark.parametrize(
    ("closed_on", "last_end", "ends_on"),
    [
        (date(2021, 11, 2), None, date(2026, 11, 2)),
        (date(2021, 11, 2), date(2021, 6, 1), date(2026, 11, 2)),
        (date(2021, 11, 2), date(2022, 1, 5), date(2027, 1, 5)),
        (date(2020, 2, 29), None, date(2025, 2, 28)),
        (date(2021, 12, 31), None, date(2026, 12, 31)),
    ],
)
def test_the_years_run_from_the_later_of_closing_and_the_last_order(closed_on, last_end, ends_on):
    found = retention(closed(closed_on, last_end=last_end), law(), TODAY)
    assert (found.ends_on, found.is_over(TODAY)) == (ends_on, ends_on <= TODAY)
    assert found.why.code == "retention.why.years"
    assert found.begins_on == begins_on(closed_on, last_end)


def test_no_years_set_no_clock_and_nothing_to_delete():
    found = retention(closed(), law_on(TODAY), TODAY)
    assert (found.ends_on, found.why.code) == (None, "retention.why.unset")
    with pytest.raises(RuleBroken, match="no_clock"):
        check_may_delete(found, TODAY)


@pytest.mark.parametrize(
    ("file", "back"),
    [
        (ClosedFile(None, None), Back.IN_USE),
        (ClosedFile(date(2000, 1, 1), None), Back.NOT_SEALED),
        (closed(running=1), Back.ORDER_RUNNING),
        (closed(open_matters=1), Back.MATTER_OPEN),
        (closed(openings=2), Back.OPENING),
        (closed(held_until=(TODAY,)), Back.HELD),
    ],
)
def test_each_thing_that_holds_back_does(file, back):
    found = retention(file, law(), TODAY)
    assert back in found.held_back
    assert not found.may_delete(TODAY)
    with pytest.raises(RuleBroken):
        check_may_delete(found, TODAY)


def test_a_hold_ends_with_its_last_day():
    held = closed(held_until=(TODAY,))
    assert retention(held, law(), TODAY).held_back == (Back.HELD,)
    assert retention(held, law(), add_days(TODAY, 1)).held_back == ()


@given(DAYS, st.none() | DAYS, st.integers(1, 100), DAYS, st.lists(DAYS, max_size=3))
def test_of_every_file_it_goes_only_when_over_and_nothing_holds_it(closed_on, last_end, years, today, held):
    found = retention(closed(closed_on, last_end=last_end, held_until=tuple(held)), law(years, today), today)
    assert found.ends_on == add_years(max(closed_on, last_end or closed_on), years)
    assert found.may_delete(today) == (found.ends_on <= today and all(until < today for until in held))
    assert found.ends_on > found.begins_on >= closed_on


@given(DAYS, st.integers(1, 99), DAYS)
def test_more_years_never_end_earlier_and_a_day_more_never_takes_it_back(closed_on, years, today):
    fewer, more = (retention(closed(closed_on), law(n, today), today) for n in (years, years + 1))
    assert fewer.ends_on < more.ends_on
    if fewer.may_delete(today):
        assert retention(closed(closed_on), law(years, today), add_days(today, 1)).may_delete(
            add_days(today, 1)
        )


@given(DAYS, st.integers(7, 365))
def test_a_second_person_waits_out_the_days(proposed_on, days):
    may_from = may_confirm_from(proposed_on, law(on=proposed_on, deletion_wait_days=days))
    assert may_from == add_days(proposed_on, days)
    check_confirm(1, 2, may_from, may_from)
    with pytest.raises(RuleBroken, match="too_early"):
        check_confirm(1, 2, may_from, add_days(may_from, -1))
    with pytest.raises(RuleBroken, match="own_proposal"):
        check_confirm(1, 1, may_from, may_from)


@pytest.mark.parametrize("reason", HoldReason)
def test_a_hold_says_why_and_until_when(reason):
    assert check_hold(reason, "复议", TODAY, law(), TODAY) is reason
    assert check_hold(reason, "复议", add_months(TODAY, 24), law(), TODAY) is reason
    for words, until, code in (
        (" ", TODAY, "hold_words"),
        ("复议", add_days(TODAY, -1), "hold_past"),
        ("复议", add_days(add_months(TODAY, 24), 1), "hold_too_long"),
    ):
        with pytest.raises(RuleBroken, match=code):
            check_hold(reason, words, until, law(), TODAY)
    with pytest.raises(RuleBroken, match="hold_reason"):
        check_hold("because", "复议", TODAY, law(), TODAY)


def test_the_day_until_which_backups_may_hold_it_is_a_figure():
    assert backups_until(TODAY, law()) == add_days(TODAY, 90)
    assert backups_until(TODAY, law(backups_kept_days=0)) == TODAY
