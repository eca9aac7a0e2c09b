"""Who comes out of isolation, and what was done for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from waystation.clients.models import Client
from waystation.orders.models import Leaver, LeaverStep
from waystation.rules.care.gate import LeaverFacts

#: The days of a row in the order of the facts' file, then those of its JSON.
_MORE = ("papers_on", "assessed_on", "signed_in_on", "agreed_on", "helped_on")


def read(pk: int, days: Iterable[date | None], more: str) -> LeaverFacts:
    """A leaver as the rules see it: release, notice, worker, contact, plan, the day itself, end."""
    release_on, told_on, assigned_on, contacted_on, planned_on, met_on, ended_on = days
    assert release_on is not None  # noqa: S101 - both columns are needed
    assert told_on is not None  # noqa: S101 - as above
    known: dict[str, Any] = json.loads(more)
    later = {name: _day(known[name]) for name in _MORE}
    return LeaverFacts(
        id=pk,
        release_on=release_on,
        told_on=told_on,
        assigned_on=assigned_on,
        contacted_on=contacted_on,
        planned_on=planned_on,
        met_on=met_on,
        ended_on=ended_on,
        seen=tuple(date.fromisoformat(day) for day in known["seen"] or []),
        **later,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def steps(leaver: Leaver) -> QuerySet[LeaverStep]:
    """What was entered, in the order of the days; withdrawn rows too."""
    return leaver.steps.select_related("recorded_by", "withdrawn_by").order_by("on", "pk")


def file_with_number(leaver: Leaver, visible: QuerySet[Client]) -> Client | None:
    """The file with the leaver's identity number among those that are ``visible``."""
    if leaver.id_index is None or leaver.client_id is not None:
        return None
    return visible.filter(id_index=leaver.id_index).first()
