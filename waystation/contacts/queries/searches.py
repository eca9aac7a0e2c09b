"""Reading searches, as the rules and the pages see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from waystation.clients.models import Client, Consent, Kin
from waystation.contacts.models import Search
from waystation.rules.care.searching import (
    IN_ORDER,
    Box,
    Decision,
    SearchEnd,
    SearchFacts,
    SearchStep,
    StepOutcome,
    boxes_of,
    lost_spans,
)


def boxes(opened_on: date, until: date, closed_on: date | None, later: str | None) -> tuple[Box, ...]:
    """The stretches of a search. ``later``: JSON, [decision, day, next day] in their order."""
    said = [
        (Decision(name), date.fromisoformat(on), date.fromisoformat(next_on))
        for name, on, next_on in json.loads(later or "[]")
    ]
    return boxes_of(opened_on, until, closed_on, said)


def read(pk: int, order: int | None, days: Sequence[date | None], later: str | None) -> SearchFacts:
    """A row of ``facts/search.sql``: opened, last contact, end of the box, found, closed."""
    opened_on, lost_since, until, found_on, closed_on = days
    assert opened_on is not None  # noqa: S101 - always set
    assert lost_since is not None  # noqa: S101 - always set
    assert until is not None  # noqa: S101 - always set
    return SearchFacts(
        id=pk,
        opened_on=opened_on,
        lost_since=lost_since,
        order_id=order,
        found_on=found_on,
        closed_on=closed_on,
        boxes=boxes(opened_on, until, closed_on, later),
    )


def searches(client: Client) -> QuerySet[Search]:
    """The searches of a file, newest first."""
    rows = Search.objects.filter(client=client).select_related("opened_by", "closed_by")
    return rows.prefetch_related("steps__recorded_by", "steps__kin", "decisions__decided_by").order_by("-pk")


def taken(search: Search) -> list[SearchStep]:
    """The steps that were taken, in order."""
    return [SearchStep(row.step) for row in search.steps.order_by("on", "pk")]


def place_named(search: Search) -> bool:
    """Whether somebody has named a place to go to."""
    return search.steps.filter(outcome=StepOutcome.NEWS).exists()


def consenting_kin(client: Client) -> QuerySet[Kin]:
    """The relatives to whom the client agreed, on file, that we may speak."""
    held = Consent.objects.filter(
        client=client, scope=Consent.Scope.FAMILY_CONTACT, withdrawn_on__isnull=True, kin__isnull=False
    )
    return client.kin.filter(ends_on__isnull=True, pk__in=held.values("kin")).order_by("pk")


def spans(client: Client) -> list[tuple[date, date | None]]:
    """For figures: when the client was out of reach, from – to (None: still)."""
    rows = Search.objects.filter(client=client).exclude(end=SearchEnd.MISTAKE).order_by("pk")
    facts = (
        SearchFacts(row.pk, row.opened_on, row.lost_since, row.order_id, row.found_on, row.closed_on)
        for row in rows
    )
    return list(lost_spans(facts))


__all__ = [
    "IN_ORDER",
    "boxes",
    "consenting_kin",
    "place_named",
    "read",
    "searches",
    "spans",
    "taken",
]
