"""What happens in the house brings a message into the outbox, and takes it out again."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casework.draws.street import first_drawn, people, rule
from tests.casework.places.making import make_leave
from tests.notices.making import NOON, add_phone, agree
from tests.people import Cast, cast
from tests.points.making import make_points
from waystation.casework.actions.places import away
from waystation.contacts import actions as contacts
from waystation.contacts.models import Appointment
from waystation.notices.actions import sending
from waystation.notices.models import Message
from waystation.points.jobs import batches
from waystation.rules.messages import Answer
from waystation.rules.places.leaves import Decision
from waystation.rules.points.postings import Terms

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
TOMORROW, DAY_AFTER = TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=2)


@pytest.fixture
def world() -> Cast:
    return cast()


def plan(world: Cast, client, on: dt.date = DAY_AFTER, at: dt.time | None = dt.time(15)) -> Appointment:
    return contacts.plan_appointment(
        by=world.worker, client=client, what="talk", on=on, at=at, place="永丰街道", today=TODAY
    )


def outbox() -> list[tuple[str, str, dict[str, object]]]:
    return list(Message.objects.order_by("pk").values_list("code", "state", "params"))


def goes(now: dt.datetime) -> str:
    outgoing = sending.claim(by=None, now=now).outgoing
    sending.record_answer(by=None, outgoing=outgoing, answer=Answer.ACCEPTED, detail="", now=now)
    return outgoing.text


def test_an_appointment_is_reminded_of_the_day_before(world):
    client = world.client()
    add_phone(client)
    agree(client, world.worker)
    plan(world, client)
    row = Message.objects.get()
    assert (row.not_before, row.not_after) == (NOON + dt.timedelta(hours=22), NOON + dt.timedelta(hours=51))
    assert sending.claim(by=None, now=NOON) is None
    text = goes(NOON + dt.timedelta(days=1))
    assert text == "【社区服务】提醒您：11月29日（星期日）15:00有约，请按时到。来不了，请提前打电话告诉我们。"


def test_no_reminder_of_what_is_for_today(world):
    plan(world, world.client(), on=TODAY)
    assert outbox() == []


def test_another_hour_is_another_reminder_and_back_again_the_first(world):
    row = plan(world, world.client())
    change = {"by": world.worker, "on": row.on, "place": "", "today": TODAY, "now": NOON}
    contacts.move_appointment(appointment=row, at=dt.time(9), **change)
    day = DAY_AFTER.isoformat()
    first = ("appointment", "withdrawn", {"on": day, "at": "15:00:00"})
    assert outbox() == [first, ("appointment", "waiting", {"on": day, "at": "09:00:00"})]
    contacts.move_appointment(appointment=row, at=dt.time(15), **change)
    assert [state for _code, state, _params in outbox()] == ["waiting", "withdrawn"]


def test_cancelled_before_the_reminder_nothing_goes(world):
    row = plan(world, world.client())
    contacts.settle_appointment(by=world.worker, appointment=row, state="cancelled", now=NOON)
    assert [(code, state) for code, state, _params in outbox()] == [("appointment", "withdrawn")]


@pytest.mark.parametrize("moved", [False, True])
def test_cancelled_after_the_reminder_the_person_hears_so(world, moved):
    client = world.client()
    add_phone(client)
    agree(client, world.worker)
    row = plan(world, client, on=TOMORROW)
    goes(NOON)
    if moved:
        contacts.move_appointment(
            by=world.worker, appointment=row, on=DAY_AFTER, at=None, place="", today=TODAY, now=NOON
        )
    else:
        contacts.settle_appointment(by=world.worker, appointment=row, state="cancelled", now=NOON)
    codes = [(code, state) for code, state, _params in outbox()]
    assert codes[:2] == [("appointment", "sent"), ("appointment_off", "waiting")]
    assert codes[2:] == ([("appointment", "waiting")] if moved else [])
    assert goes(NOON) == "【社区服务】11月28日（星期六）的约定取消了，您不用来。有事请打电话给我们。"


def test_an_answered_leave_says_that_there_is_an_answer(world):
    client = world.client_with_order()
    order = client.orders.get()
    leave = make_leave(
        client, order, world.worker, starts_on=DAY_AFTER, ends_on=DAY_AFTER, needs_approval=True
    )
    away.decide_leave(by=world.head, leave=leave, decision=Decision.APPROVED, opinion="", today=TODAY)
    assert outbox() == [("leave_decided", "waiting", {})]


def test_who_is_drawn_is_asked_in_and_that_is_not_telling(world):
    rule(world, "test_draw", True)
    people(world, 12)
    call = first_drawn()
    row = Message.objects.get(key=f"drawn:{call.pk}")
    assert (row.code, row.params) == ("come_today", {"on": call.on.isoformat()})
    assert (row.not_before.astimezone(NOON.tzinfo).hour, row.client_id) == (8, call.client_id)
    call.refresh_from_db()
    assert (call.told_on, call.told_how, call.told_by) == (None, "", None)


def test_points_that_end_soon_are_said_once(world):
    client = world.client()
    ends = TODAY + dt.timedelta(days=100)
    make_points(client, world.worker, 10, cause="a:1", scheme=Terms(1, ends, 60))
    told_on = ends - dt.timedelta(days=50)
    for _night in range(2):
        batches.expire_all(today=told_on, now=NOON)
    really = (told_on + dt.timedelta(days=60)).isoformat()
    assert outbox() == [("points_expiring", "waiting", {"points": 10, "on": really})]
