"""Papers about where the person is: leave, and the change of the place of execution."""

from __future__ import annotations

from datetime import date

from waystation.clients.models import Document
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders import queries as order_queries
from waystation.orders.models import Leave, Move
from waystation.papers.rendering.values import Value
from waystation.rules.calendar import days_between
from waystation.rules.places import leaves, moves

from .common import Teller, day, short, told

Facts = dict[str, Value]

_GIVEN_UP = frozenset({moves.MoveState.WITHDRAWN.value, moves.MoveState.UNDONE.value})


# --- leave -----------------------------------------------------------------------------------------------


def _leaves(teller: Teller) -> list[Leave]:
    rows = Leave.objects.filter(client=teller.client, withdrawn_on__isnull=True)
    return list(rows.prefetch_related("extensions").order_by("-starts_on", "-pk"))


def leave_choices(teller: Teller) -> list[tuple[int, str]]:
    """Every leave that was not withdrawn, the last first."""
    return [(row.pk, words.span(row.starts_on, _until(row))) for row in _leaves(teller)]


def _until(row: Leave) -> date:
    longer = [
        one.until for one in row.extensions.all() if one.withdrawn_on is None and one.decision != "refused"
    ]
    return max([row.ends_on, *longer])


def leave(teller: Teller) -> Facts:
    """One leave that was reported and not withdrawn; how long it lasts with its granted extensions."""
    row = teller.chosen(_leaves(teller))
    if row is None:
        return {}
    until = _until(row)
    place = f"{row.county} {row.destination}".strip()
    said = teller.show("orders.leave.words", row.words)
    reason = str(label(leaves.LeaveReason(row.reason)))
    return {
        "reason": f"{reason}：{said}" if said else reason,
        "leave_from": day(row.starts_on),
        "leave_to": day(until),
        "leave_days": str(days_between(row.starts_on, until) + 1),
        "leave_where": teller.show("orders.leave.destination", place),
        "leave_phone": teller.show("orders.leave.contact", row.contact),
        "back_on": day(row.returned_on),
    }


# --- change of place -------------------------------------------------------------------------------------


def _moves(teller: Teller) -> list[Move]:
    rows = Move.objects.filter(client=teller.client).exclude(state__in=_GIVEN_UP)
    return list(rows.select_related("sent_by", "answered_by", "worker").order_by("-asked_on", "-pk"))


def move_choices(teller: Teller) -> list[tuple[int, str]]:
    """Every change of place that was not given up, the last first."""
    return [
        (row.pk, words.joined([words.day(row.asked_on), label(moves.MoveState(row.state))]))
        for row in _moves(teller)
    ]


def change_of_place(teller: Teller) -> Facts:
    """Who asked why, from where to where, what both places said, which papers went along."""
    row = teller.chosen(_moves(teller))
    if row is None:
        return {"from_place": teller.client.area.name if teller.client.area else ""}
    names = order_queries.street_names([path for path in (row.from_area_id, row.to_area_id) if path])
    said = teller.show("orders.move.words", row.words)
    reason = str(label(moves.MoveReason(row.reason)))
    outside = teller.show("orders.move.to_outside", row.to_outside)
    return {
        "reason": f"{reason}：{said}" if said else reason,
        "from_place": names.get(row.from_area_id, ""),
        "to_place": names.get(row.to_area_id, "") if row.to_area_id else outside,
        "to_address": teller.show("orders.move.new_address", row.new_address),
        "asked_on": day(row.asked_on),
        "sent_on": day(row.sent_on),
        "arrived_on": day(row.reported_on),
        "police_told_on": day(row.police_told_on),
        **_answers(teller, row),
        "documents": _documents(teller, row),
    }


def _answers(teller: Teller, row: Move) -> Facts:
    """What each place said; a move that was sent back says why."""
    answer = teller.show("orders.move.answer", row.answer)
    out = told("同意移送", row.sent_by.name, day(row.sent_on)) if row.sent_by and row.sent_on else ""
    taken = ""
    if row.state == moves.MoveState.ACCEPTED:
        worker = f"责任人{row.worker.name}" if row.worker else ""
        by = row.answered_by.name if row.answered_by and row.to_area_id else ""
        taken = told("同意接收" if row.to_area_id else "已收到回执", worker, by, day(row.answered_on), answer)
    back = ""
    if row.returned_on is not None and row.state == moves.MoveState.RETURNED:
        back = told(day(row.returned_on), answer)
    return {"approval_out": out, "approval_in": taken, "returned_why": back}


def _documents(teller: Teller, row: Move) -> list[dict[str, str]]:
    """The papers that go along, as the list of the hand-over has them."""
    found = Document.objects.filter(client=teller.client, pk__in=row.papers).defer("content")
    return [
        {
            "title": teller.show("clients.document.title", one.title),
            "on": short(one.dated_on),
            "place": teller.show("clients.document.paper_place", one.paper_place),
        }
        for one in found.order_by("dated_on", "pk")
    ]
