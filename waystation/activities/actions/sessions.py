"""Sessions: put on the list, changed, called off."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Organisation, User
from waystation.activities import access
from waystation.activities.models import Session
from waystation.audit import actions as audit
from waystation.rules.activities import AttendanceState, SessionKind, check_session
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True)
class SessionData:
    """What is offered, when and where; ``leader``: who runs it, a colleague or a guest."""

    kind: SessionKind
    title: str
    on: date
    starts_at: time
    ends_at: time
    place: str = ""
    leader: str = ""
    capacity: int | None = None

    def checked(self) -> SessionData:
        """The same with its words trimmed; raises as ``rules.activities.check_session``."""
        check_session(
            title=self.title, starts_at=self.starts_at, ends_at=self.ends_at, capacity=self.capacity
        )
        words = {name: getattr(self, name).strip() for name in ("title", "place", "leader")}
        return SessionData(**{**asdict(self), **words})


#: What came of a session hangs on these: fixed once somebody is down as there or not there.
_FIXED = ("kind", "on", "starts_at", "ends_at")


@transaction.atomic
def add_session(*, by: User, organisation: Organisation, data: SessionData, form_key: UUID) -> Session:
    """Put a session on the list. The same form twice is one.

    Raises Http404 for a centre out of reach, RuleBroken as ``rules.activities.check_session``.
    """
    site = access.sites(by).select_for_update(of=("self",)).filter(pk=organisation.pk).first()
    if site is None:
        raise Http404
    if (saved := Session.objects.filter(form_key=form_key, made_by=by).first()) is not None:
        return saved
    said = data.checked()
    row = Session.objects.create(
        organisation=site, area_id=site.area_id, made_by=by, form_key=form_key, **asdict(said)
    )
    audit.record(by, "activities.session_added", row, kind=said.kind)
    return row


@transaction.atomic
def change_session(*, by: User, session: Session, data: SessionData) -> Session:
    """Change what a session says. Once somebody has come or did not, kind, day and hours stay as they are.

    Raises Http404, RuleBroken ``activities.cancelled``, ``activities.fixed``, and as ``check_session``.
    """
    row = _held(by, session)
    said = asdict(data.checked())
    changed = [name for name, value in said.items() if getattr(row, name) != value]
    if _is_told(row) and any(name in _FIXED for name in changed):
        raise RuleBroken("activities.fixed")
    for name in changed:
        setattr(row, name, said[name])
    if changed:
        row.save(update_fields=changed)
        audit.record(by, "activities.session_changed", row, fields=changed)
    return row


@transaction.atomic
def cancel_session(*, by: User, session: Session, now: datetime) -> Session:
    """Call a session off; called off twice it stays as the first time.

    Raises Http404, RuleBroken ``activities.somebody_came``.
    """
    row = access.must_see_session(by, session.pk, lock=True)
    if row.cancelled_at is not None:
        return row
    if _is_told(row):
        raise RuleBroken("activities.somebody_came")
    row.cancelled_at, row.cancelled_by = now, by
    row.save(update_fields=["cancelled_at", "cancelled_by"])
    audit.record(by, "activities.session_cancelled", row)
    return row


def _held(by: User, session: Session) -> Session:
    row = access.must_see_session(by, session.pk, lock=True)
    if row.cancelled_at is not None:
        raise RuleBroken("activities.cancelled")
    return row


def _is_told(row: Session) -> bool:
    """Whether the points know of somebody who came or did not; an excuse costs nobody anything."""
    told = (AttendanceState.CAME, AttendanceState.ABSENT)
    return row.attendances.filter(withdrawn_at__isnull=True, state__in=told).exists()
