"""The list of clients says of each what the orders and the counted obligations say, whatever day it is."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Case, Value, When
from django.test.utils import CaptureQueriesContext

from tests.make import make_client, make_order
from tests.people import Cast, cast
from waystation.casework.actions.obligations import refresh
from waystation.casework.queries import caselist, obligations, timeline
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.rules import orders
from waystation.rules.obligations import ObligationState

TODAY = dt.date(2026, 3, 5)
DAYS = [0, 1, 12, 27, 28, 40, 80, 200]


@pytest.fixture
def world(db) -> Cast:
    return cast()


def dates(day: dt.date) -> dict[str, dt.date]:
    return {"served_on": day, "reported_on": day, "agreed_on": day}


def next_of(world: Cast, client: Client, day: dt.date) -> tuple[str, dt.date | None, bool]:
    """The first of what is counted for this client, as every other page counts it."""
    late = ObligationState.OVERDUE.value
    first = Case(When(now=late, then=Value(0)), When(opens_on__lte=day, then=Value(1)), default=Value(2))
    rows = obligations.listed(world.worker, day, client=client)
    row = rows.order_by(first, "-priority", "due_on", "key").first()
    return (
        (timeline.obligation_title(row.rule, row.why), row.due_on, row.now == late)
        if row
        else ("", None, False)
    )


@pytest.mark.parametrize("days", DAYS)
def test_the_next_item_is_the_first_of_those_counted(world, days):
    clients = [make_client(area=world.community, worker=world.worker) for _ in range(4)]
    for number, client in enumerate(clients[:3]):
        make_order(client=client, **dates(TODAY - dt.timedelta(days=40 * number)))
        refresh(by=None, client=client, today=TODAY)
    day = TODAY + dt.timedelta(days=days)
    with CaptureQueriesContext(connection) as queries:
        rows = caselist.rows(clients, day)
    assert len(queries) == 1
    assert [row.client for row in rows] == clients
    shown = [(row.next_title, row.next_due_on, row.late) for row in rows]
    assert shown == [next_of(world, client, day) for client in clients]
    assert shown[3] == ("", None, False)


def test_the_stage_is_that_of_the_living_order(world):
    none, living, ended = (make_client(area=world.community, worker=world.worker) for _ in range(3))
    for client in (living, ended):
        order = make_order(client=client, **dates(dt.date(2021, 1, 1)))
        order.state, order.ended_on = orders.State.COMPLETED, dt.date(2024, 1, 1)
        order.save(update_fields=["state", "ended_on"])
    make_order(client=living, kind=orders.Kind.RECOVERY, **dates(dt.date(2025, 1, 1)))
    stages = [row.stage for row in caselist.rows([none, living, ended], TODAY)]
    running = f"{label(orders.Kind.RECOVERY)} · {label(orders.State.RUNNING)}"
    done = f"{label(orders.Kind.TREATMENT)} · {label(orders.State.COMPLETED)}"
    assert stages == [str(caselist.STAGES["no_order"]), running, done]


def test_nobody_is_no_row(world):
    assert caselist.rows([], TODAY) == []
