"""Requests from the portal: two at once."""

from __future__ import annotations

import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under, Words
from tests.people import Cast
from waystation.contacts.actions.asking import Asked
from waystation.contacts.models import Ask
from waystation.rules.care.asking import AskKind

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
ROOM, FLOW = "contacts.actions.asking.", "casework.actions.asking."


def _asking(world: Cast) -> Words:
    client = world.client(f"学员申{next(_n)}")
    return {
        "by": None,
        "client": client,
        "kin": None,
        "data": Asked(AskKind.CALL),
        "form_key": uuid4(),
        "today": TODAY,
        "now": NOW,
    }


def _row(world: Cast, kind: AskKind = AskKind.CALL) -> Ask:
    client = world.client(f"学员申{next(_n)}")
    return Ask.objects.create(client=client, kind=kind, asked_on=TODAY, asked_at=NOW, form_key=uuid4())


def _answering(world: Cast) -> tuple[Words, Words]:
    row = _row(world)
    said = {"row": row, "outcome": "done", "today": TODAY}
    return {**said, "by": world.worker, "words": "一"}, {**said, "by": world.head, "words": "二"}


CASES = {
    ROOM + "ask": Under(FLOW + "ask"),
    ROOM + "take_back": Under(FLOW + "take_back"),
    ROOM + "answer": Under(FLOW + "answer"),
    FLOW + "take_back": Case(
        lambda w: {"by": None, "row": _row(w), "today": TODAY}, "contacts.ask_taken_back"
    ),
    FLOW + "answer": Case(_answering, "contacts.ask_answered"),
    FLOW + "ask": Case(_asking, "contacts.asked"),
    FLOW + "leave_recorded": Case(
        lambda w: {"by": w.worker, "row": _row(w, AskKind.LEAVE), "today": TODAY}, "contacts.ask_answered"
    ),
}
