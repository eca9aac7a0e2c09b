"""Levelling: the floor alone waits, the guarantee stands, and the chance is nobody's to touch."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waystation.rules.screening import draw
from waystation.rules.screening.draw import proof

from .cases import KEY, START, after, terms

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def days_at(clients: list[draw.Terms], most: int | None, days: int) -> dict[str, list[draw.Called]]:
    """A site's days, drawn as the house draws them."""
    called: dict[str, list[draw.Called]] = {one.client: [] for one in clients}
    for day in (after(n) for n in range(days)):
        eligible = [draw.Eligible(one, tuple(called[one.client])) for one in clients]
        for one in draw.drawn_at(eligible, KEY, day, most):
            called[one.client].append(draw.Called(day, one.part))
    return called


@SLOW
@given(first=st.integers(1, 10**6), most=st.integers(0, 3))
def test_levelling_keeps_every_guarantee_and_every_chance(first, most):
    clients = [terms(client=str(first + n)) for n in range(12)]
    free, levelled = days_at(clients, None, 120), days_at(clients, most, 120)
    for one in clients:
        found = draw.account(one, KEY, levelled[one.client], first=START, last=after(119))
        assert found.kept
        by_chance = {call.on for call in free[one.client] if call.part is not draw.Part.FLOOR}
        assert by_chance <= {call.on for call in levelled[one.client]}


def test_levelling_flattens_the_days():
    clients = [terms(client=str(n)) for n in range(60)]

    def crowded(most: int | None) -> int:
        load: dict[date, int] = {}
        for calls in days_at(clients, most, 200).values():
            for call in calls:
                load[call.on] = load.get(call.on, 0) + 1
        return sum(count > 5 for count in load.values())

    assert crowded(5) < crowded(None) / 2


def test_who_waits_is_drawn_from_what_is_left_and_not_in_a_row_of_names():
    """Of many who could wait, no client waits more often than others because of a small number."""
    clients = [terms(client=str(n)) for n in range(40)]
    waited = dict.fromkeys((one.client for one in clients), 0)
    called: dict[str, list[draw.Called]] = {one.client: [] for one in clients}
    for day in (START + timedelta(days=n) for n in range(300)):
        mornings = {one.client: draw.look(one, one.keyed(KEY), day, called[one.client]) for one in clients}
        held = draw.level(mornings, 2)
        for name, one in held.items():
            waited[name] += mornings[name].floor and not one.floor
            if one.part is not None:
                called[name].append(draw.Called(day, one.part))
    halves = [sum(waited[str(n)] for n in range(20)), sum(waited[str(n)] for n in range(20, 40))]
    assert sum(halves) > 50
    found = proof.evenness(halves, [1, 1])
    assert found is not None
    assert found.p > 0.001


def test_who_has_no_later_day_is_called_whatever_the_limit():
    mornings = {
        "1": draw.Morning(floor=True, chance=False, may_wait=False, order=9),
        "2": draw.Morning(floor=True, chance=False, may_wait=True, order=5),
        "3": draw.Morning(floor=True, chance=True, may_wait=True, order=7),
        "4": draw.Morning(floor=True, chance=False, may_wait=True, order=6),
    }
    held = draw.level(mornings, 0)
    assert {name for name, one in held.items() if one.part} == {"1", "3"}
    held = draw.level(mornings, 3)
    assert {name for name, one in held.items() if one.part} == {"1", "2", "3"}
    assert draw.level(mornings, None) == mornings
