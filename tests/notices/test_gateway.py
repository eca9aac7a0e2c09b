"""Sending to a real gateway of this machine, by the library, from the job; kills and two workers at once."""

from __future__ import annotations

import datetime as dt
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from tests.notices import gateway as gateways
from tests.notices.making import MOBILE, NOON, make_message, make_route, reachable_client
from tests.people import Cast, cast
from waystation.common import scope
from waystation.notices import channels, jobs
from waystation.notices.models import Delivery, Message, Route
from waystation.rules.messages import Answer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def gateway():
    with gateways.running() as gateway:
        yield gateway


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """The clock of the job stands at noon: no hour of the machine's decides."""
    monkeypatch.setattr(jobs.timezone, "now", lambda: NOON)


def waits(world: Cast, gateway: gateways.Gateway, **route: object) -> Message:
    key = bool(route.get("takes_key"))
    make_route(world.district, world.admin, gateway.target(key=key), **route)
    return make_message(reachable_client(world.worker, world.community), world.worker)


def log_of(row: Message) -> list[tuple[str, str]]:
    row.refresh_from_db()
    return [
        (row.state, row.last_code),
        *Delivery.objects.filter(message=row).values_list("answer", "detail").order_by("pk"),
    ]


def test_it_arrives_outside_any_transaction_with_the_key(world, gateway):
    row = waits(world, gateway, takes_key=True, sender="便民")
    seen = []
    gateway.on_message = lambda: seen.append(_idle_in_transaction())
    assert jobs.send_due() == 1
    assert connection.in_atomic_block is False
    assert seen == [0], "no connection of ours held a transaction while the gateway had the message"
    (got,) = gateway.received
    assert (got["to"], got["key"], got["message"]) == (MOBILE, row.key, "【便民】请您方便时给我们打个电话。")
    assert log_of(row) == [("sent", "accepted"), ("accepted", "")]
    assert jobs.send_due() == 0


def _idle_in_transaction() -> int:
    with scope.everything(), connection.cursor() as cursor:  # another thread's, so another connection
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
        )
        found = int(cursor.fetchone()[0])
    connections.close_all()
    return found


@contextmanager
def logged() -> Iterator[list[str]]:
    """What reaches the log of the house meanwhile, at its most talkative."""
    lines: list[str] = []
    root = logging.getLogger()
    ear = logging.Handler()
    ear.emit = lambda record: lines.append(f"{record.name} {record.getMessage()}")
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


@pytest.mark.parametrize(
    ("behaves", "state", "said"),
    [
        ("500", "waiting", (Answer.REFUSED, "error_500")),
        ("403", "waiting", (Answer.REFUSED, "error_403")),
        ("504", "claimed", (Answer.NO_ANSWER, "error_504")),
        ("silent", "claimed", (Answer.NO_ANSWER, "no_answer")),
        ("garbage", "claimed", (Answer.NO_ANSWER, "no_answer")),
        ("slow", "sent", (Answer.ACCEPTED, "")),
    ],
)
def test_what_the_gateway_answers_decides(world, gateway, behaves, state, said):
    row = waits(world, gateway)
    gateway.behaves = behaves
    with logged() as lines:
        assert jobs.send_due() == 1
    assert log_of(row) == [(state, said[0].value), said]
    assert len(gateway.received) == 1
    assert [line for line in lines if MOBILE in line or "apprise" in line] == []
    assert jobs.send_due() == 0, "not at once again"


def test_behind_a_silent_gateway_a_run_ends_and_the_next_goes_on(world, gateway, monkeypatch):
    make_route(world.district, world.admin, gateway.target())
    for name in ("陈安", "魏平", "周明"):
        make_message(reachable_client(world.worker, world.community, name), world.worker)
    gateway.behaves = "silent"
    monkeypatch.setattr(jobs, "LONGEST", 0.1)
    assert [jobs.send_due() for _minute in range(4)] == [1, 1, 1, 0]


def test_a_gateway_that_is_not_there_never_had_it(world, gateway):
    row = waits(world, gateway)
    with gateways.running() as gone:
        port = gone.port
    there = Route.objects.get()
    there.target = f"json://127.0.0.1:{port}/sms?:to={{to}}&cto=0.4&rto=0.4"
    there.save()
    jobs.send_due()
    assert log_of(row) == [("waiting", "unreachable"), ("unreachable", "connection")]


def test_an_address_that_cannot_be_read_is_said_to_be_so(world, gateway):
    make_route(world.district, world.admin, "no-such-thing://x/{to}")
    row = make_message(reachable_client(world.worker, world.community), world.worker)
    jobs.send_due()
    assert log_of(row) == [("waiting", "misset"), ("misset", "address")]


class Killed(BaseException):
    """The process is gone: nothing after it runs, not even a handler of exceptions."""


@pytest.mark.parametrize(("takes_key", "times"), [(False, 1), (True, 2)])
def test_a_kill_between_sending_and_writing_down(world, gateway, monkeypatch, takes_key, times):
    row = waits(world, gateway, takes_key=takes_key)

    def die(**_words: object) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(jobs.sending, "record_answer", die)
        with pytest.raises(Killed):
            jobs.send_due()
    assert log_of(row) == [("claimed", "")]
    assert (jobs.send_due(), len(gateway.received)) == (0, 1), "the claim still holds"
    monkeypatch.setattr(jobs.timezone, "now", lambda: NOON + dt.timedelta(minutes=10))
    jobs.send_due()
    assert len(gateway.received) == times
    if takes_key:
        assert [one["key"] for one in gateway.received] == [row.key, row.key], "the gateway drops the second"
        assert log_of(row)[0] == ("sent", "accepted")
    else:
        assert log_of(row) == [("claimed", "")], "not known whether it went: a person decides"


def test_two_workers_send_each_message_once(world, gateway):
    make_route(world.district, world.admin, gateway.target(wait=3))
    gateway.behaves = "slow"
    rows = [
        make_message(
            reachable_client(world.worker, world.community, f"学员{n}"), world.worker, key=f"two:{n}"
        )
        for n in range(12)
    ]
    handed = [0, 0, 0]

    def work(place: int) -> None:
        with scope.everything():
            handed[place] = jobs.send_due()
        connections.close_all()

    threads = [threading.Thread(target=work, args=[place]) for place in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (sum(handed), len(gateway.received)) == (12, 12)
    assert min(handed) > 0, "all of them worked"
    assert Delivery.objects.count() == 12
    assert set(Message.objects.filter(pk__in=[row.pk for row in rows]).values_list("state", flat=True)) == {
        "sent"
    }


def test_in_the_night_nothing_goes(world, gateway, monkeypatch):
    row = waits(world, gateway)
    monkeypatch.setattr(jobs.timezone, "now", lambda: NOON + dt.timedelta(hours=8))
    assert (jobs.send_due(), gateway.received) == (0, [])
    row.refresh_from_db()
    assert (row.state, row.not_before) == ("waiting", NOON + dt.timedelta(hours=20))


def test_the_library_is_not_imported_to_serve_pages():
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.typing_settings';"
        "django.setup(); import waystation.notices.jobs; print('apprise' in sys.modules)"
    )
    ask = [sys.executable, "-W", "ignore", "-c", code]
    answer = subprocess.run(ask, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_what_the_library_understands():
    assert channels.is_understood("json://gateway.example/?:to={to}")
    assert not channels.is_understood("gateway.example")
