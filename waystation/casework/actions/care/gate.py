"""The hand-over from isolation over several rooms: notices, the file, what falls due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.assessment import actions as plans
from waystation.assessment.actions import ItemData
from waystation.assessment.models import PlanItem
from waystation.casework.actions import obligations
from waystation.clients import actions as clients
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.orders.actions import gate
from waystation.orders.models import CentreAssessment, Leaver, LeaverStep
from waystation.rules.care.gate import LeaverEnd
from waystation.rules.roles import Verb


def _refresh(by: User, leaver: Leaver, today: date) -> None:
    """What is due in the file, where there is one."""
    if leaver.client is not None:
        obligations.refresh(by=by, client=leaver.client, today=today)


@transaction.atomic
def expect(*, by: User, data: gate.Expected, form_key: UUID, today: date) -> Leaver:
    """A notice came; the heads of the place hear of it. Errors as ``orders.actions.gate.expect``."""
    leaver = gate.expect(by=by, data=data, form_key=form_key, today=today)
    notices.notify(
        by=by,
        to=list(heads_of(leaver.area.path)),
        code="gate.expected",
        client=leaver.client,
        key=f"leaver:{leaver.pk}",
        release_on=leaver.release_on.isoformat(),
    )
    _refresh(by, leaver, today)
    return leaver


@transaction.atomic
def assign(*, by: User, leaver: Leaver, worker: User, today: date) -> Leaver:
    """The head names who goes; a file that nobody carries goes to the same person. Errors as the rooms'."""
    client = leaver.client
    if client is not None:
        client = must_reach(by, client.pk, Verb.ASSIGN_WORKER, lock=True)
    row = gate.assign(by=by, leaver=leaver, worker=worker, today=today)
    if client is not None and client.worker_id is None:
        clients.assign_worker(by=by, client=client, worker=worker, today=today, instead_of=None)
    notices.notify(
        by=by,
        to=[worker],
        code="gate.assigned",
        client=client,
        key=f"leaver:{row.pk}:worker",
        release_on=row.release_on.isoformat(),
    )
    _refresh(by, row, today)
    return row


@transaction.atomic
def record_step(*, by: User, leaver: Leaver, data: gate.Done, form_key: UUID, today: date) -> LeaverStep:
    """See ``orders.actions.gate.record_step``."""
    step = gate.record_step(by=by, leaver=leaver, data=data, form_key=form_key, today=today)
    _refresh(by, step.leaver, today)
    return step


@transaction.atomic
def withdraw_step(
    *, by: User, leaver: Leaver, step_id: int, reason: str, today: date, now: datetime
) -> LeaverStep:
    """See ``orders.actions.gate.withdraw_step``."""
    step = gate.withdraw_step(by=by, leaver=leaver, step_id=step_id, reason=reason, now=now)
    _refresh(by, leaver, today)
    return step


@transaction.atomic
def move_release(*, by: User, leaver: Leaver, release_on: date, today: date) -> Leaver:
    """See ``orders.actions.gate.move_release``."""
    row = gate.move_release(by=by, leaver=leaver, release_on=release_on, today=today)
    _refresh(by, row, today)
    return row


@transaction.atomic
def end(*, by: User, leaver: Leaver, why: LeaverEnd, today: date) -> Leaver:
    """See ``orders.actions.gate.end``."""
    if leaver.client_id is not None:
        Client.objects.select_for_update(of=("self",)).get(pk=leaver.client_id)
    row = gate.end(by=by, leaver=leaver, why=why, today=today)
    _refresh(by, row, today)
    return row


@transaction.atomic
def attach(*, by: User, leaver: Leaver, client: Client, today: date) -> Leaver:
    """See ``orders.actions.gate.attach``."""
    row = gate.attach(by=by, leaver=leaver, client=client, today=today)
    _refresh(by, row, today)
    return row


@transaction.atomic
def assess(
    *, by: User, leaver: Leaver, found: gate.Found, today: date, verb: Verb = Verb.WELCOME
) -> CentreAssessment:
    """See ``orders.actions.gate.assess``."""
    if leaver.client_id is not None:
        Client.objects.select_for_update(of=("self",)).get(pk=leaver.client_id)
    kept = gate.assess(by=by, leaver=leaver, found=found, verb=verb)
    _refresh(by, kept.leaver, today)
    return kept


@transaction.atomic
def first_plan(
    *, by: User, client: Client, items: Sequence[ItemData], form_key: UUID, today: date
) -> list[PlanItem]:
    """The first help plan, several items at once: all of them or none. The same form twice is once."""
    client = must_reach(by, client.pk, Verb.PLAN_HELP, lock=True)
    made = []
    for number, item in enumerate(items):
        # Each item has a key of its own that follows from the form's.
        key = UUID(int=(form_key.int + number) % (1 << 128))
        made.append(plans.add_item(by=by, client=client, data=item, form_key=key, today=today))
    obligations.refresh(by=by, client=client, today=today)
    return made
