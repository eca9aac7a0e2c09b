"""One person on leave, one file on its way to the next street, one shared by two places; all invented."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from waystation.accounts.models import Area, Grant, Organisation, User
from waystation.casework.actions.places import away, moves
from waystation.clients.models import Client
from waystation.orders.actions.places import LeaveData, MoveData, SharedData
from waystation.rules.calendar import add_days
from waystation.rules.places.leaves import LeaveReason, ToldHow
from waystation.rules.places.moves import MoveReason
from waystation.rules.places.second import DoneBy, PlaceKind, SharedWork
from waystation.rules.roles import Role


@dataclass(frozen=True)
class _There:
    """The next street and its people."""

    street: Area
    head: User
    worker: User


_SINCE = dt.date(2020, 1, 1)
#: Days gone on the leave, and its last day from today.
_GONE, _LAST = 4, 3


def fill(users: Mapping[str, User], today: dt.date, password: str) -> None:
    """The next street with a head and a worker of its own, and what the two streets share."""
    there = _next_street(password)
    running = Client.objects.filter(
        worker=users["worker1"], orders__state="running", orders__reported_on__lt=add_days(today, -90)
    )
    on_leave, moving, shared = running.order_by("-pk")[:3]
    head, worker = (User.objects.get(pk=users[name].pk) for name in ("head1", "worker1"))
    away.record_leave(
        by=worker,
        client=on_leave,
        data=LeaveData(
            way=ToldHow.SPOKEN,
            told_on=add_days(today, -_GONE - 1),
            reason=LeaveReason.FAMILY,
            words="母亲住院，回老家照顾几天。",
            county="云泽市南溪县",
            destination="县医院",
            contact="190 0000 0456",
            starts_on=add_days(today, -_GONE),
            ends_on=add_days(today, _LAST),
            tester="南溪县人民医院",
        ),
        form_key=_key(on_leave),
        today=today,
    )
    move = moves.ask_move(
        by=worker,
        client=moving,
        data=MoveData(
            to_area=there.street,
            to_outside="",
            reason=MoveReason.WORK,
            words="新单位在临溪街道，租了房子。",
            new_address="",
            asked_on=today,
        ),
        form_key=_key(moving),
        today=today,
    )
    papers = list(moving.documents.values_list("pk", flat=True))
    if papers:
        moves.send_move(by=head, move=move, papers=papers, today=today)
    row = moves.ask_shared(
        by=head,
        client=shared,
        data=SharedData(
            area=there.street,
            kind=PlaceKind.RESIDENCE,
            letter_on=today,
            letter_number="望双函〔2026〕1号",
            words="户籍在望湖街道，平时住在临溪街道。",
            shares={work: DoneBy.SECOND if work is SharedWork.VISITS else DoneBy.BOTH for work in SharedWork},
        ),
        form_key=_key(shared),
        today=today,
    )
    moves.accept_shared(by=there.head, shared=row, worker=there.worker, words="同意共同负责。", today=today)


def _next_street(password: str) -> _There:
    district = Area.objects.get(code="990502")
    street: Area = Area.objects.add_child(
        district,
        {"kind": Area.Kind.STREET, "name": "临溪街道", "code": "990502002", "starts_on": _SINCE},
    )
    Area.objects.add_child(
        street, {"kind": Area.Kind.COMMUNITY, "name": "渡口社区", "code": "", "starts_on": _SINCE}
    )
    centre = Organisation.objects.create(
        kind=Organisation.Kind.CENTRE, name="临溪街道社区戒毒社区康复中心", area=street, starts_on=_SINCE
    )
    found: dict[Role, User] = {}
    for username, name, role in (("worker3", "宋平", Role.WORKER), ("head2", "贺站长", Role.HEAD)):
        user = User.objects.create(
            username=username, name=name, organisation=centre, password=make_password(password)
        )
        Grant.objects.create(user=user, role=role, area=street, organisation=centre, starts_on=_SINCE)
        found[role] = user
    return _There(street, found[Role.HEAD], found[Role.WORKER])


def _key(client: Client) -> uuid.UUID:
    return uuid.UUID(int=client.pk, version=4)
