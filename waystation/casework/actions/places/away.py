"""Leave and absence, with what falls due or rests after them, and who is told."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import asking, obligations
from waystation.casework.actions.matters import open_matter
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.contacts.models import Ask
from waystation.notices import actions as notices
from waystation.notices.actions import messages
from waystation.orders.actions import matters, places
from waystation.orders.models import Absence, AbsenceAttempt, Leave, LeaveExtension
from waystation.orders.queries import cause_key
from waystation.rules.changes import Subject
from waystation.rules.matters import MatterKind
from waystation.rules.messages import MessageCode
from waystation.rules.places.absences import AttemptWay
from waystation.rules.places.leaves import Decision
from waystation.rules.roles import Verb


def _locked(by: User, client_id: int, verb: Verb = Verb.RECORD_AWAY) -> Client:
    """The client first, then the rest: everybody locks in this order."""
    return must_reach(by, client_id, verb, lock=True)


@transaction.atomic
def record_leave(
    *,
    by: User,
    client: Client,
    data: places.LeaveData,
    form_key: UUID,
    today: date,
    asked: Ask | None = None,
) -> Leave:
    """See ``orders.actions.places.record_leave``; the heads hear of one that waits for them.

    ``asked``: the request from the portal that this answers. Raises as ``contacts.actions.asking.answer``:
    where it was taken back or answered meanwhile, no leave is written down for it.
    """
    client = _locked(by, client.pk)
    leave = places.record_leave(by=by, client=client, data=data, form_key=form_key, today=today)
    if leave.needs_approval:
        _ask_heads(by, client, f"leave:{leave.pk}", leave.starts_on)
    if asked is not None:
        asking.leave_recorded(by=by, row=asked, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return leave


def _ask_heads(by: User, client: Client, key: str, starts_on: date) -> None:
    notices.notify(
        by=by,
        to=list(heads_of(client.area_id)),
        code="places.leave_waiting",
        client=client,
        key=key,
        starts_on=starts_on.isoformat(),
    )


@transaction.atomic
def correct_leave(
    *,
    by: User,
    leave: Leave,
    data: places.LeaveData,
    reason: str,
    today: date,
    approved: ChangeRequest | None = None,
) -> Leave:
    """See ``orders.actions.places.correct_leave``."""
    client = _locked(by, leave.client_id)
    changes.check(by=by, subject=Subject.LEAVE, row=leave, today=today, approved=approved)
    leave = places.correct_leave(by=by, leave=leave, data=data, reason=reason, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return leave


@transaction.atomic
def decide_leave(*, by: User, leave: Leave, decision: Decision, opinion: str, today: date) -> Leave:
    """See ``orders.actions.places.decide_leave``; whoever wrote it down hears the answer."""
    client = _locked(by, leave.client_id, Verb.DECIDE_AWAY)
    leave = places.decide_leave(by=by, leave=leave, decision=decision, opinion=opinion, today=today)
    _tell_answer(by, client, leave.recorded_by, decision, key=f"leave-answer:{leave.pk}", today=today)
    obligations.refresh(by=by, client=client, today=today)
    return leave


def _tell_answer(by: User, client: Client, to: User, decision: Decision, *, key: str, today: date) -> None:
    """Whoever wrote it down hears the answer; the client hears that there is one, and asks for it."""
    notices.notify(
        by=by, to=[to], code="places.leave_answered", client=client, key=key, decision=decision.value
    )
    messages.enqueue(
        by=by,
        client=client,
        code=MessageCode.LEAVE_DECIDED,
        key=f"{key}:client",
        not_before=timezone.make_aware(datetime.combine(today, time())),
    )


@transaction.atomic
def extend_leave(
    *, by: User, leave: Leave, until: date, told_on: date, words: str, form_key: UUID, today: date
) -> LeaveExtension:
    """See ``orders.actions.places.extend_leave``."""
    client = _locked(by, leave.client_id)
    row = places.extend_leave(
        by=by, leave=leave, until=until, told_on=told_on, words=words, form_key=form_key, today=today
    )
    if row.needs_approval:
        _ask_heads(by, client, f"extension:{row.pk}", until)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def decide_extension(
    *, by: User, extension: LeaveExtension, decision: Decision, opinion: str, today: date
) -> LeaveExtension:
    """See ``orders.actions.places.decide_extension``."""
    client = _locked(by, extension.leave.client_id, Verb.DECIDE_AWAY)
    row = places.decide_extension(by=by, extension=extension, decision=decision, opinion=opinion, today=today)
    _tell_answer(by, client, row.recorded_by, decision, key=f"extension-answer:{row.pk}", today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw_extension(
    *,
    by: User,
    extension: LeaveExtension,
    reason: str,
    today: date,
    approved: ChangeRequest | None = None,
) -> LeaveExtension:
    """See ``orders.actions.places.withdraw_extension``; raises also as ``changes.check``."""
    client = _locked(by, extension.leave.client_id)
    changes.check(by=by, subject=Subject.EXTENSION, row=extension, today=today, approved=approved)
    row = places.withdraw_extension(by=by, extension=extension, reason=reason, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def end_leave(*, by: User, leave: Leave, on: date, today: date) -> Leave:
    """See ``orders.actions.places.end_leave``."""
    client = _locked(by, leave.client_id)
    leave = places.end_leave(by=by, leave=leave, on=on, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return leave


@transaction.atomic
def reopen_leave(*, by: User, leave: Leave, reason: str, today: date) -> Leave:
    """See ``orders.actions.places.reopen_leave``."""
    client = _locked(by, leave.client_id)
    leave = places.reopen_leave(by=by, leave=leave, reason=reason)
    obligations.refresh(by=by, client=client, today=today)
    return leave


@transaction.atomic
def withdraw_leave(
    *, by: User, leave: Leave, reason: str, today: date, approved: ChangeRequest | None = None
) -> Leave:
    """See ``orders.actions.places.withdraw_leave``; raises also as ``changes.check``."""
    client = _locked(by, leave.client_id)
    changes.check(by=by, subject=Subject.LEAVE, row=leave, today=today, approved=approved)
    leave = places.withdraw_leave(by=by, leave=leave, reason=reason, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return leave


@transaction.atomic
def record_absence(
    *, by: User, client: Client, data: places.AbsenceData, form_key: UUID, today: date
) -> Absence:
    """See ``orders.actions.places.record_absence``; it opens a matter, so that a person looks into it."""
    client = _locked(by, client.pk)
    row = places.record_absence(by=by, client=client, data=data, form_key=form_key, today=today)
    if row.matter is None:
        row.matter = open_matter(
            by=by,
            client=client,
            order=row.order,
            kind=MatterKind.ABSENCE,
            key=cause_key(row),
            today=today,
            from_on=row.from_on,
            to_on=row.to_on,
        )
        row.save(update_fields=["matter"])
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def add_attempt(
    *,
    by: User,
    absence: Absence,
    on: date,
    way: AttemptWay,
    reached: bool,
    words: str,
    form_key: UUID,
    today: date,
) -> AbsenceAttempt:
    """See ``orders.actions.places.add_attempt``."""
    return places.add_attempt(
        by=by, absence=absence, on=on, way=way, reached=reached, words=words, form_key=form_key, today=today
    )


@transaction.atomic
def end_absence(*, by: User, absence: Absence, to_on: date, today: date) -> Absence:
    """See ``orders.actions.places.end_absence``."""
    client = _locked(by, absence.client_id)
    row = places.end_absence(by=by, absence=absence, to_on=to_on, today=today)
    matters.note_days(by=by, client=client, key=cause_key(row), from_on=row.from_on, to_on=row.to_on)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw_absence(
    *, by: User, absence: Absence, reason: str, today: date, approved: ChangeRequest | None = None
) -> Absence:
    """See ``orders.actions.places.withdraw_absence``; raises also as ``changes.check``."""
    client = _locked(by, absence.client_id)
    changes.check(by=by, subject=Subject.ABSENCE, row=absence, today=today, approved=approved)
    row = places.withdraw_absence(by=by, absence=absence, reason=reason, today=today)
    matters.drop_matter(by=by, client=client, key=cause_key(row), today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row
