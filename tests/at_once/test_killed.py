"""Every action that locks, killed half-way: of matters, the way out of isolation, lost contact, release and
sealing in every run; of the other rooms, and before each single write, in ``make test-all``."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.at_once import Case, killed
from tests.at_once.test_at_once import ROOMS
from tests.make import make_area
from tests.people import cast
from waystation.accounts.models import Area

pytestmark = pytest.mark.django_db(transaction=True)
OFTEN = ("matters", "care", "release", "sealing")
SOME = [
    pytest.param(room, False, id=room, marks=[] if room in OFTEN else [pytest.mark.slow]) for room in ROOMS
]
ALL = [pytest.param(room, True, id=f"{room}-each-write", marks=pytest.mark.slow) for room in OFTEN]


@pytest.mark.parametrize(("room", "everywhere"), [*SOME, *ALL])
def test_an_action_that_is_killed_leaves_nothing_and_can_be_done_again(room, everywhere):
    make, cases = ROOMS[room]
    world = make()
    wrong = [
        line
        for name, case in cases.items()
        if isinstance(case, Case)
        for line in killed.trouble(name, case, world, everywhere=everywhere)
    ]
    assert wrong == []


def test_what_is_written_in_two_goes_is_found():
    cast()

    def halves() -> None:
        for name in ("第一半", "第二半"):
            make_area(name)

    def whole() -> None:
        with transaction.atomic():
            halves()

    assert killed.left_by(whole, everywhere=True) == []
    assert killed.goes(whole) == 1
    assert killed.goes(halves) == 2
    with killed.Tables() as tables:
        before = tables.held()
        killed.die_in(halves, write=2)
        tables.await_quiet()
        after = tables.held()
    assert before["accounts_area"] != after["accounts_area"], "the first half stands"
    assert Area.objects.filter(name="第二半").count() == 2
    assert Area.objects.filter(name="第一半").count() == 3
