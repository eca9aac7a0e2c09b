"""What can be done with a help plan. Each function is one use case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.rules.files.plans import Goal, Need, PlanOutcome, check_gain, check_item, check_outcome
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .models import Gain, PlanItem


@dataclass(frozen=True)
class ItemData:
    """An item as it was agreed."""

    goal: Goal
    what: str
    who: str
    by_when: date | None = None
    need: Need | None = None


def _open_file(by: User, client_id: int) -> Client:
    client = must_reach(by, client_id, Verb.PLAN_HELP, lock=True)
    if client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    return client


def _item(client: Client, item_id: int) -> PlanItem:
    row = PlanItem.objects.select_for_update().filter(client=client, pk=item_id).first()
    if row is None:
        raise Http404
    return row


@transaction.atomic
def add_item(*, by: User, client: Client, data: ItemData, form_key: UUID, today: date) -> PlanItem:
    """Agree on one thing. The same form twice is one item. Raises RuleBroken as ``check_item``, and
    ``clients.file_closed``."""
    client = _open_file(by, client.pk)
    if (saved := PlanItem.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    check_item(what=data.what, who=data.who)
    row = PlanItem.objects.create(
        client=client,
        goal=data.goal,
        need=data.need or "",
        what=data.what.strip(),
        who=data.who.strip(),
        by_when=data.by_when,
        made_on=today,
        made_by=by,
        form_key=form_key,
    )
    audit.record(by, "assessment.plan_item_added", row, client_id=client.pk, goal=data.goal)
    return row


@transaction.atomic
def change_item(*, by: User, item: PlanItem, data: ItemData) -> PlanItem:
    """Agree anew on goal, words, person or day of an item. Errors as ``add_item``."""
    client = _open_file(by, item.client_id)
    row = _item(client, item.pk)
    check_item(what=data.what, who=data.who)
    wanted = {
        "goal": str(data.goal),
        "need": str(data.need or ""),
        "what": data.what.strip(),
        "who": data.who.strip(),
        "by_when": data.by_when,
    }
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    if changed:
        row.save(update_fields=[*changed, "changed_at"])
        audit.record(by, "assessment.plan_item_changed", row, client_id=client.pk, fields=changed)
    return row


@transaction.atomic
def settle_item(
    *, by: User, item: PlanItem, outcome: PlanOutcome | None, on: date | None, note: str, today: date
) -> PlanItem:
    """Say what came of an item; None: it is under way again.

    Raises RuleBroken as ``check_outcome``, and ``plans.outcome_day_needed``, ``clients.file_closed``.
    """
    client = _open_file(by, item.client_id)
    row = _item(client, item.pk)
    if outcome is not None:
        if on is None:
            raise RuleBroken("plans.outcome_day_needed")
        check_outcome(on, made_on=row.made_on, today=today)
    row.outcome = outcome.value if outcome else ""
    row.outcome_on = on if outcome else None
    row.settled_by = by if outcome else None
    written = ["outcome", "outcome_on", "settled_by", "changed_at"]
    words = note.strip() if outcome else ""
    if row.outcome_note != words:  # sealed anew it would look changed
        row.outcome_note = words
        written.append("outcome_note")
    row.save(update_fields=written)
    audit.record(by, "assessment.plan_item_settled", row, client_id=client.pk, outcome=row.outcome)
    return row


@transaction.atomic
def note_gain(
    *, by: User, client: Client, what: str, on: date, goal: Goal | None, form_key: UUID, today: date
) -> Gain:
    """Write down a small thing that goes better. The same form twice is one. Raises RuleBroken as
    ``check_gain``, and ``clients.file_closed``."""
    client = _open_file(by, client.pk)
    if (saved := Gain.objects.filter(form_key=form_key, client=client).first()) is not None:
        return saved
    check_gain(on, what=what, today=today)
    row = Gain.objects.create(
        client=client, what=what.strip(), on=on, goal=goal or "", noted_by=by, form_key=form_key
    )
    audit.record(by, "assessment.gain_noted", row, client_id=client.pk, goal=row.goal)
    return row


@transaction.atomic
def withdraw_gain(*, by: User, gain: Gain, now: datetime) -> Gain:
    """Take a gain back that was noted by mistake; taken back twice it stays as the first time."""
    client = must_reach(by, gain.client_id, Verb.PLAN_HELP, lock=True)
    row = Gain.objects.select_for_update().filter(client=client, pk=gain.pk).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by = now, by
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        audit.record(by, "assessment.gain_withdrawn", row, client_id=client.pk)
    return row
