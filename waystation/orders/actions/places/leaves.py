"""Leave: reported, answered where a place asks for that, made longer, ended, corrected, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.orders import queries
from waystation.orders.models import Leave, LeaveExtension
from waystation.rules.places import leaves as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True, kw_only=True)
class LeaveData:
    """What the client reported, and how."""

    way: rules.ToldHow
    told_on: date
    reason: rules.LeaveReason
    words: str
    county: str
    destination: str
    contact: str
    starts_on: date
    ends_on: date
    tester: str = ""
    report: Document | None = None
    proof: Document | None = None

    def columns(self) -> dict[str, object]:
        """The same as columns of ``Leave``."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _check(client: Client, data: LeaveData, *, without: int | None, runs: bool, today: date) -> None:
    others = [queries.leave_facts(row) for row in queries.leaves_of(client) if row.pk != without]
    rules.check_leave(
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        told_on=data.told_on,
        others=others,
        law=queries.law_for(client.area_id, today),
        today=today,
        runs=runs,
    )
    for paper in (data.report, data.proof):
        if paper is not None and paper.client_id != client.pk:
            raise RuleBroken("orders.paper_of_other_file")


@transaction.atomic
def record_leave(*, by: User, client: Client, data: LeaveData, form_key: UUID, today: date) -> Leave:
    """Write a report of leave down; it holds at once unless the place asks for an approval.

    The same form twice is one row. Raises RuleBroken as ``rules.check_leave``, and
    ``orders.paper_of_other_file``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_AWAY, lock=True)
    saved = client.leaves.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    order = queries.running_order(client)
    _check(client, data, without=None, runs=order is not None, today=today)
    assert order is not None  # noqa: S101 - refused by the rule above
    law = queries.law_for(client.area_id, today)
    last = client.leaves.aggregate(last=Max("number"))["last"] or 0
    row = Leave.objects.create(
        client=client,
        order=order,
        number=last + 1,
        needs_approval=law.switch("leave_approval_needed"),
        form_key=form_key,
        recorded_by=by,
        **data.columns(),
    )
    audit.record(
        by,
        "orders.leave_reported",
        row,
        client_id=client.pk,
        starts_on=data.starts_on.isoformat(),
        ends_on=data.ends_on.isoformat(),
        reason=data.reason.value,
        waits=row.needs_approval,
    )
    return row


def _locked_leave(by: User, leave: Leave, verb: Verb = Verb.RECORD_AWAY) -> Leave:
    """The client first, then the leave: everybody locks in this order."""
    client = must_reach(by, leave.client_id, verb, lock=True)
    row = Leave.objects.select_for_update(of=("self",)).filter(pk=leave.pk, client=client).first()
    if row is None:
        raise Http404
    row.client = client
    return row


@transaction.atomic
def correct_leave(*, by: User, leave: Leave, data: LeaveData, reason: str, today: date) -> Leave:
    """Set right what was written down wrongly; what stood before stays in the file's history.

    Raises RuleBroken ``leave.reason_needed``, ``leave.is_over`` (withdrawn), and those of ``record_leave``.
    """
    row = _locked_leave(by, leave)
    if not reason.strip():
        raise RuleBroken("leave.reason_needed")
    if row.withdrawn_on is not None:
        raise RuleBroken("leave.is_over")
    _check(row.client, data, without=row.pk, runs=True, today=today)
    if row.returned_on is not None and row.returned_on < data.starts_on:
        raise RuleBroken("leave.back_before_start", starts_on=data.starts_on)
    values = data.columns()
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    if not changed:
        return row
    for name in changed:
        setattr(row, name, values[name])
    row.correction_reason = reason.strip()
    row.save(update_fields=[*changed, "correction_reason"])
    audit.record(by, "orders.leave_corrected", row, client_id=row.client_id, fields=changed)
    return row


@transaction.atomic
def decide_leave(*, by: User, leave: Leave, decision: rules.Decision, opinion: str, today: date) -> Leave:
    """The head says yes or no where the place asks for that. Said twice alike it stays as the first time.

    Raises RuleBroken ``leave.nothing_to_decide``, ``leave.decided_meanwhile``, ``leave.opinion_needed``.
    """
    row = _locked_leave(by, leave, Verb.DECIDE_AWAY)
    if row.decision == decision.value and row.decided_by_id == by.pk:
        return row
    _must_wait(row, decision, opinion)
    row.decision, row.decided_on, row.decided_by, row.opinion = decision.value, today, by, opinion.strip()
    row.save(update_fields=["decision", "decided_on", "decided_by", "opinion"])
    audit.record(by, "orders.leave_decided", row, client_id=row.client_id, decision=decision.value)
    return row


def _must_wait(row: Leave | LeaveExtension, decision: rules.Decision, opinion: str) -> None:
    if row.decision:
        raise RuleBroken("leave.decided_meanwhile")
    if not row.needs_approval or row.withdrawn_on is not None or decision is rules.Decision.NONE:
        raise RuleBroken("leave.nothing_to_decide")
    if decision is rules.Decision.REFUSED and not opinion.strip():
        raise RuleBroken("leave.opinion_needed")


@transaction.atomic
def extend_leave(
    *, by: User, leave: Leave, until: date, told_on: date, words: str, form_key: UUID, today: date
) -> LeaveExtension:
    """The leave lasts longer (续假). The same form twice is one row. Raises as ``rules.check_extension``."""
    row = _locked_leave(by, leave)
    saved = row.extensions.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    law = queries.law_for(row.client.area_id, today)
    rules.check_extension(queries.leave_facts(row), until=until, told_on=told_on, law=law, today=today)
    extension = LeaveExtension.objects.create(
        leave=row,
        until=until,
        told_on=told_on,
        words=words.strip(),
        needs_approval=law.switch("leave_approval_needed"),
        form_key=form_key,
        recorded_by=by,
    )
    audit.record(
        by, "orders.leave_extended", extension, client_id=row.client_id, until=until.isoformat(), leave=row.pk
    )
    return extension


def _locked_extension(by: User, extension: LeaveExtension, verb: Verb) -> LeaveExtension:
    leave = _locked_leave(by, extension.leave, verb)
    row = leave.extensions.select_for_update(of=("self",)).get(pk=extension.pk)
    row.leave = leave
    return row


@transaction.atomic
def decide_extension(
    *, by: User, extension: LeaveExtension, decision: rules.Decision, opinion: str, today: date
) -> LeaveExtension:
    """The head's yes or no to an extension. Raises as ``decide_leave``."""
    row = _locked_extension(by, extension, Verb.DECIDE_AWAY)
    if row.decision == decision.value and row.decided_by_id == by.pk:
        return row
    _must_wait(row, decision, opinion)
    row.decision, row.decided_on, row.decided_by, row.opinion = decision.value, today, by, opinion.strip()
    row.save(update_fields=["decision", "decided_on", "decided_by", "opinion"])
    audit.record(
        by, "orders.leave_extension_decided", row, client_id=row.leave.client_id, decision=decision.value
    )
    return row


@transaction.atomic
def withdraw_extension(*, by: User, extension: LeaveExtension, reason: str, today: date) -> LeaveExtension:
    """An extension that was a mistake; the leave ends as before. Raises RuleBroken
    ``leave.reason_needed``."""
    row = _locked_extension(by, extension, Verb.RECORD_AWAY)
    if row.withdrawn_on is not None:
        return row
    if not reason.strip():
        raise RuleBroken("leave.reason_needed")
    row.withdrawn_on, row.withdrawn_by, row.withdrawn_reason = today, by, reason.strip()
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.leave_extension_withdrawn", row, client_id=row.leave.client_id)
    return row


@transaction.atomic
def end_leave(*, by: User, leave: Leave, on: date, today: date) -> Leave:
    """The person is back and has said so (销假). Raises RuleBroken as ``rules.check_return``, and
    ``leave.back_already``: another day stands there."""
    row = _locked_leave(by, leave)
    if row.returned_on == on:
        return row
    if row.returned_on is not None:
        raise RuleBroken("leave.back_already", on=row.returned_on)
    rules.check_return(queries.leave_facts(row), on=on, today=today)
    row.returned_on, row.returned_by = on, by
    row.save(update_fields=["returned_on", "returned_by"])
    audit.record(by, "orders.leave_ended", row, client_id=row.client_id, on=on.isoformat())
    return row


@transaction.atomic
def reopen_leave(*, by: User, leave: Leave, reason: str) -> Leave:
    """The return was written down by mistake: the person is out again. Raises RuleBroken
    ``leave.reason_needed``, ``leave.overlaps`` (there is a later leave by now)."""
    row = _locked_leave(by, leave)
    if row.returned_on is None:
        return row
    if not reason.strip():
        raise RuleBroken("leave.reason_needed")
    until = queries.leave_facts(row).until
    for other in queries.leaves_of(row.client):
        facts = queries.leave_facts(other)
        if other.pk != row.pk and facts.holds and other.starts_on <= until and other.number > row.number:
            raise RuleBroken("leave.overlaps", since=other.starts_on, until=facts.until)
    row.returned_on = row.returned_by = None
    row.correction_reason = reason.strip()
    row.save(update_fields=["returned_on", "returned_by", "correction_reason"])
    audit.record(by, "orders.leave_reopened", row, client_id=row.client_id)
    return row


@transaction.atomic
def withdraw_leave(*, by: User, leave: Leave, reason: str, today: date) -> Leave:
    """The person does not go, or it was a mistake. Raises RuleBroken ``leave.reason_needed``,
    ``leave.back_already``: it took place."""
    row = _locked_leave(by, leave)
    if row.withdrawn_on is not None:
        return row
    if not reason.strip():
        raise RuleBroken("leave.reason_needed")
    if row.returned_on is not None:
        raise RuleBroken("leave.back_already", on=row.returned_on)
    row.withdrawn_on, row.withdrawn_by, row.withdrawn_reason = today, by, reason.strip()
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.leave_withdrawn", row, client_id=row.client_id)
    return row
