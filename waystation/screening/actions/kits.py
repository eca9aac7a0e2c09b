"""Kits: received, written off, counted, used up by a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Organisation, User
from waystation.audit import actions as audit
from waystation.rules import screening as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.specimens import kits as kit_rules
from waystation.screening import access
from waystation.screening.models import KitLot, KitMovement, Panel

if TYPE_CHECKING:
    from waystation.screening.actions.recording import Data


@transaction.atomic(savepoint=False)
def used(*, by: User, data: Data, form_key: UUID, before: int | None = None) -> Data:
    """``data`` with the panel, lot and expiry of its kit. ``before``: the kit of the record it corrects.

    A kit or panel for another material than the sample's is one the form still held: it is left out.

    Inside the transaction of the test. Two statements where a kit is named, one for a panel, else none.
    Raises RuleBroken ``specimens.kit_unknown``, ``specimens.panel_unknown``, ``specimens.kit_expired``,
    ``specimens.stock_reason_needed``.
    """
    sampled = data.outcome in rules.SAMPLED
    if sampled and data.kit_id is not None:
        data = _of_lot(by, data, form_key, before)
    elif sampled and data.panel_id is not None:
        panel = Panel.objects.filter(pk=data.panel_id).first()
        if panel is None:
            raise RuleBroken("specimens.panel_unknown")
        if panel.material != data.material:
            data = replace(data, panel_id=None)
    kit_rules.check_expiry(
        data.kit_expires_on, taken_on=data.taken_on, outcome=data.outcome, needs_kit=sampled
    )
    return data


def _held(by: User, lot_id: int) -> tuple[KitLot, int] | None:
    """The lot behind its lock with what is left of it; None: out of reach.

    Two statements: what is left must be read after the lock is there, or two at once read the same.
    """
    query = access.lots(by).select_related("panel").select_for_update(of=("self",))
    lot = query.filter(pk=lot_id).first()
    if lot is None:
        return None
    left: Any = access.lots_in_reach(by).get(pk=lot_id)
    return lot, int(left.stock)


def _of_lot(by: User, data: Data, form_key: UUID, before: int | None) -> Data:
    held = _held(by, data.kit_id or 0)
    if held is None:
        raise RuleBroken("specimens.kit_unknown")
    lot, stock = held
    if lot.panel.material != data.material:
        return replace(data, kit_id=None, panel_id=None)
    if data.kit_id != before:
        kit_rules.check_stock(stock, data.stock_reason)
        if stock <= 0:
            move = _Move(kit_rules.KitMove.COUNTED, 1 - stock, data.stock_reason, data.taken_on)
            _write(by, lot, move, uuid5(form_key, "kit"))
    return replace(data, panel_id=lot.panel_id, kit_lot=lot.lot, kit_expires_on=lot.expires_on)


class _Move(NamedTuple):
    """What is written down of a change of the stock."""

    kind: kit_rules.KitMove
    change: int
    reason: str
    on: date


def _write(by: User, lot: KitLot, move: _Move, form_key: UUID) -> KitMovement:
    kind, change, reason, on = move
    row = KitMovement.objects.create(
        lot=lot, kind=kind, change=change, reason=reason.strip(), on=on, form_key=form_key, by=by
    )
    audit.record(by, "screening.kits_moved", lot, kind=kind.value, change=change)
    return row


@transaction.atomic
def add_lot(
    *,
    by: User,
    organisation: Organisation,
    lot: str,
    panel: Panel,
    expires_on: date,
    count: int,
    form_key: UUID,
    today: date,
) -> KitLot:
    """A new lot comes in. The same form sent twice is one lot.

    Raises Http404 for a site out of reach, RuleBroken ``specimens.lot_exists`` and those of
    ``rules.specimens.kits.check_move``.
    """
    access.must_stock(by, organisation)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    same = KitMovement.objects.select_related("lot").filter(form_key=form_key).first()
    if same is not None:
        return same.lot
    if KitLot.objects.filter(organisation=organisation, lot=lot.strip()).exists():
        raise RuleBroken("specimens.lot_exists")
    change = kit_rules.check_move(kit_rules.KitMove.RECEIVED, stock=0, count=count, reason="")
    row = KitLot.objects.create(
        organisation=organisation, lot=lot.strip(), panel=panel, expires_on=expires_on, made_by=by
    )
    _write(by, row, _Move(kit_rules.KitMove.RECEIVED, change, "", today), form_key)
    return row


@transaction.atomic
def move(
    *, by: User, lot: KitLot, kind: kit_rules.KitMove, count: int, reason: str, form_key: UUID, today: date
) -> KitMovement:
    """Received, written off, counted. The same form sent twice is one movement.

    Raises Http404 and RuleBroken as ``rules.specimens.kits.check_move``.
    """
    held = _held(by, lot.pk)
    if held is None:
        raise Http404
    same = KitMovement.objects.filter(form_key=form_key).first()
    if same is not None:
        return same
    change = kit_rules.check_move(kind, stock=held[1], count=count, reason=reason)
    return _write(by, held[0], _Move(kind, change, reason, today), form_key)
