"""Who came: written down by whoever saw it or holds the signed list, taken back when it was a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.activities import access
from waystation.activities.models import Attendance, Session
from waystation.activities.queries import attendance as queries
from waystation.audit import actions as audit
from waystation.clients.models import Client, Kin
from waystation.points.actions import awards
from waystation.rules.activities import (
    AttendanceState,
    Excuse,
    ExcuseProof,
    SessionKind,
    SignedHow,
    check_attendance,
    earning,
    minutes_between,
)
from waystation.rules.points.postings import cause_of
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class Said:
    """What is written down of one person. ``minutes``: None = the whole session."""

    state: AttendanceState
    how: SignedHow | None = None
    minutes: int | None = None
    excuse: Excuse | None = None
    proof: ExcuseProof | None = None


@transaction.atomic
def mark(
    *, by: User, session: Session, client: Client, kin: Kin | None, said: Said, today: date, now: datetime
) -> Attendance:
    """Write down that somebody came, had a good reason, or did not come. The same twice is one.

    Another answer strikes the first: each row is one fact for ever, so that points name it as their cause.

    ``kin``: the relative, where not the client. Raises Http404, RuleBroken ``clients.file_closed``,
    ``activities.cancelled``, ``activities.kin_unknown``, ``activities.came_already`` (somebody who came is
    first taken back), and as ``rules.activities.check_attendance``.
    """
    client = access.must_record(by, client.pk)
    if client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    held = access.must_see_session(by, session.pk, lock=True)
    if held.cancelled_at is not None:
        raise RuleBroken("activities.cancelled")
    if kin is not None and not client.kin.filter(pk=kin.pk, ends_on__isnull=True).exists():
        raise RuleBroken("activities.kin_unknown")
    wanted = _columns(held, said, today)
    row = Attendance.objects.filter(session=held, client=client, kin=kin, withdrawn_at__isnull=True).first()
    if row is not None and all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    if row is not None and row.state == AttendanceState.CAME:
        raise RuleBroken("activities.came_already")
    if row is not None:
        _strike(by, row, "", now)
        awards.withdraw(by=by, event_id=cause_of("attendance", row.pk), at=now)
    row = Attendance.objects.create(
        session=held, client=client, kin=kin, verified_by=by, verified_at=now, **wanted
    )
    audit.record(
        by,
        "activities.attendance_marked",
        row,
        client_id=client.pk,
        session=held.pk,
        state=said.state,
        is_kin=kin is not None,
    )
    _earn(by, client, row, now)
    return row


def _earn(by: User, client: Client, row: Attendance, now: datetime) -> None:
    """Tell the scheme, in the same transaction: points come at the moment of verification."""
    kind, is_kin = SessionKind(row.session.kind), row.kin_id is not None
    awards.award(
        by=by,
        client=client,
        kind=earning.kind_of(kind, is_kin=is_kin),
        event_id=cause_of("attendance", row.pk),
        happened_on=row.session.on,
        at=now,
        family=is_kin,
        happened=earning.happened(AttendanceState(row.state)),
        units=earning.hours(row.minutes) if kind is SessionKind.VOLUNTEER else 1,
        clock=row.session.starts_at,
    )


def _columns(session: Session, said: Said, today: date) -> dict[str, object]:
    """The columns that say it, checked."""
    longest = minutes_between(session.starts_at, session.ends_at)
    came = said.state is AttendanceState.CAME
    minutes = (longest if said.minutes is None else said.minutes) if came else 0
    check_attendance(
        said.state,
        on=session.on,
        today=today,
        minutes=minutes,
        longest=longest,
        excuse=said.excuse,
        proof=said.proof,
    )
    excused = said.state is AttendanceState.EXCUSED
    return {
        "state": str(said.state),
        "how": str(said.how or SignedHow.SPOT) if came else "",
        "minutes": minutes,
        "excuse": str(said.excuse) if excused else "",
        "proof": str(said.proof) if excused else "",
    }


def _strike(by: User, row: Attendance, reason: str, now: datetime) -> None:
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


@transaction.atomic
def withdraw(*, by: User, attendance: Attendance, reason: str, today: date, now: datetime) -> Attendance:
    """Take back what was written down of somebody; taken back twice it stays as the first time.

    Free on the day for whoever wrote it, later and for anybody else with a reason. Raises Http404,
    RuleBroken ``activities.reason_needed``.
    """
    client = access.must_record(by, attendance.client_id)
    row = Attendance.objects.select_for_update(of=("self",)).filter(client=client, pk=attendance.pk).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is not None:
        return row
    if not reason.strip() and not queries.is_fresh(row, by, today):
        raise RuleBroken("activities.reason_needed")
    _strike(by, row, reason.strip(), now)
    audit.record(by, "activities.attendance_withdrawn", row, client_id=client.pk, session=row.session_id)
    awards.withdraw(by=by, event_id=cause_of("attendance", row.pk), at=now)
    return row
