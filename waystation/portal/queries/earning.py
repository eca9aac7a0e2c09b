"""How points are earned: what the version of the scheme says that the person runs on, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.points.queries.schemes import in_force, rules_of, scheme_for
from waystation.rules.points.schemes import EventKind
from waystation.rules.points.schemes.shapes import Draws, Escalating, Track

#: What a relative earns by, in the family's share; the rest is the client's own.
_FAMILY = frozenset({EventKind.FAMILY_SESSION})


@dataclass(frozen=True)
class WayToEarn:
    """One thing that brings points. ``first``: for the first time; ``most``: where it climbs to (0: it does
    not climb). ``draws``: how many draws instead (0: none)."""

    said: str
    first: int
    most: int
    draws: int


def ways(client: Client, day: date, *, family: bool) -> list[WayToEarn]:
    """Every way of the tracks that are on; empty where there is no scheme. At most two statements."""
    enrolled = scheme_for(client, day)
    version = enrolled.version if enrolled is not None else in_force(client.area_id, day)
    if version is None:
        return []
    kinds = [(track, kind) for track in rules_of(version).tracks if track.is_on for kind in track.events]
    wanted = [pair for pair in kinds if (pair[1] in _FAMILY) == family and pair[1] is not EventKind.TEST]
    return [_way(track, kind) for track, kind in wanted]


def _way(track: Track, kind: EventKind) -> WayToEarn:
    schedule = track.schedule
    if isinstance(schedule, Draws):
        return WayToEarn(label(kind), 0, 0, schedule.count(1))
    climbs = schedule.most or 0 if isinstance(schedule, Escalating) else 0
    return WayToEarn(label(kind), schedule.value(1, 1), climbs, 0)
