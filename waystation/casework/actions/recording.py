"""What happens when a test or a contact is recorded, corrected or withdrawn: everything that follows, or
nothing at all.

A result never changes a legal state. A positive one opens a matter for the head, who hears the client.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import matters, obligations
from waystation.casework.actions.care import earning
from waystation.casework.models import ChangeRequest
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.casework.queries.law import changes
from waystation.clients.models import Client
from waystation.contacts import access as contact_access
from waystation.contacts import actions as contact_actions
from waystation.contacts import queries as contact_queries
from waystation.contacts.models import TEST, Appointment, Contact
from waystation.notices import actions as notices
from waystation.orders import queries as order_queries
from waystation.orders.actions import matter_notes
from waystation.orders.actions import matters as order_matters
from waystation.orders.models import Matter
from waystation.rules import contacts as contact_rules
from waystation.rules import screening as screening_rules
from waystation.rules.changes import Subject
from waystation.rules.matters import MatterKind
from waystation.rules.obligations import RecordKind, RuleCode, would_fulfil
from waystation.rules.orders import OrderFacts
from waystation.screening import access as screening_access
from waystation.screening import actions as screening_actions
from waystation.screening import queries as screening_queries
from waystation.screening.models import Screening


def _plan_key(case: Case, data: screening_actions.Data, order: OrderFacts | None, today: date) -> str:
    """The item of the plan a planned test is for.

    The one the form showed, as long as its window holds the day of the test, also when somebody has recorded
    it meanwhile: then the action says who. Else the item that day belongs to; empty for an extra test.
    """
    if data.purpose is not screening_rules.Purpose.PLANNED or order is None:
        return ""
    computed = case.obligations(today)
    shown = next((o for o in computed if o.key == data.plan_key), None)
    if shown and shown.rule is RuleCode.SCREENING and shown.opens_on <= data.taken_on <= shown.closes_on:
        return shown.key
    fitting = would_fulfil(computed, rule=RuleCode.SCREENING, on=data.taken_on, order_id=order.id)
    return fitting.key if fitting else ""


@transaction.atomic
def record_screening(
    *,
    by: User,
    client: Client,
    data: screening_actions.Data,
    form_key: UUID,
    today: date,
    now: datetime,
) -> Screening:
    """Record a test: the plan item is fulfilled, a positive opens a matter and tells the heads.

    Raises Http404 and RuleBroken as ``screening.actions.record``. The same form twice is one row.
    """
    client = screening_access.must_record(by, client.pk)
    case = cases.load_one(client, today)
    order = case.order_on(data.taken_on)
    data = replace(data, plan_key=_plan_key(case, data, order, today))
    row = screening_actions.record(
        by=by, client=client, order=order, data=data, form_key=form_key, today=today
    )
    if any(facts.id == row.pk for facts in case.facts.screenings):
        return row
    opened = _follow(by, client, row, today)
    missed = row.outcome == screening_rules.Outcome.MISSED.value
    contact_actions.settle_by_record(
        by=by,
        client=client,
        what=TEST,
        on=row.taken_on,
        state=Appointment.State.MISSED if missed else Appointment.State.KEPT,
        now=now,
    )
    known = case.adding(screenings=[screening_queries.facts(row)])
    stale = opened or case.follows_records
    obligations.refresh(by=by, client=client, today=today, case=None if stale else known)
    return row


def _kind(row: Screening) -> MatterKind | None:
    """The matter that a record asks for."""
    miss = screening_rules.MissKind(row.miss_kind) if row.miss_kind else None
    return screening_rules.matter_after(screening_rules.Outcome(row.outcome), miss)


def _follow(by: User, client: Client, row: Screening, today: date) -> Matter | None:
    """Open the matter that a record asks for, and tell the heads. Nothing else changes."""
    kind = _kind(row)
    if kind is None:
        return None
    return matters.open_matter(
        by=by,
        client=client,
        order=row.order,
        kind=kind,
        key=screening_queries.matter_key(row),
        today=today,
        from_on=row.taken_on,
    )


@transaction.atomic
def correct_screening(
    *,
    by: User,
    screening: Screening,
    data: screening_actions.Data,
    reason: str,
    form_key: UUID,
    today: date,
    now: datetime,
    approved: ChangeRequest | None = None,
) -> Screening:
    """Correct a test; what follows from the old entry is not taken back silently.

    A matter opened by a positive that is no longer one stays open with a note; a new positive opens one.
    ``approved``: the request by which ``by``, the second person, carries out what somebody else asked.
    Raises as ``screening.actions.correct`` and ``changes.check``.
    """
    client = screening_access.must_record(by, screening.client_id)
    changes.check(
        by=by,
        subject=Subject.SCREENING,
        row=screening,
        today=today,
        approved=approved,
        legal_after=data.nature is screening_rules.Nature.LEGAL,
    )
    case = cases.load_one(client, today).adding(without=[(RecordKind.SCREENING, screening.pk)])
    order = case.order_on(data.taken_on)
    data = replace(data, plan_key=_plan_key(case, data, order, today))
    was = _kind(screening)
    row = screening_actions.correct(
        by=by,
        screening=screening,
        order=order,
        data=data,
        reason=reason,
        form_key=form_key,
        today=today,
        now=now,
        asked_by=approved.asked_by if approved else None,
    )
    _follow_correction(by, client, row, was, today)
    obligations.refresh(by=by, client=client, today=today)
    return row


def _follow_correction(by: User, client: Client, row: Screening, was: MatterKind | None, today: date) -> None:
    """The matter of a positive stays, with a note; one of a miss that is excused now is dropped, as if it had
    been recorded so at once, unless somebody was heard in it."""
    now = _kind(row)
    if was is now:
        return
    if was is MatterKind.POSITIVE_TEST:
        _note_on_matter(by, client, row, matter_notes.CORRECTED)
        return
    if was is not None:
        key = screening_queries.matter_key(row)
        if not order_matters.drop_matter(by=by, client=client, key=key, today=today):
            _note_on_matter(by, client, row, matter_notes.CHANGED)
    _follow(by, client, row, today)


def _note_on_matter(by: User, client: Client, screening: Screening, note: str) -> None:
    """Say on the open matter of a test that its record has changed; the head decides what becomes of it."""
    if matter_notes.add(by=by, client=client, key=screening_queries.matter_key(screening), note=note):
        notices.notify(
            by=by,
            to=list(heads_of(client.area_id)),
            code="casework.matter_record_changed",
            client=client,
            key=f"{screening_queries.matter_key(screening)}:{note}",
        )


@transaction.atomic
def withdraw_screening(
    *,
    by: User,
    screening: Screening,
    reason: str,
    today: date,
    now: datetime,
    approved: ChangeRequest | None = None,
) -> Screening:
    """Take a test back: what it fulfilled is due again; a matter it opened gets a note and stays open.

    Raises as ``screening.actions.withdraw`` and ``changes.check``.
    """
    client = screening_access.must_record(by, screening.client_id)
    changes.check(by=by, subject=Subject.SCREENING, row=screening, today=today, approved=approved)
    row = screening_actions.withdraw(by=by, screening=screening, reason=reason, now=now)
    was = _kind(row)
    dropped = (
        was is not None
        and was is not MatterKind.POSITIVE_TEST
        and order_matters.drop_matter(
            by=by, client=client, key=screening_queries.matter_key(row), today=today
        )
    )
    if was is not None and not dropped:
        _note_on_matter(by, client, row, matter_notes.WITHDRAWN)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def record_contact(
    *, by: User, client: Client, data: contact_actions.Data, form_key: UUID, today: date, now: datetime
) -> Contact:
    """Record a contact; appointments it answers are settled, the accepted next day becomes one.

    Raises Http404 and RuleBroken as ``contacts.actions.record``. The same form twice is one row.
    """
    client = contact_access.must_record(by, client.pk)
    case = cases.load_one(client, today)
    row = contact_actions.record(
        by=by, client=client, order=case.order_on(data.held_on), data=data, form_key=form_key, today=today
    )
    if any(facts.id == row.pk for facts in case.facts.contacts):
        return row
    promised = contact_actions.settle_by_record(
        by=by,
        client=client,
        what=row.kind,
        on=row.held_on,
        state=contact_queries.state_after(data.outcome),
        now=now,
    )
    _plan_next(by, client, row, today)
    opened = _look_into(by, client, row, today)
    earning.tell_contact(by=by, client=client, contact=row, was_promised=promised > 0, now=now)
    known = case.adding(contacts=[contact_queries.facts(row)])
    stale = opened or case.follows_records
    obligations.refresh(by=by, client=client, today=today, case=None if stale else known)
    return row


def _look_into(by: User, client: Client, row: Contact, today: date) -> bool:
    """A visit that was not let in, a sign of use that was seen or told: each opens a matter, once.

    The first is an ordinary breach at most, never a report; the second opens help.
    """
    opened = False
    for kind, part, asked in (
        (MatterKind.REFUSED_ENTRY, "", row.outcome == contact_rules.Outcome.REFUSED_ENTRY.value),
        (MatterKind.RELAPSE_SIGN, "relapse", contact_rules.Observation.SIGNS_OF_USE in row.observations),
    ):
        if asked:
            opened = True
            matters.open_matter(
                by=by,
                client=client,
                order=row.order,
                kind=kind,
                key=order_queries.cause_key(row, part),
                today=today,
                from_on=row.held_on,
            )
    return opened


def _plan_next(by: User, client: Client, row: Contact, today: date) -> None:
    if row.next_on is not None:
        contact_actions.promise(
            by=by, client=client, what=row.kind, on=row.next_on, at=None, place=row.place, today=today
        )


@transaction.atomic
def correct_contact(
    *,
    by: User,
    contact: Contact,
    data: contact_actions.Data,
    reason: str,
    form_key: UUID,
    today: date,
    now: datetime,
) -> Contact:
    """Correct a contact; appointments stay as they are. Raises as ``contacts.actions.correct``."""
    client = contact_access.must_record(by, contact.client_id)
    order = cases.load_one(client, today).order_on(data.held_on)
    before = Contact.objects.get(pk=contact.pk)
    row = contact_actions.correct(
        by=by, contact=contact, order=order, data=data, reason=reason, form_key=form_key, today=today, now=now
    )
    earning.retell_contact(by=by, client=client, before=before, contact=row, now=now)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw_contact(*, by: User, contact: Contact, reason: str, today: date, now: datetime) -> Contact:
    """Take a contact back: what it fulfilled is due again. Raises as ``contacts.actions.withdraw``."""
    client = contact_access.must_record(by, contact.client_id)
    row = contact_actions.withdraw(by=by, contact=contact, reason=reason, now=now)
    earning.take_contact_back(by=by, contact=row, now=now)
    obligations.refresh(by=by, client=client, today=today)
    return row
