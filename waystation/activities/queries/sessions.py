"""Reading sessions: the list, and the sheet of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from waystation.accounts.models import User
from waystation.activities import access
from waystation.activities.models import Attendance, Session
from waystation.clients import queries as clients
from waystation.clients.access import reachable, visible_to
from waystation.clients.models import Client, Kin
from waystation.rules.activities import AttendanceState, SessionKind
from waystation.rules.roles import Verb

#: What the list of sessions can be cut down to; the first is shown unasked.
WHEN = ("next", "past")
#: What a sheet can be cut down to; the first is shown unasked.
SHOWN = ("open", "done", "all")
#: Sessions of a list's page, people of a sheet's page.
PAGE, PEOPLE = 20, 30

_STANDS = Q(attendances__withdrawn_at__isnull=True)


def listed(user: User, when: str, today: date) -> QuerySet[Session]:
    """The sessions from today on, soonest first, or the earlier ones, latest first; ``came``: how many of the
    people that ``user`` reaches."""
    mine = _STANDS & Q(attendances__state=AttendanceState.CAME)
    mine &= reachable(user, Verb.RECORD_ACTIVITY, prefix="attendances__client__")
    rows = access.sessions_visible_to(user).select_related("organisation")
    rows = rows.annotate(came=Count("attendances", filter=mine))
    if when == "past":
        return rows.filter(on__lt=today).order_by("-on", "-starts_at", "-pk")
    return rows.filter(on__gte=today).order_by("on", "starts_at", "pk")


@dataclass
class Line:
    """One client on the sheet: what stands of the client and of each relative."""

    client: Client
    own: Attendance | None = None
    of_kin: list[tuple[Kin, Attendance | None]] = field(default_factory=list)


def people(user: User, session: Session, shown: str, text: str) -> QuerySet[Client]:
    """The clients whom ``user`` may write down, those who come to such sessions first; found by ``text``."""
    if text:
        found = clients.search(user, text).values("pk")
        rows = visible_to(user, Verb.RECORD_ACTIVITY).filter(pk__in=found, state=Client.State.OPEN)
    else:
        rows = visible_to(user, Verb.RECORD_ACTIVITY).filter(state=Client.State.OPEN)
    here = Attendance.objects.filter(client=OuterRef("pk"), withdrawn_at__isnull=True)
    rows = rows.annotate(is_down=Exists(here.filter(session=session)))
    usual = here.filter(session__kind=session.kind, session__organisation=session.organisation_id)
    if shown != "all" and not text:
        rows = rows.filter(is_down=shown == "done")
    if shown == "open":
        return rows.annotate(usual=Exists(usual)).order_by("-usual", "pinyin", "pk")
    return rows.order_by("pinyin", "pk")


def lines(session: Session, rows: list[Client]) -> list[Line]:
    """A page of the sheet with what stands: one statement, two where relatives are asked in."""
    standing: dict[tuple[int, int | None], Attendance] = {
        (row.client_id, row.kin_id): row
        for row in Attendance.objects.filter(
            session=session, client__in=rows, withdrawn_at__isnull=True
        ).select_related("verified_by")
    }
    kin: dict[int, list[Kin]] = {}
    if session.kind == SessionKind.FAMILY:
        for one in Kin.objects.filter(client__in=rows, ends_on__isnull=True).order_by("pk"):
            kin.setdefault(one.client_id, []).append(one)
    return [
        Line(
            client,
            standing.get((client.pk, None)),
            [(one, standing.get((client.pk, one.pk))) for one in kin.get(client.pk, [])],
        )
        for client in rows
    ]


def counts(user: User, session: Session) -> dict[str, int]:
    """How many came, were excused and did not come, of those whom ``user`` reaches."""
    rows = Attendance.objects.filter(session=session, withdrawn_at__isnull=True)
    mine = reachable(user, Verb.RECORD_ACTIVITY, prefix="client__")
    wanted: dict[str, Any] = {
        state.value: Count("pk", filter=Q(state=state) & mine) for state in AttendanceState
    }
    return rows.aggregate(**wanted)


def signed(user: User, session: Session) -> QuerySet[Attendance]:
    """Who came, by name, for the printed sheet: of those whom ``user`` reaches."""
    return (
        access.visible_to(user)
        .filter(session=session, withdrawn_at__isnull=True, state=AttendanceState.CAME)
        .select_related("client", "kin")
        .order_by("client__pinyin", "client", F("kin").asc(nulls_first=True))
    )


def values(row: Session) -> dict[str, object]:
    """The present values of a session, for its form."""
    names = ("kind", "title", "on", "starts_at", "ends_at", "place", "leader", "capacity")
    return {name: getattr(row, name) for name in names}
