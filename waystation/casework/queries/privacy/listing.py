"""Who looked into files outside their list and why, what waits for a check, what is protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from waystation.accounts.models import User
from waystation.clients import access
from waystation.clients.models import AccessPass, Client, Protection, Recusal
from waystation.rules import contacts, screening
from waystation.rules.calendar import add_months
from waystation.rules.privacy.reasons import PassKind
from waystation.rules.roles import Verb

#: Lines of a page of passes, and the days that the counts by person go back.
PAGE, COUNTED_DAYS = 30, 90
#: The page for the client speaks of so many months.
DONE_MONTHS = 6


def to_check(user: User) -> QuerySet[AccessPass]:
    """Emergency looks that nobody has checked, the oldest first; not the own ones."""
    return (
        access.passes_visible_to(user, Verb.CHECK_PASSES)
        .filter(kind=PassKind.BREAK_GLASS, finding="")
        .exclude(user=user)
        .select_related("client", "user")
        .order_by("starts_at", "pk")
    )


def recusals(user: User) -> QuerySet[Recusal]:
    """Ties that hold in the head's files; where the worker still carries it, the head hands it on."""
    return (
        Recusal.objects.filter(
            access.reachable(user, Verb.ASSIGN_WORKER, prefix="client__"), ended_at__isnull=True
        )
        .select_related("client", "user")
        .order_by("declared_at", "pk")
    )


def looks(user: User, *, person: int | None = None, kind: str = "") -> QuerySet[AccessPass]:
    """Every pass of the areas, newest first, of one person or one kind."""
    rows = access.passes_visible_to(user, Verb.CHECK_PASSES).select_related("client", "user", "checked_by")
    if person is not None:
        rows = rows.filter(user=person)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by("-starts_at", "-pk")


@dataclass(frozen=True)
class Looker:
    """One person and their looks of the last ``COUNTED_DAYS``."""

    id: int
    name: str
    emergencies: int
    objected: int
    oversight: int
    stated: int


def lookers(user: User, now: datetime) -> list[Looker]:
    """Who looked how often, the most emergencies first; one statement."""
    emergency = Q(kind=PassKind.BREAK_GLASS)
    rows: Any = (
        access.passes_visible_to(user, Verb.CHECK_PASSES)
        .filter(starts_at__gt=now - timedelta(days=COUNTED_DAYS))
        .values("user", "user__name")
        .annotate(
            emergencies=Count("pk", filter=emergency),
            objected=Count("pk", filter=Q(finding="objected")),
            oversight=Count("pk", filter=Q(kind=PassKind.OVERSIGHT)),
            stated=Count("pk", filter=Q(kind=PassKind.STATED)),
        )
        .order_by("-emergencies", "user__name")
    )
    return [
        Looker(r["user"], r["user__name"], r["emergencies"], r["objected"], r["oversight"], r["stated"])
        for r in rows
    ]


@dataclass(frozen=True)
class Done:
    """How often somebody met or tested the client lately: for the page that the client gets."""

    contacts: int
    tests: int


def done(client: Client, today: date) -> Done:
    """The meetings and tests of the last ``DONE_MONTHS``; two statements."""
    since = add_months(today, -DONE_MONTHS)
    attended = [outcome.value for outcome in contacts.ATTENDED]
    sampled = [outcome.value for outcome in screening.SAMPLED]
    return Done(
        client.contacts.filter(withdrawn_at__isnull=True, held_on__gte=since, outcome__in=attended).count(),
        client.screenings.filter(withdrawn_at__isnull=True, taken_on__gte=since, outcome__in=sampled).count(),
    )


def protections(user: User) -> QuerySet[Protection]:
    """Files under special protection in the areas: what waits for a second person first."""
    waiting = Q(confirmed_at__isnull=True) | Q(lift_asked_at__isnull=False)
    first = Case(When(waiting, then=Value(0)), default=Value(1))
    return (
        access.protections_visible_to(user, Verb.CONFIRM_PROTECTION)
        .filter(lifted_at__isnull=True)
        .select_related("client__area", "set_by", "confirmed_by", "lift_asked_by")
        .order_by(first, "-set_at", "-pk")
    )
