"""Two heads at once, a writer that is killed, an undo while somebody records: the database decides."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.utils import timezone

from tests.casework.roster_import.test_story import confirmed, imported, street, upload
from tests.make import make_user
from tests.people import Cast
from waystation.accounts.models import User
from waystation.casework import jobs
from waystation.casework.actions import rosters
from waystation.casework.models import RosterBatch, RosterRow
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.common import scope
from waystation.orders.models import Order
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    return street()


def at_once(*acts: object) -> list[object]:
    """Run the acts in threads that start together; what each returned or raised."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: object) -> None:
        gate.wait()
        try:
            results[place] = act()
        except Exception as error:  # noqa: BLE001 - what was raised is what the test looks at
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=scope.everything()(run), args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_same_form_twice_at_once_is_one_batch(world: Cast) -> None:
    key = uuid4()
    first, second = at_once(lambda: upload(world, form_key=key), lambda: upload(world, form_key=key))
    assert (first.pk, second.pk) == (RosterBatch.objects.get().pk,) * 2


def test_of_two_heads_who_confirm_at_once_one_is_told_about_the_other(world: Cast) -> None:
    batch = upload(world)
    second = make_user("second", name="孙站长", role=Role.HEAD, area=world.street)

    def confirm(user: User) -> object:
        return rosters.confirm_batch(
            by=User.objects.get(pk=user.pk), batch=RosterBatch.objects.get(pk=batch.pk), now=timezone.now()
        )

    results = at_once(lambda: confirm(world.head), lambda: confirm(second))
    assert sorted(type(result).__name__ for result in results) == ["RosterBatch", "RuleBroken"]
    refused = next(result for result in results if isinstance(result, RuleBroken))
    assert refused.code == "rosters.confirmed_meanwhile"


def test_two_writers_share_one_batch_and_nobody_comes_twice(world: Cast) -> None:
    batch = confirmed(world)
    results = at_once(lambda: jobs.write.func(batch.pk), lambda: jobs.write.func(batch.pk))
    assert results == [None, None]
    batch.refresh_from_db()
    assert (batch.state, batch.written, Client.objects.count(), Order.objects.count()) == (
        "done",
        284,
        284,
        284,
    )


_WRITER = """
import sys
from waystation.casework.jobs.rosters import write_batch
from waystation.casework.models import RosterBatch
from waystation.common import scope
print("writing", flush=True)
with scope.everything():
    write_batch(RosterBatch.objects.select_related("confirmed_by").get(pk=int(sys.argv[1])), chunk=10)
"""


def test_a_writer_that_is_killed_leaves_whole_people_and_the_next_one_goes_on(world: Cast) -> None:
    batch = confirmed(world)
    settings = connection.settings_dict
    url = (
        f"postgresql://{settings['USER']}:{settings['PASSWORD']}@/{settings['NAME']}?host={settings['HOST']}"
    )
    if settings["PORT"]:
        url += f"&port={settings['PORT']}"
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "waystation.config.settings"}
    program = "import django; django.setup()\n" + _WRITER
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(batch.pk)], env=env, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    end = time.monotonic() + 30
    while RosterBatch.objects.get(pk=batch.pk).written < 30 and time.monotonic() < end:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    time.sleep(0.5)
    half = RosterBatch.objects.get(pk=batch.pk)
    assert half.state == "writing"
    assert 30 <= half.written < 284
    assert Client.objects.count() == Order.objects.count() == half.written
    assert RosterRow.objects.filter(batch=batch, done=True).count() == half.written
    assert Client.objects.filter(obligations__isnull=True).count() == 0
    jobs.write.func(batch.pk)
    half.refresh_from_db()
    assert (half.state, half.written, Client.objects.count(), Order.objects.count()) == (
        "done",
        284,
        284,
        284,
    )


def test_an_undo_and_a_recording_at_once_end_in_one_of_two_ways(world: Cast) -> None:
    batch = imported(world)
    client = Client.objects.get(name="姜然萍")
    rosters.start_undo(by=world.head, batch=batch, now=timezone.now())

    def record() -> object:
        return clients.add_phone(
            by=User.objects.get(pk=world.head.pk),
            client=client,
            number="13800138000",
            note="",
            today=timezone.localdate(),
        )

    recorded, undone = at_once(record, lambda: jobs.undo.func(batch.pk))
    batch.refresh_from_db()
    assert undone is None
    if batch.state == "undone":
        assert (type(recorded).__name__, Client.objects.count()) == ("Http404", 0)
    else:
        assert (batch.state, type(recorded).__name__, Client.objects.count()) == ("done", "Phone", 284)
