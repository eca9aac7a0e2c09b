"""Change of place: asked for, sent with its papers, accepted or returned there, reported there, taken back.

The other street sees the move, not the file. Only ``accept`` and ``undo`` touch a file that their caller does
not reach (yet, or any more): they open the wall for that one file, after the move itself has said that the
caller answers for the place it goes to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.actions.taking_over import take_over
from waystation.clients.models import Client, Document
from waystation.common import scope
from waystation.orders import access, queries
from waystation.orders.actions.steps import record_step
from waystation.orders.models import Move, Order
from waystation.rules import orders as order_rules
from waystation.rules.places import moves as rules
from waystation.rules.places.second import REACHING, SharedState
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True, kw_only=True)
class MoveData:
    """Where to and why. Either ``to_area`` (a street that works with us) or ``to_outside``."""

    to_area: Area | None
    to_outside: str
    reason: rules.MoveReason
    words: str
    new_address: str
    asked_on: date
    request: Document | None = None
    is_far: bool = False


@transaction.atomic
def ask_move(*, by: User, client: Client, data: MoveData, form_key: UUID, today: date) -> Move:
    """The client asks to change the place (DRR 22). Nothing changes yet.

    The same form twice is one row. Raises RuleBroken ``move.no_order``, ``move.on_its_way``, ``move.future``,
    ``move.place_needed``, ``move.same_place``, ``move.area_ended``, ``orders.paper_of_other_file``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_AWAY, lock=True)
    saved = client.moves.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    order = _living_order(client)
    if client.moves.filter(state__in=[one.value for one in rules.OPEN_MOVES]).exists():
        raise RuleBroken("move.on_its_way")
    _check_place(client, data, today)
    row = Move.objects.create(
        client=client,
        order=order,
        from_area_id=client.area_id,
        from_worker=client.worker,
        to_area=data.to_area,
        to_outside=data.to_outside.strip(),
        reason=data.reason.value,
        words=data.words.strip(),
        new_address=data.new_address.strip(),
        is_far=data.is_far,
        asked_on=data.asked_on,
        request=data.request,
        state=rules.MoveState.ASKED.value,
        form_key=form_key,
        recorded_by=by,
    )
    to = data.to_area.pk if data.to_area else None
    audit.record(by, "orders.move_asked", row, client_id=client.pk, to=to, reason=data.reason.value)
    return row


def _living_order(client: Client) -> Order:
    order = Order.objects.filter(client=client, ended_on__isnull=True).first()
    moving = {order_rules.State.AWAITING_SIGN_IN, order_rules.State.RUNNING}
    if order is None or order_rules.State(order.state) not in moving:
        raise RuleBroken("move.no_order")
    return order


def _check_place(client: Client, data: MoveData, today: date) -> None:
    if data.asked_on > today:
        raise RuleBroken("move.future")
    if (data.to_area is None) == (not data.to_outside.strip()):
        raise RuleBroken("move.place_needed")
    if data.request is not None and data.request.client_id != client.pk:
        raise RuleBroken("orders.paper_of_other_file")
    if data.to_area is not None:
        _check_open(data.to_area, today)
        if queries.street_of(client.area_id) == queries.street_of(data.to_area.path):
            raise RuleBroken("move.same_place")


def _check_open(area: Area, today: date) -> None:
    if area.ends_on is not None and area.ends_on < today:
        raise RuleBroken("move.area_ended", area=area.name)


def _own(by: User, move: Move, verb: Verb) -> Move:
    """The move of a file that ``by`` reaches: the client is locked first, then the move."""
    client = must_reach(by, move.client_id, verb, lock=True, also=("worker",))
    row = Move.objects.select_for_update(of=("self",)).filter(pk=move.pk, client=client).first()
    if row is None:
        raise Http404
    row.client = client
    return row


@transaction.atomic
def send_move(*, by: User, move: Move, papers: Iterable[int], today: date) -> Move:
    """The head sends the file list and what the other street must know to answer.

    Until it has accepted, every duty stays here. Raises RuleBroken ``move.not_now``, ``move.no_papers``,
    ``move.area_ended``.
    """
    row = _own(by, move, Verb.DECIDE_AWAY)
    if row.state == rules.MoveState.SENT and row.sent_by_id == by.pk:
        return row
    to = rules.next_state(rules.MoveState(row.state), rules.MoveStep.SEND)
    known = row.client.documents.filter(withdrawn_on__isnull=True, pk__in=list(papers))
    ticked = sorted(known.values_list("pk", flat=True))
    if not ticked:
        raise RuleBroken("move.no_papers")
    if row.to_area is not None:
        _check_open(row.to_area, today)
    row.papers, row.state, row.sent_on, row.sent_by = ticked, to.value, today, by
    row.summary = queries.summary_of(row.client, row.order).written()
    row.answered_on = row.answered_by = None
    row.save(update_fields=["papers", "state", "sent_on", "sent_by", "summary", "answered_on", "answered_by"])
    audit.record(by, "orders.move_sent", row, client_id=row.client_id, papers=len(ticked))
    return row


@transaction.atomic
def withdraw_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """The client stays, or it was a mistake; possible until the other street has accepted.

    Raises RuleBroken ``move.not_now``, ``move.reason_needed``.
    """
    row = _own(by, move, Verb.RECORD_AWAY)
    if row.state == rules.MoveState.WITHDRAWN:
        return row
    to = rules.next_state(rules.MoveState(row.state), rules.MoveStep.WITHDRAW)
    if not reason.strip():
        raise RuleBroken("move.reason_needed")
    row.state, row.withdrawn_on, row.withdrawn_by = to.value, today, by
    row.withdrawn_reason = reason.strip()
    row.save(update_fields=["state", "withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.move_withdrawn", row, client_id=row.client_id)
    return row


def _incoming(by: User, move: Move) -> Move:
    """A move to a place that ``by`` answers for, locked behind its file. 404 for every other one.

    The file is out of reach here, and so is its lock: the wall is open for this look alone.
    """
    if not access.incoming(by).filter(pk=move.pk).exists():
        raise Http404
    with scope.everything():
        client = (
            Client.objects.select_for_update(of=("self",)).select_related("worker").get(pk=move.client_id)
        )
        row = (
            Move.objects.select_for_update(of=("self",)).select_related("order", "from_area").get(pk=move.pk)
        )
    row.client = client
    return row


@transaction.atomic
def accept_move(*, by: User, move: Move, area: Area, worker: User, today: date) -> Move:
    """The other street takes over: from today its worker answers for the person, and the order goes on.

    Accepted twice by the same head it stays as the first time. Raises Http404; RuleBroken ``move.not_now``
    (withdrawn meanwhile), ``move.area_not_yours``, and those of ``clients.actions.taking_over.take_over``.
    """
    row = _incoming(by, move)
    if row.state == rules.MoveState.ACCEPTED and row.answered_by_id == by.pk:
        return row
    to = rules.next_state(rules.MoveState(row.state), rules.MoveStep.ACCEPT)
    if not access.places(by).filter(pk=area.pk).exists():
        raise RuleBroken("move.area_not_yours")
    with scope.everything():
        take_over(by=by, client=row.client, area=area, worker=worker, today=today)
        _end_second_place(row.client, area, today)
    row.state, row.answered_on, row.answered_by, row.worker = to.value, today, by, worker
    row.save(update_fields=["state", "answered_on", "answered_by", "worker"])
    audit.record(by, "orders.move_accepted", row, client_id=row.client_id, area=area.pk, worker=worker.pk)
    return row


def _end_second_place(client: Client, area: Area, today: date) -> None:
    """The second place became the first: there is nothing to share any more."""
    rows = client.shared.filter(state__in=[one.value for one in REACHING])
    for row in rows:
        if area.path.startswith(row.area_id):
            row.state, row.ended_on = SharedState.ENDED.value, today
            row.save(update_fields=["state", "ended_on"])


@transaction.atomic
def return_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """The other street sends the papers back with the reason; the file never left.

    Raises Http404; RuleBroken ``move.not_now``, ``move.reason_needed``.
    """
    row = _incoming(by, move)
    if row.state == rules.MoveState.RETURNED:
        return row
    to = rules.next_state(rules.MoveState(row.state), rules.MoveStep.RETURN)
    if not reason.strip():
        raise RuleBroken("move.reason_needed")
    row.state, row.returned_on, row.answer = to.value, today, reason.strip()
    row.answered_on, row.answered_by = today, by
    row.save(update_fields=["state", "returned_on", "answer", "answered_on", "answered_by"])
    audit.record(by, "orders.move_returned", row, client_id=row.client_id)
    return row


@transaction.atomic
def undo_move(*, by: User, move: Move, reason: str, today: date) -> Move:
    """The acceptance was a mistake: the file goes back to where it lay and to the worker who carried it.

    Only while the client has not reported here, and for some days. Raises RuleBroken as ``rules.check_undo``,
    ``move.reason_needed``, ``move.nobody_there`` (the old worker is gone: then it is a new move), and
    those of ``take_over``.
    """
    row = _own(by, move, Verb.DECIDE_AWAY)
    if row.state == rules.MoveState.UNDONE:
        return row
    law = queries.law_for(row.client.area_id, today)
    rules.check_undo(queries.move_facts(row), law, today)
    if not reason.strip():
        raise RuleBroken("move.reason_needed")
    if row.from_worker is None:
        raise RuleBroken("move.nobody_there")
    with scope.everything():
        take_over(by=by, client=row.client, area=row.from_area, worker=row.from_worker, today=today)
        row.state, row.answer, row.withdrawn_on, row.withdrawn_by = (
            rules.MoveState.UNDONE.value,
            reason.strip(),
            today,
            by,
        )
        row.save(update_fields=["state", "answer", "withdrawn_on", "withdrawn_by"])
        audit.record(by, "orders.move_undone", row, client_id=row.client_id)
    return row


@transaction.atomic
def record_receipt(*, by: User, move: Move, on: date, note: str, today: date) -> Move:
    """A place that does not work with us has signed the receipt: the order ends here that day (DRR 22).

    Raises RuleBroken ``move.not_now``, ``move.inside``, ``move.reason_needed``, and those of
    ``orders.record_step``.
    """
    row = _own(by, move, Verb.DECIDE_AWAY)
    if row.to_area_id is not None:
        raise RuleBroken("move.inside")
    if row.state == rules.MoveState.ACCEPTED and row.answered_on == on:
        return row
    to = rules.next_state(rules.MoveState(row.state), rules.MoveStep.ACCEPT)
    if not note.strip():
        raise RuleBroken("move.reason_needed")
    record_step(
        by=by, order=row.order, step=order_rules.Step.TRANSFER_OUT, on=on, today=today, note=note.strip()
    )
    row.state, row.answered_on, row.answered_by = to.value, on, by
    row.save(update_fields=["state", "answered_on", "answered_by"])
    audit.record(by, "orders.move_receipt", row, client_id=row.client_id, on=on.isoformat())
    return row


@transaction.atomic
def report_there(*, by: User, move: Move, on: date, today: date) -> Move:
    """The client has reported at the new place (DRR 22: within 15 days). Late is written down, never refused.

    Raises RuleBroken as ``rules.check_reported``.
    """
    row = _own(by, move, Verb.RECORD_AWAY)
    if row.reported_on == on:
        return row
    if row.to_area_id is None:
        raise RuleBroken("move.not_now", state=rules.MoveState(row.state), step=rules.MoveStep.REPORT)
    rules.check_reported(queries.move_facts(row), on=on, today=today)
    row.reported_on = on
    row.save(update_fields=["reported_on"])
    audit.record(by, "orders.move_reported", row, client_id=row.client_id, on=on.isoformat())
    return row


@transaction.atomic
def tell_police(*, by: User, move: Move, on: date, today: date) -> Move:
    """The street has told the police of the new place. Raises RuleBroken ``move.report_first``,
    ``move.future``, ``move.not_now``."""
    row = _own(by, move, Verb.RECORD_AWAY)
    if row.police_told_on == on:
        return row
    rules.next_state(rules.MoveState(row.state), rules.MoveStep.TELL_POLICE)
    if row.reported_on is None or on < row.reported_on:
        raise RuleBroken("move.report_first")
    if on > today:
        raise RuleBroken("move.future")
    row.police_told_on = on
    row.save(update_fields=["police_told_on"])
    audit.record(by, "orders.move_police_told", row, client_id=row.client_id, on=on.isoformat())
    return row
