"""Steps of an order, with everything that falls due or rests after them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from waystation.accounts.models import Area, User
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes
from waystation.clients import actions as clients
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.orders import actions as orders
from waystation.orders import queries as order_queries
from waystation.orders.actions import matters as order_matters
from waystation.orders.models import Agreement, IsolationSpell, Order, OrderAct, OrderStep
from waystation.orders.papers import NO_PAPER, IsolationPaper, OrderData, SpellData, StepPaper
from waystation.rules.changes import Subject, rewrites
from waystation.rules.matters import MatterKind
from waystation.rules.orders import Act, Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from . import matters, obligations


def _locked(by: User, client_id: int, verb: Verb = Verb.RECORD_ORDER_STEP) -> Client:
    """The client first, then the order: everybody locks in this order."""
    return must_reach(by, client_id, verb, lock=True)


@transaction.atomic
def new_order(*, by: User, client: Client, data: OrderData, today: date) -> Order:
    """Another order, after the one before has ended; a closed file is in use again."""
    client = _locked(by, client.pk)
    if client.state == Client.State.CLOSED:
        raise RuleBroken("clients.file_closed")
    order = orders.record_order(by=by, client=client, data=data, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return order


@transaction.atomic
def record_step(
    *,
    by: User,
    order: Order,
    step: Step,
    on: date,
    today: date,
    note: str = "",
    until: date | None = None,
    paper: StepPaper = NO_PAPER,
) -> Order:
    """See ``orders.actions.record_step``."""
    client = _locked(by, order.client_id)
    order = orders.record_step(
        by=by, order=order, step=step, on=on, today=today, note=note, until=until, paper=paper
    )
    if step is Step.COMPLETE:
        orders.open_release(by=by, order=order)
    obligations.refresh(by=by, client=client, today=today)
    return order


@transaction.atomic
def isolate(*, by: User, order: Order, on: date, note: str, paper: IsolationPaper, today: date) -> Order:
    """See ``orders.actions.isolate``."""
    client = _locked(by, order.client_id)
    order = orders.isolate(by=by, order=order, on=on, note=note, paper=paper, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return order


@transaction.atomic
def save_spell(
    *,
    by: User,
    client: Client,
    spell: IsolationSpell | None,
    data: SpellData,
    today: date,
    approved: ChangeRequest | None = None,
) -> IsolationSpell:
    """See ``orders.actions.save_spell``; what was written down already changes only as ``changes.check``
    lets it, what was open is filled in."""
    client = _locked(by, client.pk)
    held = client.isolation_spells.select_related("client").filter(pk=spell.pk).first() if spell else None
    if held is not None and rewrites(SpellData.of(held).columns(), data.columns()):
        changes.check(by=by, subject=Subject.ISOLATION, row=held, today=today, approved=approved)
    spell = orders.save_spell(by=by, client=client, spell=spell, data=data, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return spell


@transaction.atomic
def withdraw_spell(
    *, by: User, spell: IsolationSpell, today: date, now: datetime, approved: ChangeRequest | None = None
) -> IsolationSpell:
    """See ``orders.actions.withdraw_spell``; raises also as ``changes.check``."""
    client = _locked(by, spell.client_id)
    row = client.isolation_spells.select_related("client").get(pk=spell.pk)
    changes.check(by=by, subject=Subject.ISOLATION, row=row, today=today, approved=approved)
    spell = orders.withdraw_spell(by=by, spell=row, now=now)
    obligations.refresh(by=by, client=client, today=today)
    return spell


@transaction.atomic
def record_act(*, by: User, order: Order, act: Act, on: date | None, today: date) -> OrderAct | None:
    """See ``orders.actions.record_act``."""
    client = _locked(by, order.client_id)
    row = orders.record_act(by=by, order=order, act=act, on=on, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def sign_in(*, by: User, order: Order, on: date, today: date, late_reason: str = "") -> Order:
    """See ``orders.actions.sign_in``."""
    client = _locked(by, order.client_id)
    order = orders.sign_in(by=by, order=order, on=on, today=today, late_reason=late_reason)
    _look_into_lateness(by, client, order, today)
    obligations.refresh(by=by, client=client, today=today)
    return order


def _look_into_lateness(by: User, client: Client, order: Order, today: date) -> None:
    """Somebody who came late has come: the matter of not coming ends, that of the lateness is looked into."""
    order_matters.drop_matter(
        by=by, client=client, key=order_queries.cause_key(order, "not_signed_in"), today=today
    )
    if order.late_reason:
        matters.open_matter(
            by=by,
            client=client,
            order=order,
            kind=MatterKind.LATE_SIGN_IN,
            key=order_queries.cause_key(order, "sign_in"),
            today=today,
            from_on=order.reported_on,
        )


@transaction.atomic
def sign_agreement(
    *, by: User, order: Order, on: date, today: date, paper: Document | None = None
) -> Agreement:
    """See ``orders.actions.sign_agreement``."""
    client = _locked(by, order.client_id)
    agreement = orders.sign_agreement(by=by, order=order, on=on, today=today, paper=paper)
    obligations.refresh(by=by, client=client, today=today)
    return agreement


@transaction.atomic
def correct_order(
    *,
    by: User,
    order: Order,
    data: OrderData,
    reason: str,
    today: date,
    approved: ChangeRequest | None = None,
) -> Order:
    """See ``orders.actions.correct_order``; raises also as ``changes.check``."""
    client = _locked(by, order.client_id)
    changes.check(by=by, subject=Subject.ORDER, row=order, today=today, approved=approved)
    order = orders.correct_order(by=by, order=order, data=data, reason=reason, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return order


@transaction.atomic
def withdraw_step(
    *,
    by: User,
    order: Order,
    step_id: int,
    reason: str,
    today: date,
    now: datetime,
    approved: ChangeRequest | None = None,
) -> OrderStep:
    """See ``orders.actions.withdraw_step``; raises also as ``changes.check``."""
    client = _locked(by, order.client_id)
    if row := order.steps.select_related("order__client").filter(pk=step_id).first():
        changes.check(by=by, subject=Subject.ORDER_STEP, row=row, today=today, approved=approved)
    step = orders.withdraw_step(by=by, order=order, step_id=step_id, reason=reason, now=now)
    obligations.refresh(by=by, client=client, today=today)
    return step


@transaction.atomic
def move_area(*, by: User, client: Client, area: Area, today: date) -> Client:
    """The file goes to another community; the local rules of the new place hold from now."""
    client = clients.move_area(by=by, client=client, area=area, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return client


@transaction.atomic
def close_file(*, by: User, client: Client, today: date) -> Client:
    """Put a file to rest once no order runs. Raises RuleBroken ``clients.order_running``."""
    client = _locked(by, client.pk, Verb.ASSIGN_WORKER)
    if client.orders.filter(ended_on__isnull=True).exists():
        raise RuleBroken("clients.order_running")
    client = clients.close_file(by=by, client=client, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return client


@transaction.atomic
def reopen_file(*, by: User, client: Client, today: date) -> Client:
    """Take a closed file into use again."""
    client = clients.reopen_file(by=by, client=client, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return client
