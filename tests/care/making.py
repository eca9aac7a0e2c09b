"""Rows of a hand-over for tests, written without actions."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from waystation.accounts.models import Area, User
from waystation.orders.models import CentreAssessment, Leaver, LeaverStep


def make_leaver(area: Area, by: User, **values: object) -> Leaver:
    """Somebody who comes out on 20 November 2026, by a notice of 2 November."""
    worker = values.get("worker")
    return Leaver.objects.create(
        **{
            "area": area,
            "name": "林远",
            "told_on": dt.date(2026, 11, 2),
            "release_on": dt.date(2026, 11, 20),
            "assigned_on": dt.date(2026, 11, 2) if worker else None,
            "recorded_by": by,
            "form_key": uuid4(),
            **values,
        }
    )


def make_step(leaver: Leaver, by: User, step: str = "contact", **values: object) -> LeaverStep:
    """A step of a hand-over."""
    return LeaverStep.objects.create(
        **{
            "leaver": leaver,
            "step": step,
            "on": leaver.told_on,
            "recorded_by": by,
            "form_key": uuid4(),
            **values,
        }
    )


def make_assessment(leaver: Leaver, by: User) -> CentreAssessment:
    """The centre's assessment, without words."""
    return CentreAssessment.objects.create(
        leaver=leaver, received_on=leaver.release_on, physical=85, recorded_by=by
    )
