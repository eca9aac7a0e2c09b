"""Which event of the points a fact is, by S0-49…54. The evidence of each kind: ``rules.points.schemes``."""

from __future__ import annotations

from collections.abc import Mapping

from waystation.rules import contacts
from waystation.rules.activities.sessions import AttendanceState, SessionKind
from waystation.rules.points.schemes import EventKind, Happened

_KINDS: Mapping[SessionKind, EventKind] = {
    SessionKind.VOLUNTEER: EventKind.VOLUNTARY_SERVICE,
    SessionKind.COUNSELLING: EventKind.COUNSELLING,
    SessionKind.TRAINING: EventKind.TRAINING,
    SessionKind.TEACHING: EventKind.TAUGHT,
    SessionKind.CULTURE: EventKind.GROUP,
}
_HAPPENED: Mapping[AttendanceState, Happened] = {
    AttendanceState.CAME: Happened.KEPT,
    AttendanceState.EXCUSED: Happened.EXCUSED,
    AttendanceState.ABSENT: Happened.ABSENT,
}


def kind_of(kind: SessionKind, *, is_kin: bool) -> EventKind:
    """What a session counts as: a family session is the relative's; the client's own coming is a group."""
    if kind is SessionKind.FAMILY:
        return EventKind.FAMILY_SESSION if is_kin else EventKind.GROUP
    return _KINDS[kind]


def happened(state: AttendanceState) -> Happened:
    """How an attendance went, as the engine calls it."""
    return _HAPPENED[state]


def hours(minutes: int) -> int:
    """Whole hours of service, to the nearest one; a short one counts as one."""
    return max(1, (minutes + 30) // 60)


def of_contact(kind: contacts.Kind, met: contacts.Met, outcome: contacts.Outcome) -> Happened | None:
    """How a talk or visit went for the points; None: it says nothing of the client's coming.

    A call earns nothing: coming, or being at home for a visit, does. A miss that waits for a paper, or that
    is the centre's own fault, costs no row.
    """
    if kind is contacts.Kind.PHONE:
        return None
    if outcome in contacts.ATTENDED:
        return Happened.KEPT if met is contacts.Met.CLIENT else None
    if outcome is contacts.Outcome.UNEXCUSED:
        return Happened.ABSENT
    return Happened.EXCUSED if outcome in contacts.NOT_COUNTED else None
