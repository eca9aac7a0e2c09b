"""Rows of sessions and proofs for tests, written without actions."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from django.utils import timezone

from waystation.accounts.models import Organisation, User
from waystation.activities.models import Attendance, Certificate, Session, WorkRecord
from waystation.clients.models import Client


def make_session(organisation: Organisation, by: User, **values: object) -> Session:
    """A training on 2 November 2026, two hours in the afternoon."""
    return Session.objects.create(
        **{
            "organisation": organisation,
            "area_id": organisation.area_id,
            "kind": "training",
            "title": "电工基础",
            "on": dt.date(2026, 11, 2),
            "starts_at": dt.time(14),
            "ends_at": dt.time(16),
            "place": "二楼教室",
            "leader": "许老师",
            "made_by": by,
            "form_key": uuid4(),
            **values,
        }
    )


def make_attendance(session: Session, client: Client, by: User, **values: object) -> Attendance:
    """The client came, seen on the spot."""
    return Attendance.objects.create(
        **{
            "session": session,
            "client": client,
            "state": "came",
            "how": "spot",
            "minutes": 120,
            "verified_by": by,
            "verified_at": timezone.now(),
            **values,
        }
    )


def make_certificate(client: Client, by: User, **values: object) -> Certificate:
    """A certificate of a trade, the original seen."""
    return Certificate.objects.create(
        **{
            "client": client,
            "kind": "skill",
            "issuer": "楚安市职业培训学校",
            "issued_on": dt.date(2026, 10, 20),
            "seen": "original",
            "verified_by": by,
            "verified_at": timezone.now(),
            "form_key": uuid4(),
            **values,
        }
    )


def make_work(client: Client, by: User, **values: object) -> WorkRecord:
    """October 2026, by the pay slip."""
    return WorkRecord.objects.create(
        **{
            "client": client,
            "month": dt.date(2026, 10, 1),
            "employer": "江湾电器维修部",
            "proof": "pay_slip",
            "verified_by": by,
            "verified_at": timezone.now(),
            "form_key": uuid4(),
            **values,
        }
    )
