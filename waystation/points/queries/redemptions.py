"""Orders at a centre's shop: what they say, where they stand, whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from waystation.accounts.models import Organisation, User
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.points.access.shop import KINDS
from waystation.points.models import Redemption
from waystation.rules.points.spending import redemptions as rules
from waystation.rules.points.spending.redemptions import State
from waystation.rules.roles import Verb


def cause(row: Redemption) -> str:
    """What the ledger knows the payment by."""
    return f"redemption:{row.pk}"


def refund_cause(row: Redemption) -> str:
    """What it knows the points by that went back."""
    return f"shop_return:{row.pk}"


def number(row: Redemption) -> str:
    """The number on the receipt: ``2026-0042``; of one centre and year without gaps."""
    return f"{row.year}-{row.sequence:04d}"


def state(row: Redemption) -> State:
    """Where it stands."""
    if row.cancelled_at is not None:
        return State.CANCELLED
    if row.handed_at is not None:
        return State.HANDED_OUT
    return State.ORDERED if row.prepared_at is None else State.PREPARED


def points_of(row: Redemption) -> int:
    """What it costs."""
    return rules.total((line.quantity, line.points) for line in row.lines.all())


def pickup_code(row: Redemption) -> str:
    """The one-time code for the client's own pages; staff never see it."""
    return rules.code_of(crypto.blind("points.pickup", f"{row.pk}:{row.form_key}"))


def shop_for(client: Client) -> Organisation | None:
    """The shop of a file: the nearest centre or workstation above it, or at it, that has goods."""
    rows = Organisation.objects.filter(kind__in=KINDS, ends_on__isnull=True)
    rows = rows.filter(goods__isnull=False, goods__ended_on__isnull=True).select_related("area").distinct()
    above = [row for row in rows if client.area_id.startswith(row.area.path)]
    return max(above, key=lambda row: (len(row.area.path), -row.pk), default=None)


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to."""

    state: State | None = None
    on: dt.date | None = None
    number: int | None = None


_WHERE = {
    State.ORDERED: Q(prepared_at__isnull=True, cancelled_at__isnull=True),
    State.PREPARED: Q(prepared_at__isnull=False, handed_at__isnull=True, cancelled_at__isnull=True),
    State.HANDED_OUT: Q(handed_at__isnull=False, cancelled_at__isnull=True),
    State.CANCELLED: Q(cancelled_at__isnull=False),
}


def listed(shop: Organisation, wanted: Wanted) -> QuerySet[Redemption]:
    """The orders of one shop, the latest first."""
    rows = Redemption.objects.filter(organisation=shop)
    if wanted.state is not None:
        rows = rows.filter(_WHERE[wanted.state])
    if wanted.on is not None:
        rows = rows.filter(ordered_on=wanted.on)
    if wanted.number is not None:
        rows = rows.filter(sequence=wanted.number)
    return _with_lines(rows).order_by("-ordered_at", "-pk")


def handed_out_on(shop: Organisation, on: dt.date) -> QuerySet[Redemption]:
    """What was handed out on a day, in the order of receipts."""
    rows = Redemption.objects.filter(organisation=shop, handed_at__date=on, cancelled_at__isnull=True)
    return _with_lines(rows).order_by("handed_at", "pk")


def of_client(client: Client) -> QuerySet[Redemption]:
    """The client's orders, the latest first."""
    return _with_lines(Redemption.objects.filter(client=client)).order_by("-ordered_at", "-pk")


def _with_lines(rows: QuerySet[Redemption]) -> QuerySet[Redemption]:
    people = ("ordered_by", "prepared_by", "handed_by", "cancelled_by", "cancel_asked_by")
    return rows.defer("strokes").select_related(*people).prefetch_related("lines__price")


def waiting(shop: Organisation) -> dict[State, int]:
    """How many wait to be prepared and to be handed over."""
    rows = Redemption.objects.filter(organisation=shop, handed_at__isnull=True, cancelled_at__isnull=True)
    prepared = rows.filter(prepared_at__isnull=False).count()
    return {State.ORDERED: rows.count() - prepared, State.PREPARED: prepared}


def whose(user: User, rows: Iterable[Redemption]) -> dict[int, Client]:
    """Order → client, where the reader reaches the file anyway; else the number has to do."""
    wanted = {row.client_id: None for row in rows}
    found = visible_to(user, Verb.KEEP_SHOP).filter(pk__in=wanted).only("pk", "name", "file_number")
    clients = {client.pk: client for client in found}
    return {row.pk: clients[row.client_id] for row in rows if row.client_id in clients}
