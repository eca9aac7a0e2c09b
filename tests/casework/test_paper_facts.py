"""What the file knows for each paper, and how each role may print it."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest

from tests.people import cast
from waystation.casework import papers
from waystation.orders.models import Leave, LeaveExtension
from waystation.papers.rendering.values import whole
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper

TODAY = dt.date(2026, 11, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("paper", list(KINDS))
def test_every_kind_is_told_from_a_file_with_an_order_and_from_one_without(paper):
    world = cast()
    kind = KINDS[paper]
    for client in (world.client_with_order("陈安"), world.client("周宁")):
        facts = papers.gather(world.worker, client, kind, TODAY)
        assert facts["name"] == client.name
        assert set(facts) <= {*kind.fields, *kind.lists}
        assert set(kind.fields) <= set(whole(kind, facts).values)


@pytest.mark.django_db
def test_the_last_leave_stands_on_its_paper_with_its_extension():
    world = cast()
    client = world.client_with_order()
    order = client.orders.get()
    leave = Leave.objects.create(
        client=client,
        order=order,
        number=1,
        way="paper",
        told_on=TODAY,
        reason="family",
        words="母亲住院",
        county="远山县",
        contact="19900000009",
        starts_on=dt.date(2026, 11, 10),
        ends_on=dt.date(2026, 11, 16),
        form_key=uuid4(),
        recorded_by=world.worker,
    )
    LeaveExtension.objects.create(
        leave=leave, told_on=TODAY, until=dt.date(2026, 11, 20), recorded_by=world.worker, form_key=uuid4()
    )
    facts = papers.gather(world.worker, client, KINDS[Paper.LEAVE], TODAY)
    assert (facts["leave_from"], facts["leave_to"], facts["leave_days"]) == (
        "2026年11月10日",
        "2026年11月20日",
        "11",
    )
    assert facts["leave_where"] == "远山县"
    assert facts["reason"].endswith("：母亲住院")
    police = papers.gather(world.police, client, KINDS[Paper.LEAVE], TODAY)
    assert "母亲住院" not in str(police["reason"])
    assert police["leave_phone"] == "199****0009"
