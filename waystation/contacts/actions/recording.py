"""Recording contacts, and keeping appointments. Rows are never deleted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common.reading import statements
from waystation.contacts import access, queries
from waystation.contacts.actions import reminding
from waystation.contacts.models import TEST, Appointment, Contact
from waystation.rules import contacts as rules
from waystation.rules.orders import OrderFacts
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a person says about one contact. ``observations``: code of what was seen → note (may be empty)."""

    held_on: date
    kind: rules.Kind
    met: rules.Met
    outcome: rules.Outcome
    reason: rules.Reason | None = None
    held_at: time | None = None
    met_whom: str = ""
    place: str = ""
    observations: dict[str, str] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)
    promised: str = ""
    note: str = ""
    next_on: date | None = None

    def columns(self) -> dict[str, object]:
        """The same as columns of ``Contact``."""
        values = asdict(self)
        values["reason"] = values["reason"] or ""
        return values


def _check(order: OrderFacts | None, data: Data, today: date) -> None:
    rules.check_recordable(
        order,
        held_on=data.held_on,
        today=today,
        kind=data.kind,
        met=data.met,
        outcome=data.outcome,
        reason=data.reason,
    )
    if data.next_on is not None and data.next_on < today:
        raise RuleBroken("contacts.next_in_past", next_on=data.next_on, today=today)


@transaction.atomic(savepoint=False)
def record(
    *, by: User, client: Client, order: OrderFacts | None, data: Data, form_key: UUID, today: date
) -> Contact:
    """Write one contact down. The same form sent twice is one row: the second time it is returned as it is.

    The caller has reached and locked the client (``access.must_record``), and lets a refusal undo its own
    transaction. Raises RuleBroken as ``rules.contacts.check_recordable``, and ``contacts.next_in_past``.
    """
    sent = Contact.objects.filter(form_key=form_key, client=client).first()
    if sent is not None:
        return sent
    _check(order, data, today)
    row = Contact.objects.create(
        client=client,
        order_id=order.id if order else None,
        form_key=form_key,
        recorded_by=by,
        **data.columns(),
    )
    audit.record(
        by,
        "contacts.recorded",
        row,
        client_id=client.pk,
        kind=data.kind.value,
        outcome=data.outcome.value,
        held_on=data.held_on.isoformat(),
    )
    return row


def _locked(by: User, row: Contact) -> Contact:
    """The row behind its client's lock. Raises RuleBroken ``contacts.already_withdrawn``."""
    access.must_record(by, row.client_id)
    row = Contact.objects.select_for_update(of=("self",)).select_related("client").get(pk=row.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("contacts.already_withdrawn")
    return row


@transaction.atomic
def correct(
    *,
    by: User,
    contact: Contact,
    order: OrderFacts | None,
    data: Data,
    reason: str,
    form_key: UUID,
    today: date,
    now: datetime,
) -> Contact:
    """Replace a record: the new row takes its place, the old one stays and is shown struck through.

    On the day of entry, by the same person, the row itself is changed. Raises RuleBroken as ``record``, and
    ``contacts.correction_reason_needed``, ``contacts.already_withdrawn``.
    """
    access.must_record(by, contact.client_id)
    sent = Contact.objects.filter(form_key=form_key, client=contact.client_id).first()
    if sent is not None and sent.pk != contact.pk:
        return sent
    old = _locked(by, contact)
    _check(order, data, today)
    if queries.is_editable_in_place(old, by, today):
        columns = data.columns()
        changed = sorted(name for name, value in columns.items() if getattr(old, name) != value)
        for name in changed:
            setattr(old, name, columns[name])
        if changed:
            old.decided_by = old.decided_on = None
            old.save(update_fields=[*changed, "decided_by", "decided_on"])
            audit.record(by, "contacts.edited", old, client_id=old.client_id, fields=changed)
        return old
    if not reason.strip():
        raise RuleBroken("contacts.correction_reason_needed")
    _strike(by, old, reason, now)
    row = Contact.objects.create(
        client=old.client,
        order_id=order.id if order else None,
        form_key=form_key,
        recorded_by=by,
        replaces=old,
        **data.columns(),
    )
    audit.record(by, "contacts.corrected", row, client_id=old.client_id, replaces=old.pk)
    return row


def _strike(by: User, row: Contact, reason: str, now: datetime) -> None:
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


@transaction.atomic
def withdraw(*, by: User, contact: Contact, reason: str, now: datetime) -> Contact:
    """Take a record back that should not be there. It stays, struck through, with the reason.

    Raises RuleBroken ``contacts.withdrawal_reason_needed``, ``contacts.already_withdrawn``.
    """
    row = _locked(by, contact)
    if not reason.strip():
        raise RuleBroken("contacts.withdrawal_reason_needed")
    _strike(by, row, reason, now)
    audit.record(by, "contacts.withdrawn", row, client_id=row.client_id)
    return row


@transaction.atomic
def plan_appointment(
    *, by: User, client: Client, what: str, on: date, at: time | None, place: str, today: date
) -> Appointment:
    """Promise a meeting or (``what`` is ``models.TEST``) a test; the same one twice is one.

    Raises RuleBroken ``contacts.appointment_in_past``.
    """
    client = access.must_record(by, client.pk)
    return promise(by=by, client=client, what=what, on=on, at=at, place=place, today=today)


@transaction.atomic(savepoint=False)
def promise(
    *, by: User, client: Client, what: str, on: date, at: time | None, place: str, today: date
) -> Appointment:
    """As ``plan_appointment`` for a caller who has reached and locked the client.

    Nobody else can be promising the same meanwhile: every appointment is made behind that lock.
    """
    if on < today:
        raise RuleBroken("contacts.appointment_in_past", on=on, today=today)
    what = what if what == TEST else rules.Kind(what).value
    planned = Appointment.State.PLANNED
    standing = Appointment.objects.filter(client=client, what=what, on=on, state=planned).first()
    if standing is not None:
        return standing
    appointment = Appointment.objects.create(
        client=client, what=what, on=on, at=at, place=place, made_by=by, state=planned
    )
    audit.record(by, "contacts.appointment_planned", appointment, client_id=client.pk, on=on.isoformat())
    reminding.remind(by=by, appointment=appointment, today=today)
    return appointment


def _planned(by: User, appointment: Appointment) -> Appointment:
    """The appointment behind its client's lock. Raises RuleBroken ``contacts.appointment_settled``."""
    client = access.must_record(by, appointment.client_id)
    row = Appointment.objects.select_for_update().get(pk=appointment.pk)
    row.client = client
    if row.state != Appointment.State.PLANNED:
        raise RuleBroken("contacts.appointment_settled")
    return row


@transaction.atomic
def move_appointment(
    *, by: User, appointment: Appointment, on: date, at: time | None, place: str, today: date, now: datetime
) -> Appointment:
    """Another day or hour. The old promise stays in the file as cancelled when the day changes.

    Raises RuleBroken ``contacts.appointment_settled``, ``contacts.appointment_in_past``.
    """
    row = _planned(by, appointment)
    reminding.call_off(by=by, appointment=row, today=today, say=on != row.on)
    if on == row.on:
        row.at, row.place = at, place
        row.save(update_fields=["at", "place"])
        audit.record(by, "contacts.appointment_changed", row, client_id=row.client_id)
        reminding.remind(by=by, appointment=row, today=today)
        return row
    _settle(row, Appointment.State.CANCELLED, now)
    audit.record(by, "contacts.appointment_moved", row, client_id=row.client_id, on=on.isoformat())
    return promise(by=by, client=row.client, what=row.what, on=on, at=at, place=place, today=today)


@transaction.atomic
def settle_appointment(*, by: User, appointment: Appointment, state: str, now: datetime) -> Appointment:
    """Kept, missed or cancelled. Raises RuleBroken ``contacts.appointment_settled`` when it already was."""
    row = _planned(by, appointment)
    _settle(row, Appointment.State(state), now)
    is_off = row.state == Appointment.State.CANCELLED
    reminding.call_off(by=by, appointment=row, today=timezone.localdate(now), say=is_off)
    audit.record(by, "contacts.appointment_settled", row, client_id=row.client_id, state=row.state)
    return row


_SETTLE = """
UPDATE contacts_appointment SET state = %s, settled_at = %s
 WHERE client_id = %s AND what = %s AND "on" <= %s AND state = %s
"""


@transaction.atomic(savepoint=False)
def settle_by_record(
    *, by: User, client: Client, what: str, on: date, state: Appointment.State, now: datetime
) -> int:
    """Something was recorded: planned appointments for it, up to its day, are answered by it. How many.

    The caller has reached and locked the client.
    """
    planned = Appointment.State.PLANNED.value
    count = statements.count(_SETTLE, [state.value, now, client.pk, what, on, planned])
    if count:
        audit.record(by, "contacts.appointment_settled", client, client_id=client.pk, state=state.value)
    return count


def _settle(row: Appointment, state: Appointment.State, now: datetime) -> None:
    row.state, row.settled_at = state, now
    row.save(update_fields=["state", "settled_at"])


@transaction.atomic
def let_stand(*, by: User, contact: Contact, today: date) -> Contact:
    """The head has heard the client and lets "no good reason" stand: the miss waits for nobody any more.

    Nothing of the record changes. Twice is once. Raises Http404 for anybody else, and RuleBroken
    ``contacts.already_withdrawn``, ``misses.not_unexcused``.
    """
    row = _to_decide(by, contact)
    if row.outcome != rules.Outcome.UNEXCUSED.value:
        raise RuleBroken("misses.not_unexcused")
    if row.decided_on is None:
        row.decided_by, row.decided_on = by, today
        row.save(update_fields=["decided_by", "decided_on"])
        audit.record(by, "contacts.miss_let_stand", row, client_id=row.client_id)
    return row


@transaction.atomic
def reconsider(*, by: User, contact: Contact, today: date) -> Contact:
    """Take back, on the day it was made, the decision to let a miss stand. Twice is once.

    Raises Http404 and RuleBroken as ``let_stand``, and ``misses.decided_earlier``.
    """
    row = _to_decide(by, contact)
    if row.decided_on is None:
        return row
    if row.decided_on != today:
        raise RuleBroken("misses.decided_earlier", on=row.decided_on)
    row.decided_by = row.decided_on = None
    row.save(update_fields=["decided_by", "decided_on"])
    audit.record(by, "contacts.miss_reconsidered", row, client_id=row.client_id)
    return row


def _to_decide(by: User, row: Contact) -> Contact:
    access.must_decide(by, row.client_id)
    row = Contact.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("contacts.already_withdrawn")
    return row
