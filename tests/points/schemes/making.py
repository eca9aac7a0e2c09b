"""Schemes of the small city, written directly or by their actions."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.people import Cast
from waystation.clients.models import Client
from waystation.points.actions import awards, schemes
from waystation.points.actions.ledger import Posted
from waystation.points.models import SchemeVersion
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
    """The same, approved by the district (or by the head, where the district drafted)."""
    made = draft(world, config, **values)
    second = world.head if made.drafted_by_id == world.district_office.pk else world.district_office
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
