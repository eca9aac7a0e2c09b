"""Points outside the scheme: two at once."""

from __future__ import annotations

import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Words
from tests.make import make_user
from tests.people import Cast
from tests.points.making import make_points, make_request
from waystation.points.actions.by_two.requests import Asked
from waystation.points.models import PointRequest, Posting
from waystation.rules.points.requests import RequestReason
from waystation.rules.roles import Role

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
REQUESTS = "points.actions.by_two.requests."


def _credit(world: Cast) -> Words:
    return {
        "by": world.worker,
        "client": world.client(f"学员{next(_n)}"),
        "asked": Asked(20, RequestReason.NO_POWER, "停电", TODAY),
        "form_key": uuid4(),
        "today": TODAY,
        "now": NOW,
    }


def _undo(world: Cast) -> tuple[Words, Words]:
    client = world.client(f"学员{next(_n)}")
    posting = Posting.objects.get(pk=make_points(client, world.worker).posting)
    said = {"client": client, "posting": posting, "reason": RequestReason.WRONG_PERSON, "words": "x"}
    return tuple({"by": by, "form_key": uuid4(), "now": NOW, **said} for by in (world.worker, world.head))


def _request(world: Cast) -> PointRequest:
    return make_request(world.client(f"学员{next(_n)}"), world.worker)


def _decided(world: Cast) -> tuple[Words, Words]:
    row = _request(world)
    other = make_user(role=Role.HEAD, area=world.street, organisation=world.centre)
    said = {"request": row, "today": TODAY, "now": NOW}
    return (
        {"by": world.head, "is_granted": True, "answer": "", **said},
        {"by": other, "is_granted": False, "answer": "没有签名", **said},
    )


CASES = {
    f"{REQUESTS}ask_credit": Case(_credit, "points.credit_asked"),
    f"{REQUESTS}ask_undo": Case(_undo, "points.undo_asked"),
    f"{REQUESTS}decide": Case(_decided, "points.request_decided"),
    f"{REQUESTS}take_back": Case(
        lambda w: {"by": w.worker, "request": _request(w), "now": NOW}, "points.request_taken_back"
    ),
}
