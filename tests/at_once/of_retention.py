"""Holding sealed files back, proposing, and deleting."""

from __future__ import annotations

import itertools

from django.utils import timezone

from tests.at_once import Case, Words
from tests.casework.erasing.making import WORDS, old, set_years
from tests.people import Cast
from waystation.casework.actions.law import retention as flows
from waystation.clients.models import Client, Deletion, Hold
from waystation.orders.models import LocalParameter
from waystation.rules.calendar import add_days

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
F = "casework.actions.law.retention."


def _old(world: Cast) -> Client:
    if not LocalParameter.objects.filter(key="retention_years").exists():
        set_years(world)
    return old(world, f"学员期{next(_n)}")


def _hold(world: Cast) -> Words:
    until = add_days(TODAY, 30)
    return {
        "by": world.head,
        "client": _old(world),
        "reason": "remedy",
        "words": "复议",
        "until": until,
        "today": TODAY,
        "now": NOW,
    }


def _held(world: Cast) -> Words:
    row = Hold.objects.create(
        client=_old(world),
        reason="remedy",
        words="x",
        from_on=TODAY,
        until_on=TODAY,
        held_by=world.head,
        held_at=NOW,
    )
    return {"by": world.head, "held": row, "today": TODAY}


def _proposed(world: Cast) -> Deletion:
    row = flows.propose(by=world.head, client=_old(world), words=WORDS, today=TODAY, now=NOW)
    Deletion.objects.filter(pk=row.pk).update(may_from=TODAY)
    row.refresh_from_db()
    return row


def _confirmed(world: Cast) -> Words:
    row = _proposed(world)
    assert row.client is not None
    number = row.client.file_number
    return {"by": world.district_office, "proposed": row, "file_number": number, "today": TODAY, "now": NOW}


CASES = {
    F + "hold": Case(_hold, "clients.file_held"),
    F + "lift": Case(_held, "clients.hold_lifted"),
    F + "propose": Case(
        lambda w: {"by": w.head, "client": _old(w), "words": WORDS, "today": TODAY, "now": NOW},
        "clients.deletion_proposed",
    ),
    F + "withdraw": Case(
        lambda w: {"by": w.head, "proposed": _proposed(w), "today": TODAY}, "clients.deletion_withdrawn"
    ),
    F + "confirm": Case(_confirmed, "clients.file_deleted"),
}
