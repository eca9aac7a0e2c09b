"""Schemes of points: drafts, facts, choices, corrections."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from tests.at_once import Case, Under
from tests.people import Cast
from tests.points.schemes import making as m
from waystation.clients.models import Client
from waystation.points.actions import awards, enrolments
from waystation.points.models import Enrolment, SchemeVersion
from waystation.rules.points.schemes import EventKind

S, A, E, C = (f"points.actions.{name}." for name in ("schemes", "awards", "enrolments", "corrections"))
_n = itertools.count(1)
LATER = m.NOW + dt.timedelta(days=29)


def _draft(world: Cast, **values: object) -> SchemeVersion:
    return m.draft(world, name=f"方案{next(_n)}", **values)


def _member(world: Cast, config: dict[str, object] | None = None) -> Client:
    """A client of a fresh scheme of the community, with one fact."""
    m.scheme(world, config, area=world.community, name=f"方案{next(_n)}")
    client = world.client(f"学员{next(_n)}")
    m.told(world, client)
    return client


def _two_drafts(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    words = {"by": world.head, "area": world.street, "name": f"方案{next(_n)}", "config": m.CLIMBING,
             "valid_from": m.TODAY, "today": m.TODAY, "at": m.NOW}  # fmt: skip
    return {**words, "form_key": uuid4()}, {**words, "form_key": uuid4()}


def _fact(world: Cast) -> dict[str, object]:
    m.scheme(world, area=world.community, name=f"方案{next(_n)}")
    return {"by": world.worker, "client": world.client(f"学员{next(_n)}"), "kind": EventKind.APPOINTMENT,
            "event_id": f"once:{next(_n)}", "happened_on": m.TODAY, "at": m.NOW}  # fmt: skip


def _known(world: Cast) -> dict[str, object]:
    event_id = f"taken:{next(_n)}"
    m.told(world, _member(world), 1, event_id=event_id)
    return {"by": world.worker, "event_id": event_id, "at": m.NOW}


def _waiting(world: Cast) -> dict[str, object]:
    [waiting] = awards.withdraw(**_known(world))
    return {"by": world.head, "correction": waiting, "takes_back": True, "words": "写错了", "at": m.NOW}


def _left(world: Cast) -> dict[str, object]:
    client = _member(world)
    enrolments.leave(by=world.worker, client=client, today=m.TODAY)
    return {"by": world.worker, "client": client, "today": m.TODAY + dt.timedelta(days=1), "at": m.NOW}


def _capped(world: Cast) -> dict[str, object]:
    client = _member(world, m.CLIMBING | {"caps": {"month": 150}})
    return {"by": world.worker, "enrolment": Enrolment.objects.get(client=client), "at": LATER}


CASES: dict[str, Case | Under] = {
    S + "draft": Case(_two_drafts, "points.scheme_drafted", frozenset({2})),
    S + "approve": Case(
        lambda w: {"by": w.district_office, "version": _draft(w), "today": m.TODAY, "at": m.NOW},
        "points.scheme_approved",
    ),
    S + "drop": Case(
        lambda w: {"by": w.head, "version": _draft(w), "at": m.NOW}, "points.scheme_dropped"
    ),
    S + "end": Case(
        lambda w: {
            "by": w.head, "version": m.scheme(w, name=f"方案{next(_n)}"),
            "last_on": m.TODAY, "today": m.TODAY,
        },
        "points.scheme_ended",
    ),
    A + "award": Case(_fact, "points.event_told"),
    A + "withdraw": Case(_known, "points.event_withdrawn"),
    A + "release": Case(_capped, "points.granted"),
    E + "choose": Case(
        lambda w: {
            "by": w.worker, "client": _member(w), "takes_fixed": True,
            "tests_agreed_on": None, "today": m.TODAY,
        },
        "points.chosen",
    ),
    E + "leave": Case(
        lambda w: {"by": w.worker, "client": _member(w), "today": m.TODAY}, "points.left"
    ),
    E + "change": Case(_left, "points.joined"),
    C + "decide": Case(_waiting, "points.correction_decided"),
}  # fmt: skip
