"""Schemes of the small city, written directly or by their actions."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.people import Cast
from tests.points.making import make_points
from waystation.accounts.models import Area, User
from waystation.clients.models import Client
from waystation.points.actions import awards, schemes
from waystation.points.actions.ledger import Posted
from waystation.points.models import Correction, Enrolment, Event, Scheme, SchemeVersion
from waystation.points.queries import wallets
from waystation.rules.points.schemes import EventKind, Happened

TODAY = dt.date(2026, 11, 2)
ZONE = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2026, 11, 2, 10, tzinfo=ZONE)
CLIMBING: dict[str, Any] = {
    "yuan_per_point": "0.1",
    "tracks": [
        {
            "id": "attendance",
            "event": ["appointment_kept", "contact_kept"],
            "schedule": "escalating",
            "escalating": {"start": 60, "step": 10, "max": 200, "bonus_every": 3, "bonus": 30},
            "recovery": {"after": 3},
        },
        {"id": "family", "event": "family_session", "schedule": "flat", "flat": 50},
    ],
    "priming": {"on_enrol": 100},
    "expiry": {"months": 24, "notice_days": 60},
}
_n = itertools.count(1)


def draft(world: Cast, config: dict[str, Any] | None = None, **values: Any) -> SchemeVersion:
    """A draft of the head for the street."""
    said = {
        "by": world.head,
        "area": world.street,
        "name": "出勤积分",
        "config": config or CLIMBING,
        "valid_from": TODAY,
        "form_key": uuid4(),
        "today": TODAY,
        "at": NOW,
    }
    return schemes.draft(**{**said, **values})


def scheme(world: Cast, config: dict[str, Any] | None = None, **values: Any) -> SchemeVersion:
    """The same, approved by the district (or by the city, where the district drafted)."""
    made = draft(world, config, **values)
    drafted_by_district = made.drafted_by_id == world.district_office.pk
    second = world.city_office if drafted_by_district else world.district_office
    return schemes.approve(by=second, version=made, today=made.valid_from, at=NOW)


def told(world: Cast, client: Client, day: int = 0, **values: Any) -> list[Posted]:
    """A fact of ``day`` days after today, told that day."""
    on = TODAY + dt.timedelta(days=day)
    said = {
        "by": world.worker,
        "client": client,
        "kind": EventKind.APPOINTMENT,
        "event_id": f"fact:{next(_n)}",
        "happened_on": on,
        "at": NOW + dt.timedelta(days=day),
        "happened": Happened.KEPT,
    }
    return awards.award(**{**said, **values})


def balance(client: Client, family: bool = False) -> int:
    return wallets.wallet(client, family).balance


def make_earned(client: Client, by: User, event_id: str = "") -> Correction:
    """A fact of a client of any area that was told and withdrawn, with what waits for a second person."""
    area, seed = Area.objects.get(path=client.area_id), "00" * 32
    row, _new = Scheme.objects.get_or_create(area=area, name="样本", defaults={"made_by": by, "made_at": NOW})
    version, _new = SchemeVersion.objects.get_or_create(
        scheme=row, number=1,
        defaults={"config": CLIMBING, "valid_from": TODAY, "seed": seed, "seed_sha256": "0" * 64,
                  "form_key": uuid4(), "drafted_by": by, "drafted_at": NOW},
    )  # fmt: skip
    enrolment = Enrolment.objects.create(
        client=client, version=version, began_on=TODAY, since=TODAY, made_by=by, made_at=NOW
    )
    event = Event.objects.create(
        client=client, enrolment=enrolment, event_id=event_id or f"row:{client.pk}:{next(_n)}",
        kind="taught", happened="kept", at=NOW, told_by=by, told_at=NOW, voided_by=by, voided_at=NOW,
    )  # fmt: skip
    posting = make_points(client, by).posting
    return Correction.objects.create(
        client=client, event=event, posting_id=posting, proposed_by=by, proposed_at=NOW
    )
