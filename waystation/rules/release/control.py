"""The way out of dynamic control (动态管控): three years without relapse (DRR 7), counted for the client.

The house never feeds dynamic control and is never told of it; it counts the days so that a client can ask for
the end of it. When the three years begin is said by local texts alone (Shanghai, Shandong): for an order
executed in the community with the day the execution began; for isolation with the day of release. A later
confirmed use begins them anew. National text is silent on the beginning: an open question in docs/law.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_years, days_between
from waystation.rules.law import Law, Why
from waystation.rules.orders import OrderFacts


class StartedBy(StrEnum):
    """What the three years are counted from."""

    EXECUTION = "execution"
    ISOLATION_ENDED = "isolation_ended"
    CONFIRMED_USE = "confirmed_use"


class ControlState(StrEnum):
    """``counting``: not yet; ``reached``: the client may ask today."""

    COUNTING = "counting"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class CountDown:
    """``may_ask_on``: the third anniversary, the first day on which three whole years have passed.

    ``days_left``: 0 from that day on.
    """

    started_by: StartedBy
    starts_on: date
    may_ask_on: date
    days_left: int
    state: ControlState
    why: Why


def count_down(
    orders: Iterable[OrderFacts],
    law: Law,
    today: date,
    *,
    isolation_ended: Iterable[date] = (),
    confirmed_use: Iterable[date] = (),
) -> CountDown | None:
    """The count-down of one client, or None while nothing has begun.

    Begins with the last of: the first day of execution (sign-in) of an order, the end of an isolation, a
    confirmed use. An order of recovery follows isolation and begins nothing of its own where the isolation's
    end is known: the time since release counts (the reading that is milder for the client).
    """
    released = sorted(day for day in isolation_ended if day <= today)
    begins: list[tuple[date, StartedBy]] = [(day, StartedBy.ISOLATION_ENDED) for day in released]
    begins += [(day, StartedBy.CONFIRMED_USE) for day in confirmed_use if day <= today]
    for facts in orders:
        began = facts.reported_on
        if began is None or began > today:
            continue
        if facts.kind == "recovery" and any(day <= began for day in released):
            continue
        begins.append((began, StartedBy.EXECUTION))
    if not begins:
        return None
    starts_on, started_by = max(begins)
    held = law.at(today)
    may_ask_on = add_years(starts_on, held.number("dynamic_control_exit_years"))
    left = max(0, days_between(today, may_ask_on))
    return CountDown(
        started_by,
        starts_on,
        may_ask_on,
        left,
        ControlState.COUNTING if left else ControlState.REACHED,
        held.why(
            "release.why.control", "dynamic_control_exit_years", starts_on=starts_on, may_ask_on=may_ask_on
        ),
    )
