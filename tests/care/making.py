"""Rows of a hand-over for tests, written without actions."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from waystation.accounts.models import Area, User
from waystation.clients.models import Client
from waystation.contacts.models import Search, SearchDecision, SearchStep
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


def make_search(client: Client, by: User, **values: object) -> Search:
    """An open search with one step and one decision."""
    search = Search.objects.create(
        **{
            "client": client,
            "lost_since": dt.date(2026, 9, 1),
            "opened_on": dt.date(2026, 10, 10),
            "opened_by": by,
            "box_until": dt.date(2026, 11, 9),
            "form_key": uuid4(),
            **values,
        }
    )
    keys = {"search": search, "on": dt.date(2026, 10, 11)}
    SearchStep.objects.create(**keys, step="phone", outcome="no_answer", recorded_by=by, form_key=uuid4())
    SearchDecision.objects.create(
        **keys, decision="rest", next_on=dt.date(2026, 12, 1), decided_by=by, form_key=uuid4()
    )
    return search
