"""Matters with everything that follows: who is told, what falls due, when a counter of DRR 20 is full."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import obligations
from waystation.casework.queries import cases
from waystation.casework.queries.matters import breaches
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.notices import actions as notices
from waystation.orders import queries as order_queries
from waystation.orders.actions import matters
from waystation.orders.models import CareOffer, Matter, Objection, Order
from waystation.rules.matters import (
    STEP_VERBS,
    Answer,
    MatterKind,
    ObjectionDecision,
    Objector,
    Offer,
    Qualification,
    Step,
)
from waystation.rules.places.absences import check_unpermitted
from waystation.rules.roles import Verb


@transaction.atomic(savepoint=False)
def open_matter(
    *,
    by: User,
    client: Client,
    order: Order | None,
    kind: MatterKind,
    key: str,
    today: date,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Matter:
    """As ``orders.actions.matters.open_matter``, and the heads are told. The caller has locked the client and
    refreshes the obligations last."""
    matter = matters.open_matter(
        by=by, client=client, order=order, kind=kind, key=key, today=today, from_on=from_on, to_on=to_on
    )
    notices.notify(
        by=by,
        to=list(heads_of(client.area_id)),
        code="casework.matter_opened",
        client=client,
        key=key,
        kind=kind.value,
    )
    return matter


@transaction.atomic
def take_step(
    *,
    by: User,
    matter: Matter,
    step: Step,
    data: matters.StepData,
    form_key: UUID,
    today: date,
) -> Matter:
    """Take a step. Told to the client, a breach may fill a counter: that opens a matter of its own.

    Raises Http404 and RuleBroken as ``orders.actions.matters.take_step``.
    """
    client = must_reach(by, matter.client_id, STEP_VERBS[step], lock=True)
    if step is Step.QUALIFY and data.code == Qualification.UNPERMITTED_ABSENCE:
        _check_unpermitted(client, matter, today)
    evidence = breaches.evidence(cases.load_one(client, today, to_write=False), matter, today)
    matter = matters.take_step(
        by=by, matter=matter, step=step, data=data, evidence=evidence, form_key=form_key, today=today
    )
    if step in (Step.TALK, Step.ADMONISH):
        _open_severe(by, client, today)
    obligations.refresh(by=by, client=client, today=today)
    return matter


def _check_unpermitted(client: Client, matter: Matter, today: date) -> None:
    """Raise RuleBroken as ``rules.places.absences.check_unpermitted`` for an absence that cannot be that."""
    law = order_queries.law_for(client.area_id, today)
    leaves = [order_queries.leave_facts(row) for row in order_queries.leaves_of(client)]
    for row in matter.absences.filter(withdrawn_on__isnull=True):
        check_unpermitted(order_queries.absence_facts(row), leaves=leaves, law=law)


def _open_severe(by: User, client: Client, today: date) -> None:
    """A counter that is full opens one matter, once for each order and counter. It reports nothing."""
    case = cases.load_one(client, today, to_write=False)
    for order_id, code in breaches.full(case, today):
        key = f"severe:{order_id}/{code}"
        order = Order.objects.get(pk=order_id)
        open_matter(by=by, client=client, order=order, kind=MatterKind.SEVERE_BREACH, key=key, today=today)


@transaction.atomic
def undo_step(*, by: User, matter: Matter, step_id: int, today: date, now: datetime) -> Matter:
    """Take the last step back; a matter that only a full counter opened ends where the counter is no longer
    full. Raises as ``orders.actions.matters.undo_step``."""
    client = must_reach(by, matter.client_id, Verb.SEE_MATTERS, lock=True)
    matter = matters.undo_step(by=by, matter=matter, step_id=step_id, today=today, now=now)
    _drop_severe(by, client, today)
    obligations.refresh(by=by, client=client, today=today)
    return matter


def _drop_severe(by: User, client: Client, today: date) -> None:
    case = cases.load_one(client, today, to_write=False)
    full = {f"severe:{order_id}/{code}" for order_id, code in breaches.full(case, today)}
    open_now = client.matters.filter(kind=MatterKind.SEVERE_BREACH, state=Matter.State.OPEN)
    for key in open_now.values_list("key", flat=True):
        if key not in full:
            matters.drop_matter(by=by, client=client, key=key, today=today)


@transaction.atomic
def object_to(
    *,
    by: User,
    matter: Matter,
    objector: Objector,
    consented: bool,
    made_on: date,
    words: str,
    paper: Document | None,
    form_key: UUID,
    today: date,
) -> Objection:
    """Write an objection down; the heads are told. Raises as ``orders.actions.matters.object_to``."""
    client = must_reach(by, matter.client_id, Verb.PREPARE_MATTER, lock=True)
    row = matters.object_to(
        by=by,
        matter=matter,
        objector=objector,
        consented=consented,
        made_on=made_on,
        words=words,
        paper=paper,
        form_key=form_key,
        today=today,
    )
    notices.notify(
        by=by,
        to=list(heads_of(client.area_id)),
        code="casework.matter_objected",
        client=client,
        key=f"objection:{row.pk}",
        kind=matter.kind,
    )
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def answer_objection(
    *, by: User, objection: Objection, decision: ObjectionDecision, reason: str, today: date, now: datetime
) -> Objection:
    """Answer an objection. Raises as ``orders.actions.matters.answer_objection``."""
    taken_back = decision is ObjectionDecision.WITHDRAWN
    verb = Verb.PREPARE_MATTER if taken_back else Verb.CONFIRM_MATTER
    client = must_reach(by, objection.matter.client_id, verb, lock=True)
    row = matters.answer_objection(
        by=by, objection=objection, decision=decision, reason=reason, today=today, now=now
    )
    if row.decision == ObjectionDecision.UPHELD:
        _drop_severe(by, client, today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def undo_answer(*, by: User, objection: Objection, today: date) -> Objection:
    """Take an answer back on its day. Raises as ``orders.actions.matters.undo_answer``."""
    client = must_reach(by, objection.matter.client_id, Verb.SEE_MATTERS, lock=True)
    row = matters.undo_answer(by=by, objection=objection, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def offer_care(
    *,
    by: User,
    matter: Matter,
    offer: Offer,
    answer: Answer,
    on: date,
    words: str,
    form_key: UUID,
    today: date,
) -> CareOffer:
    """Write down what was offered, and the answer. Raises as ``orders.actions.matters.offer_care``."""
    must_reach(by, matter.client_id, Verb.PREPARE_MATTER, lock=True)
    return matters.offer_care(
        by=by, matter=matter, offer=offer, answer=answer, on=on, words=words, form_key=form_key, today=today
    )


@transaction.atomic
def withdraw_offer(*, by: User, offer: CareOffer, today: date, now: datetime) -> CareOffer:
    """Take an offer back on its day. Raises as ``orders.actions.matters.withdraw_offer``."""
    must_reach(by, offer.matter.client_id, Verb.PREPARE_MATTER, lock=True)
    return matters.withdraw_offer(by=by, offer=offer, today=today, now=now)
