"""Sealing closed files and opening them again."""

from __future__ import annotations

import itertools

from django.utils import timezone

from tests.at_once import Case, Under, Words
from tests.people import Cast
from waystation.clients.models import Client, Unsealing

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
C, F = "clients.actions.sealing.", "casework.actions.law.sealing."
WHY = {"what_for": "look", "reason": "client_asked", "words": "本人来信"}


def _closed(world: Cast, *, sealed: bool = False) -> Client:
    client = world.client(f"学员封{next(_n)}", state=Client.State.CLOSED, closed_on=TODAY)
    if sealed:
        Client.objects.filter(pk=client.pk).update(is_sealed=True)
    return client


def _asked(world: Cast) -> Words:
    row = Unsealing.objects.create(
        client=_closed(world, sealed=True), **WHY, asked_by=world.head, asked_at=NOW
    )
    return {
        "by": world.district_office,
        "asked": row,
        "grants": True,
        "note": "",
        "hours": 8,
        "today": TODAY,
        "now": NOW,
    }


CASES = {
    "clients.actions.passes.give_unsealed": Under(C + "decide_unsealing"),
    C + "seal": Under(F + "seal"),
    C + "seal_by_itself": Under(F + "seal_by_itself"),
    F + "seal": Case(lambda w: {"by": w.head, "client": _closed(w), "today": TODAY}, "clients.file_sealed"),
    F + "seal_by_itself": Case(
        lambda w: {"by": None, "client_id": _closed(w).pk, "today": TODAY}, "clients.file_sealed"
    ),
    C + "ask_unsealing": Case(
        lambda w: {"by": w.head, "client": _closed(w, sealed=True), "now": NOW, **WHY},
        "clients.unseal_asked",
    ),
    C + "decide_unsealing": Case(_asked, "clients.unseal_decided"),
}
