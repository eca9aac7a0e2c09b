"""Schemes and events of the tests, in points at 4 to the dollar: the unit in which the vectors are whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from waystation.rules.points.schemes import Event, EventKind, Happened, Member, Outcome, Scheme, run
from waystation.rules.points.schemes.reading import read

BEGAN = date(2026, 1, 5)
SEED = bytes(range(32))
HIGGINS: dict[str, Any] = {
    "id": "tests",
    "event": "appointment_kept",
    "schedule": "escalating",
    "escalating": {"start": 10, "step": 5, "max": 185, "bonus_every": 3, "bonus": 40},
    "recovery": {"after": 5, "restore_to": "last_earned"},
}
CALIFORNIA: dict[str, Any] = {
    "id": "tests",
    "event": "appointment_kept",
    "schedule": "escalating",
    "escalating": {"start": 40, "step": 6, "step_every": 2},
    "phases": [
        {"weeks": "1-12"},
        {"weeks": "13-18", "flat": 60},
        {"weeks": "19-23", "flat": 40},
        {"weeks": 24, "flat": 84},
    ],
    "recovery": {"after": 2, "restore_to": "last_earned"},
}
BOWL = [["message", 0.5, 0], ["small", 0.418, 4], ["large", 0.08, 80], ["jumbo", 0.002, 400]]
DRAWS: dict[str, Any] = {
    "id": "prizes",
    "event": "appointment_kept",
    "schedule": "draws",
    "draws": {"start": 1, "step": 1, "max": 8, "bowl": BOWL},
}
KEPT, FAILED, ABSENT, EXCUSED, TOLD = Happened
OF = {"N": KEPT, "P": FAILED, "A": ABSENT, "E": EXCUSED, "T": TOLD}


def scheme(*tracks: dict[str, Any], **more: Any) -> Scheme:
    """A scheme of these tracks."""
    head = {"id": "made", "version": 1, "valid_from": "2026-01-01", "yuan_per_point": 0.25}
    return read({**head, "tracks": list(tracks), **more})


def one(track: dict[str, Any], **more: Any) -> Scheme:
    """A scheme of one track, changed where ``more`` says so."""
    return scheme({**track, **more})


def events(
    marks: Iterable[str], kind: EventKind = EventKind.APPOINTMENT, every: float = 2, first: int = 1
) -> list[Event]:
    """An event for each mark (N kept, P failed, A absent, E excused, T told), ``every`` days apart."""
    start = datetime.combine(BEGAN, time())
    return [
        Event(f"e{at + first}", kind, start + timedelta(days=every * at), OF[mark])
        for at, mark in enumerate(marks)
    ]


def member(**more: Any) -> Member:
    """Somebody who began on the first day."""
    return Member(**{"enrolled_on": BEGAN, "key": "c1", "seed": SEED, **more})


def ran(made: Scheme, happened: Iterable[Event], on: date = date(2027, 1, 1), **more: Any) -> Outcome:
    """A run of the scheme for that member."""
    return run(made, happened, on=on, member=member(**more))


def points(outcome: Outcome, *, but: str = "bonus") -> list[int]:
    """The points of each event, without the bonus."""
    found: dict[str, int] = {}
    for entry in outcome.entries:
        found[entry.event] = found.get(entry.event, 0) + (0 if entry.why == but else entry.points)
    return list(found.values())
