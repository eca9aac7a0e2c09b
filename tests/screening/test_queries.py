"""Reading tests: the strip of the last ones, the timeline with struck rows, and who sees them."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.http import Http404

from tests.people import Cast, cast
from waystation.clients.models import Client
from waystation.orders import queries as order_queries
from waystation.orders.models import Order
from waystation.rules.screening import Material, Outcome
from waystation.screening import access, actions, queries
from waystation.screening.models import Screening

TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client_with_order()


def record(world: Cast, client: Client, days: int, outcome: Outcome = Outcome.NEGATIVE) -> Screening:
    return actions.record(
        by=world.worker,
        client=client,
        order=order_queries.facts(Order.objects.get(client=client)),
        data=actions.Data(taken_on=TODAY - dt.timedelta(days=days), outcome=outcome, material=Material.URINE),
        form_key=uuid4(),
        today=TODAY,
    )


def test_the_strip_shows_the_last_ones_that_stand_oldest_first(world: Cast, client: Client) -> None:
    rows = [record(world, client, days) for days in (9, 6, 3, 0)]
    actions.withdraw(by=world.worker, screening=rows[2], reason="登记错人", now=NOW)
    assert queries.latest(world.worker, client, count=2) == [rows[1], rows[3]]
    assert list(queries.timeline(world.worker, client)) == rows[::-1]


def test_the_rules_see_what_was_recorded(world: Cast, client: Client) -> None:
    row = record(world, client, 0, Outcome.POSITIVE)
    facts = queries.facts(row)
    assert (facts.id, facts.taken_on, facts.outcome, facts.miss, facts.order_id) == (
        row.pk,
        TODAY,
        Outcome.POSITIVE,
        None,
        row.order_id,
    )


@pytest.mark.parametrize("who", ["other_worker", "other_head", "other_police", "medic", "auditor", "admin"])
def test_nobody_else_sees_a_test(world: Cast, client: Client, who: str) -> None:
    row = record(world, client, 0)
    user = getattr(world, who)
    assert list(access.visible_to(user)) == []
    with pytest.raises(Http404):
        access.must_see(user, row.pk, client_id=client.pk)
    with pytest.raises(Http404):
        actions.withdraw(by=user, screening=row, reason="x", now=NOW)
    assert Screening.objects.get().withdrawn_at is None
