"""Whatever happens in whatever order: the same balances, none of them ever falling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.points.made import CALIFORNIA, DRAWS, HIGGINS, SEED, member, ran, scheme
from waystation.rules.points.schemes import (
    Event,
    EventKind,
    Happened,
    Scheme,
    Wallet,
    WhyCode,
    commitment,
    draw,
    due,
    run,
    value_of,
)
from waystation.rules.points.schemes.reading import read
from waystation.rules.points.schemes.shapes import Draws
from waystation.rules.points.schemes.templates import TEMPLATES
from waystation.rules.problems import RuleBroken

HEAD = {"version": 1, "valid_from": "2026-01-01"}
SCHEMES: list[Scheme] = [
    *(read({"id": str(code), **HEAD, **template.config}) for code, template in TEMPLATES.items()),
    scheme(HIGGINS, {**CALIFORNIA, "id": "talks", "event": "contact_kept"}, caps={"day": 30, "month": 200}),
    scheme(DRAWS, caps={"event": 50, "year": 900}, priming={"on_enrol": 20}),
]
END = date(2027, 6, 30)
MOMENTS = st.integers(0, 400 * 24).map(
    lambda hours: datetime.combine(date(2026, 1, 1), time()) + timedelta(hours=hours)
)
EVENTS = st.lists(
    st.builds(
        Event,
        id=st.integers(1, 60).map("e{}".format),
        kind=st.sampled_from(EventKind),
        at=MOMENTS,
        happened=st.sampled_from(Happened),
        units=st.integers(1, 9),
        by_family=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda event: event.id,
)


@settings(max_examples=100, deadline=None)
@given(made=st.sampled_from(SCHEMES), events=EVENTS, mixed=st.randoms(use_true_random=False))
def test_arrival_and_duplicates_are_nothing(made, events, mixed) -> None:
    again = [*events, *mixed.choices(events, k=len(events))] if events else []
    mixed.shuffle(again)
    assert ran(made, again, END) == ran(made, events, END)


@settings(max_examples=100, deadline=None)
@given(made=st.sampled_from(SCHEMES), events=EVENTS)
def test_no_event_takes_anything_and_nothing_is_lost_behind_a_cap(made, events) -> None:
    outcome = ran(made, events, END, tests_count=True)
    assert all(entry.points >= 0 for entry in outcome.entries if entry.why is not WhyCode.EXPIRED)
    assert all(one.points > 0 for one in outcome.queued)
    free = run(replace(made, caps=(), tracks=tuple(replace(t, caps=()) for t in made.tracks)), events,
               on=END, member=member(tests_count=True))  # fmt: skip
    waiting = sum(one.points for one in outcome.queued)
    assert sum(outcome.balances.values()) + waiting == sum(free.balances.values())


@settings(max_examples=60, deadline=None)
@given(made=st.sampled_from(SCHEMES), events=EVENTS, days=st.integers(0, 500))
def test_balances_never_fall_as_days_go_by(made, events, days) -> None:
    early = date(2026, 1, 1) + timedelta(days=days)
    before, after = ran(made, events, early), ran(made, events, END)
    for wallet in Wallet:
        assert before.balances[wallet] <= after.balances[wallet]


@settings(max_examples=60, deadline=None)
@given(made=st.sampled_from(SCHEMES[:4]), events=EVENTS)
def test_paying_event_by_event_comes_to_the_same_as_the_whole_run(made, events) -> None:
    """In order of time, the sum of single awards and released points is the run."""
    in_order = sorted(events, key=lambda event: (event.at, event.id))
    outcome = ran(made, events, END)
    for at, event in enumerate(in_order):
        award = value_of(made, in_order[:at], event, member=member())
        assert award.entries == tuple(e for e in outcome.of(event.id) if e.why is not WhyCode.RELEASED)
        assert award.points == sum(entry.points for entry in award.entries)


@settings(max_examples=60, deadline=None)
@given(made=st.sampled_from(SCHEMES), events=EVENTS, data=st.data())
def test_what_is_due_brings_any_ledger_to_the_run(made, events, data) -> None:
    outcome = ran(made, events, END)
    causes = sorted({entry.event for entry in outcome.entries})
    posted = {cause: data.draw(st.integers(0, 300)) for cause in causes}
    for cause, _wallet, points in due(outcome, posted):
        assert points
        posted[cause] += points
    assert sum(posted.values()) == sum(outcome.balances.values())
    assert list(due(outcome, posted)) == []


def test_one_number_for_two_things_is_refused() -> None:
    event = Event("e1", EventKind.APPOINTMENT, datetime.combine(date(2026, 1, 5), time()))
    with pytest.raises(RuleBroken) as refused:
        ran(SCHEMES[0], [event, replace(event, kind=EventKind.TAUGHT)])
    assert refused.value.code == "points.event_twice"


def test_a_draw_can_be_drawn_again_and_hangs_on_everything_it_names() -> None:
    schedule = scheme(DRAWS).tracks[0].schedule
    assert isinstance(schedule, Draws)
    name = {"scheme": "made/prizes", "client": "c1", "event": "e1", "number": 1}
    shown = [draw(schedule, SEED, **{**name, "number": n}).slip for n in range(1, 13)]
    assert shown == [draw(schedule, SEED, **{**name, "number": n}).slip for n in range(1, 13)]
    others = [draw(schedule, SEED, **{**name, "client": "c2", "number": n}).slip for n in range(1, 13)]
    assert shown != others
    assert commitment(SEED) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
    for wrong in ({"client": "a\nb"}, {"event": "a\nb"}):
        with pytest.raises(ValueError, match="line feed"):
            draw(schedule, SEED, **{**name, **wrong})
    with pytest.raises(ValueError, match="bytes"):
        draw(schedule, b"short", **name)


def test_the_bowl_gives_what_its_odds_say() -> None:
    """40,000 draws: each share within five standard deviations of its share in the bowl."""
    schedule, count = scheme(DRAWS).tracks[0].schedule, 40_000
    assert isinstance(schedule, Draws)
    drawn = [
        draw(schedule, SEED, scheme="made/prizes", client="c1", event=f"e{n}", number=1).slip
        for n in range(count)
    ]
    for slip in schedule.bowl:
        share = float(slip.share)
        near = 5 * (share * (1 - share) / count) ** 0.5
        assert abs(drawn.count(slip.name) / count - share) < near
