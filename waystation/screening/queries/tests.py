"""Reading drug tests."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.rules import screening as rules
from waystation.rules.specimens.objections import Standing
from waystation.screening import access
from waystation.screening.models import Screening

_CONFIRMED = {Standing.CONFIRMED.value: True, Standing.NOT_CONFIRMED.value: False}


def facts(screening: Screening) -> rules.ScreeningFacts:
    """A recorded test as the rules see it."""
    return rules.ScreeningFacts(
        id=screening.pk,
        taken_on=screening.taken_on,
        outcome=rules.Outcome(screening.outcome),
        miss=rules.MissKind(screening.miss_kind) if screening.miss_kind else None,
        purpose=rules.Purpose(screening.purpose),
        nature=rules.Nature(screening.nature),
        order_id=screening.order_id,
        plan_key=screening.plan_key,
        under_objection=screening.standing == Standing.UNDER_OBJECTION,
        confirmed=_CONFIRMED.get(screening.standing),
        material=rules.Material(screening.material) if screening.material else None,
        panel=tuple(screening.panel.analytes) if screening.panel else (),
    )


def matter_key(screening: Screening) -> str:
    """One matter per test; a correction keeps the key of the first entry it goes back to."""
    first = screening
    while first.replaces is not None:
        first = first.replaces
    return f"screening:{first.pk}"


def is_editable_in_place(row: Screening, by: User, today: date) -> bool:
    """On the day of entry the person who wrote it may mend it; later a correction is a new entry."""
    return row.recorded_by_id == by.pk and timezone.localtime(row.recorded_at).date() == today


def timeline(user: User, client: Client) -> QuerySet[Screening]:
    """Everything recorded about ``client``, newest first; corrected and withdrawn rows are in it, struck."""
    return (
        access.visible_to(user)
        .filter(client=client)
        .select_related("recorded_by", "withdrawn_by", "replaced_by")
        .order_by("-taken_on", "-pk")
    )


def latest(user: User, client: Client, count: int = 12) -> list[Screening]:
    """The last ``count`` tests that stand, oldest first: the strip of the client's page."""
    return list(timeline(user, client).filter(withdrawn_at__isnull=True)[:count])[::-1]


#: Worked out on saving: the item of the plan, and what a kit brings along.
_WORKED_OUT = frozenset({"plan_key", "panel_id", "kit_lot", "kit_expires_on"})


def says(row: Screening, columns: dict[str, object]) -> bool:
    """Whether the record holds ``columns``: False where a spent form came back with other words.

    What is worked out on saving is not compared.
    """
    return all(getattr(row, name) == value for name, value in columns.items() if name not in _WORKED_OUT)
