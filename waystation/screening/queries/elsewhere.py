"""Requests to other places as the rules see them."""

from __future__ import annotations

from django.db.models import QuerySet

from waystation.clients.models import Client
from waystation.rules.places import elsewhere as rules
from waystation.screening.models import TestRequest


def request_facts(row: TestRequest) -> rules.RequestFacts:
    """One request as the rules see it."""
    return rules.RequestFacts(
        id=row.pk,
        state=rules.RequestState(row.state),
        asked_on=row.asked_on,
        by_on=row.by_on,
        posted_on=row.posted_on,
        settled_on=row.settled_on,
        order_id=row.order_id,
    )


def requests_of(client: Client) -> QuerySet[TestRequest]:
    """All requests about a client, the newest first."""
    return client.test_requests.select_related("to_area", "asked_by", "posted_by").order_by(
        "-asked_on", "-pk"
    )
