"""Handing out, hand-overs, covers, leavers: two heads, two jobs, a head and an administrator."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make import make_cover, make_user
from tests.people import Cast
from waystation.accounts.models import Cover, User
from waystation.casework.actions.hand_out import hand_out
from waystation.casework.actions.team import hand_over as actions
from waystation.casework.models import HandOut, HandOver
from waystation.rules.roles import Role
from waystation.rules.team.covers import CoverReason

TODAY, NOW = timezone.localdate(), timezone.now()
LATER = TODAY + dt.timedelta(days=3)
_n = itertools.count(1)
OUT, C, V, L = (
    f"casework.actions.{one}." for one in ("hand_out", "team.covers", "team.hand_over", "team.leaving")
)


def _worker(world: Cast) -> User:
    return make_user(name=f"员工{next(_n)}", role=Role.WORKER, area=world.street, organisation=world.centre)


def _two_receivers(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    client = world.client(worker=None)
    said = {"by": world.head, "seen": {client.pk: 0}, "today": TODAY}
    return {**said, "worker": _worker(world)}, {**said, "worker": _worker(world)}


def _handed_out(world: Cast) -> HandOut:
    client = world.client(worker=None)
    return hand_out(by=world.head, seen={client.pk: 0}, worker=_worker(world), today=TODAY)


def _ordered(world: Cast) -> HandOver:
    carrier, to = _worker(world), _worker(world)
    clients = [world.client(f"学员{next(_n)}", worker=carrier) for _ in range(2)]
    return actions.plan_hand_over(
        by=world.head,
        worker=carrier,
        moves={client.pk: to for client in clients},
        notes={},
        form_key=uuid4(),
        today=TODAY,
    )


def _moved(world: Cast) -> HandOver:
    held = _ordered(world)
    for _ in range(2):
        actions.move_chunk(by=world.head, hand_over=held, size=9, today=TODAY, now=NOW)
    return held


def _stopped(world: Cast) -> HandOver:
    return actions.stop_hand_over(by=world.head, hand_over=_ordered(world))


def _undoing(world: Cast) -> HandOver:
    return actions.start_undo(by=world.head, hand_over=_moved(world), today=TODAY)


def _head(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.head, **words}


def _crossing(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    """Each is to cover the other: without one order of locks this is a deadlock, without a rule a circle."""
    one, two = _worker(world), _worker(world)
    said = _head(world, reason=CoverReason.LEAVE, starts_on=TODAY, ends_on=LATER, today=TODAY, now=NOW)
    return {**said, "worker": one, "deputy": two}, {**said, "worker": two, "deputy": one}


def _asked(world: Cast) -> Cover:
    return make_cover(_worker(world), _worker(world), starts_on=TODAY, ends_on=LATER, by=None)


def _confirmed(world: Cast) -> Cover:
    return make_cover(_worker(world), _worker(world), starts_on=TODAY, ends_on=LATER, by=world.head)


def _two_deputies(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    said = _head(world, cover=_asked(world), today=TODAY, now=NOW)
    return {**said, "deputy": _worker(world)}, {**said, "deputy": _worker(world)}


def _asks(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    said = {
        "by": _worker(world),
        "reason": CoverReason.LEAVE,
        "starts_on": TODAY,
        "ends_on": LATER,
        "today": TODAY,
    }
    return {**said, "deputy": _worker(world)}, {**said, "deputy": None}


def _leaver(world: Cast) -> dict[str, object]:
    worker = _worker(world)
    ids = [world.client(f"学员{next(_n)}", worker=worker).pk for _ in range(2)]
    return {"by": world.head, "worker": worker, "client_ids": ids, "today": TODAY}


def _carrying(world: Cast) -> User:
    worker = _worker(world)
    world.client(f"学员{next(_n)}", worker=worker)
    return worker


TWICE = frozenset({1, 2})
CASES = {
    OUT + "hand_out": Case(_two_receivers, "casework.handed_out"),
    OUT + "give": Under(OUT + "hand_out"),
    OUT + "undo_hand_out": Case(
        lambda w: _head(w, batch=_handed_out(w), today=TODAY, now=NOW), "casework.hand_out_undone"
    ),
    V + "move_chunk": Case(
        lambda w: _head(w, hand_over=_ordered(w), size=2, today=TODAY, now=NOW), "casework.hand_over_went_on"
    ),
    V + "stop_hand_over": Case(lambda w: _head(w, hand_over=_ordered(w)), "casework.hand_over_stopped"),
    V + "fail_hand_over": Case(
        lambda w: {"by": None, "hand_over": _ordered(w), "error": "程序出错"}, "casework.hand_over_failed"
    ),
    V + "go_on": Case(lambda w: _head(w, hand_over=_stopped(w)), "casework.hand_over_taken_up"),
    V + "start_undo": Case(
        lambda w: _head(w, hand_over=_moved(w), today=TODAY), "casework.hand_over_undo_ordered"
    ),
    V + "undo_part": Case(
        lambda w: _head(w, hand_over=_undoing(w), today=TODAY, now=NOW), "casework.hand_out_undone"
    ),
    C + "name_cover": Case(_crossing, "casework.cover_named"),
    C + "ask_cover": Case(_asks, "casework.cover_asked"),
    C + "confirm_cover": Case(_two_deputies, "casework.cover_confirmed"),
    C + "move_end": Case(
        lambda w: _head(w, cover=_confirmed(w), last_day=LATER + dt.timedelta(days=1), today=TODAY),
        "casework.cover_moved",
    ),
    C + "end_cover": Case(lambda w: _head(w, cover=_confirmed(w), now=NOW), "casework.cover_ended"),
    L + "ask_heads": Case(
        lambda w: {"by": w.admin, "account": _carrying(w), "today": TODAY}, "casework.leaving_asked", TWICE
    ),
    L + "release": Case(_leaver, "clients.worker_assigned", frozenset({2})),
}
