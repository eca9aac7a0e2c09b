"""A budget is the scheme's: over all its versions and files, a year at a time."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.people import Cast, cast
from tests.points.schemes.making import CLIMBING, NOW, TODAY, balance, scheme, told
from waystation.points.access import schemes as access
from waystation.points.actions import awards, corrections
from waystation.points.models import Enrolment
from waystation.points.queries.costs import boards

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_the_board_counts_what_the_budget_goes_by(world: Cast) -> None:
    config = CLIMBING | {"caps": {"budget": 300}}
    scheme(world, config)
    told(world, world.client(), event_id="attendance:7")
    (waiting,) = awards.withdraw(by=world.worker, event_id="attendance:7", at=NOW)
    corrections.decide(by=world.head, correction=waiting, takes_back=True, words="签错了名", at=NOW)
    scheme(world, config)
    told(world, world.client("第二人"), 1)
    rows = boards.listed(access.visible_to(world.head), TODAY)
    assert [(row.version.number, row.issued, row.clients) for row in rows] == [(2, 160, 1), (1, 100, 1)]
    assert [(row.left, row.warns) for row in rows] == [(40, True)] * 2


def test_what_waited_for_a_new_year_is_of_that_years_budget(world: Cast) -> None:
    scheme(world, CLIMBING | {"caps": {"budget": 300}})
    one, other = world.client(), world.client("第二人")
    told(world, one)
    told(world, other)
    enrolment = Enrolment.objects.get(client=other)
    assert (balance(other), enrolment.waits_until) == (140, dt.date(2027, 1, 1))
    awards.release(by=None, enrolment=enrolment, at=NOW + dt.timedelta(days=60))
    assert balance(other) == 160
    for day in range(61, 66):
        told(world, other, day)
    assert balance(one) + balance(other) == 600
