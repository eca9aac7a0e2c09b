"""What the file knows for each paper, and how each role may print it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.people import cast
from waystation.casework import papers
from waystation.papers.rendering.values import whole
from waystation.rules.papers import KINDS

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
