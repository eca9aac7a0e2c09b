"""Requests from the portal, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from waystation.clients.models import Client, Kin
from waystation.common.wording.labels import label
from waystation.contacts.models import Ask
from waystation.rules.care.asking import AskKind

#: A page shows so many.
MOST = 30


@dataclass(frozen=True)
class Shown:
    """One request. ``state``: waiting, done, not_done, taken_back."""

    row: Ask
    title: str
    state: str


def of_client(client: Client) -> list[Shown]:
    """The newest of a file, with who asked and who answered; one statement."""
    rows = client.asks.select_related("kin", "answered_by").order_by("-asked_at", "-pk")[:MOST]
    return [_shown(row) for row in rows]


def of_number(client: Client, ask_id: int) -> Shown | None:
    """One request of a file, however many came after it; one statement."""
    row = client.asks.select_related("kin", "answered_by").filter(pk=ask_id).first()
    return None if row is None else _shown(row)


def of_person(client: Client, kin: Kin | None) -> list[Shown]:
    """The newest that one person made themselves; one statement."""
    rows = client.asks.filter(kin=kin).select_related("answered_by").order_by("-asked_at", "-pk")[:MOST]
    return [_shown(row) for row in rows]


def _shown(row: Ask) -> Shown:
    state = "taken_back" if row.withdrawn_on else row.outcome or "waiting"
    return Shown(row, label(AskKind(row.kind)), state)


def open_leave(client: Client, number: str) -> Ask | None:
    """The request for leave of this number that still waits: a report of leave answers it."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    rows: QuerySet[Ask] = client.asks.filter(kind=AskKind.LEAVE, outcome="", withdrawn_on__isnull=True)
    return rows.filter(pk=int(number)).first()
