"""Goods come in, are counted and written off. Every change is a row of its own; a second person looks at what
makes stock less without a hand-out."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients import scans
from waystation.common import crypto
from waystation.points.access import shop as access
from waystation.points.models import DeliveryNote, Good, StockCheck, StockMove
from waystation.points.queries import stock
from waystation.rules.points.spending import goods as rules
from waystation.rules.points.spending.goods import MoveKind
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: The additional data under which a delivery note is sealed.
NOTE = "points.deliverynote.content"


@transaction.atomic
def deliver(
    *,
    by: User,
    good: Good,
    count: int,
    cost_fen: int,
    supplier: str,
    paper_number: str,
    form_key: UUID,
    today: date,
    note: bytes = b"",
) -> StockMove:
    """Goods come in with their paper. The same form sent twice is one delivery.

    Raises Http404, RuleBroken as ``rules.check_delivery``, ``points.good_ended``, those of ``clients.scans``.
    """
    made = scans.clean(note) if note else None  # takes long; nothing is locked yet
    good = access.must_good(by, good.pk, lock=True)
    cause = f"delivery:{form_key}"
    if held := StockMove.objects.filter(cause=cause).first():
        return held
    if good.ended_on is not None:
        raise RuleBroken("points.good_ended")
    change = rules.check_delivery(count, cost_fen=cost_fen, supplier=supplier, paper_number=paper_number)
    row = StockMove.objects.create(
        good=good,
        kind=MoveKind.DELIVERY,
        change=change,
        on=today,
        cause=cause,
        by=by,
        supplier=supplier.strip(),
        paper_number=paper_number.strip(),
        cost_fen=cost_fen,
    )
    if made is not None:
        DeliveryNote.objects.create(
            move=row,
            content=crypto.encrypt_bytes(made.content, column=NOTE),
            content_type=made.content_type,
            size_bytes=len(made.content),
        )
    audit.record(by, "points.stock_moved", row, kind=row.kind, change=change, noted=made is not None)
    return row


@transaction.atomic
def open_note(*, by: User, move: StockMove) -> tuple[bytes, str]:
    """The delivery note with its type; the record keeps who opened it. Raises Http404."""
    access.must_good(by, move.good_id, Verb.SEE_SHOP)
    note = DeliveryNote.objects.get(move=move)
    audit.record(by, "points.note_opened", move)
    return crypto.decrypt_bytes(bytes(note.content), column=NOTE), note.content_type


@transaction.atomic
def count(
    *, by: User, good: Good, counted: int, reason: str, form_key: UUID, today: date, at: datetime
) -> StockMove | StockCheck:
    """So many are there. As it should be: written down at once; else it waits for a second person.

    Raises Http404, RuleBroken ``points.count_negative``, ``points.count_reason``, ``points.check_waits``.
    """
    good = access.must_good(by, good.pk, lock=True)
    if held := _sent_before(form_key):
        return held
    left = stock.of_good(good, today).stock
    change = rules.counted_change(counted, stock=left, reason=reason)
    if change:
        return _ask(by, good, (MoveKind.COUNT, change, left, reason), form_key, (today, at))
    return _move(by, good, MoveKind.COUNT, 0, f"check:{form_key}", on=today)


@transaction.atomic
def write_off(
    *, by: User, good: Good, pieces: int, reason: str, form_key: UUID, today: date, at: datetime
) -> StockMove | StockCheck:
    """So many are spoiled, broken or gone; a second person looks before it counts.

    Raises Http404, RuleBroken as ``rules.written_off_change``, ``points.check_waits``.
    """
    good = access.must_good(by, good.pk, lock=True)
    if held := _sent_before(form_key):
        return held
    left = stock.of_good(good, today).stock
    change = rules.written_off_change(pieces, stock=left, reason=reason)
    return _ask(by, good, (MoveKind.WRITE_OFF, change, left, reason), form_key, (today, at))


def _sent_before(form_key: UUID) -> StockMove | StockCheck | None:
    asked = StockCheck.objects.filter(form_key=form_key).first()
    return asked or StockMove.objects.filter(cause=f"check:{form_key}").first()


def _ask(
    by: User,
    good: Good,
    found: tuple[MoveKind, int, int, str],
    form_key: UUID,
    when: tuple[date, datetime],
) -> StockCheck:
    kind, change, left, reason = found
    today, at = when
    if StockCheck.objects.filter(good=good, decided_at=None).exists():
        raise RuleBroken("points.check_waits")
    row = StockCheck.objects.create(
        good=good,
        kind=kind,
        change=change,
        stock=left,
        reason=reason.strip(),
        on=today,
        form_key=form_key,
        asked_by=by,
        asked_at=at,
    )
    audit.record(by, "points.stock_check_asked", row, kind=kind.value, change=change)
    return row


def _move(
    by: User, good: Good, kind: MoveKind, change: int, cause: str, *, on: date, second: User | None = None
) -> StockMove:
    row = StockMove.objects.create(
        good=good, kind=kind, change=change, on=on, cause=cause, by=by, second=second
    )
    audit.record(by, "points.stock_moved", row, kind=kind.value, change=change)
    return row


def _held(by: User, check: StockCheck) -> StockCheck:
    access.must_good(by, check.good_id, lock=True)
    return StockCheck.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=check.pk)


@transaction.atomic
def confirm(*, by: User, check: StockCheck, today: date, at: datetime) -> StockCheck:
    """A second person has looked: the difference counts from now on. Done twice is done once.

    Raises Http404, RuleBroken ``points.second_person``, ``points.check_dropped``, ``points.more_than_there``.
    """
    row = _held(by, check)
    if row.decided_at is not None:
        if not row.is_accepted:
            raise RuleBroken("points.check_dropped")
        return row
    rules.check_second(row.asked_by_id, by.pk)
    good = access.must_good(by, row.good_id)
    left = stock.of_good(good, today).stock
    rules.check_stock_after(left + row.change, stock=left)
    StockMove.objects.create(
        good=good,
        kind=row.kind,
        change=row.change,
        on=today,
        cause=f"check:{row.form_key}",
        by=row.asked_by,
        second=by,
        reason=row.reason,
    )
    row.decided_by, row.decided_at, row.is_accepted = by, at, True
    row.save(update_fields=["decided_by", "decided_at", "is_accepted"])
    audit.record(by, "points.stock_check_confirmed", row, kind=row.kind, change=row.change)
    return row


@transaction.atomic
def drop(*, by: User, check: StockCheck, at: datetime) -> StockCheck:
    """Taken back by whoever asked, or not agreed to. Done twice is done once.

    Raises Http404, RuleBroken ``points.check_done``.
    """
    row = _held(by, check)
    if row.decided_at is not None:
        if row.is_accepted:
            raise RuleBroken("points.check_done")
        return row
    row.decided_by, row.decided_at = by, at
    row.save(update_fields=["decided_by", "decided_at"])
    audit.record(by, "points.stock_check_dropped", row)
    return row
