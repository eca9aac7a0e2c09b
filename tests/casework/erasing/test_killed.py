"""A process that is killed in the middle of a deletion leaves everything as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection
from django.utils import timezone

from tests.casework.erasing.making import confirmed, database, filled, old, proposed, set_years
from tests.people import cast
from waystation.casework.erasing import verify
from waystation.clients.models import Client, Deletion
from waystation.common import scope

pytestmark = pytest.mark.django_db(transaction=True)
#: Stops before the last table: everything but the file itself is gone by then, in this transaction.
_CONFIRM = """
import sys, time
import django; django.setup()
from django.utils import timezone
from waystation.accounts.models import User
from waystation.casework.actions.law import retention
from waystation.casework.erasing import carrying
from waystation.clients.models import Client, Deletion
from waystation.common import scope

deleted = carrying._delete
def slowly(table, keys):
    if table is Client:
        print("nearly", flush=True)
        time.sleep(60)
    return deleted(table, keys)
carrying._delete = slowly
with scope.everything():
    row = Deletion.objects.select_related("client").get(pk=int(sys.argv[1]))
    now = timezone.now()
    retention.confirm(
        by=User.objects.get(username="zheng"), proposed=row, file_number=row.client.file_number,
        today=timezone.localdate(now), now=now,
    )
"""


def test_a_deletion_that_is_killed_has_deleted_nothing_and_can_be_done_again():
    with scope.everything():
        world = cast()
        set_years(world)
        client = old(world)
        filled(client, world.worker)
        row = proposed(world, client)
        before = database()
    settings = connection.settings_dict
    url = (
        f"postgresql://{settings['USER']}:{settings['PASSWORD']}@/{settings['NAME']}?host={settings['HOST']}"
    )
    url += f"&port={settings['PORT']}" if settings["PORT"] else ""
    env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "waystation.config.settings"}
    process = subprocess.Popen([sys.executable, "-c", _CONFIRM, str(row.pk)], env=env, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"nearly\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with scope.everything(), connection.cursor() as cursor:
        # The server notices that its client is gone when it next speaks to it; its sleep is ours to end.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in%'"
        )
        Client.objects.select_for_update().get(pk=client.pk) if connection.in_atomic_block else None
        assert database() == before
        assert Deletion.objects.get(pk=row.pk).state == Deletion.State.PROPOSED
        done = confirmed(world, row)
        assert (done.sequence, verify(Deletion.objects.get(pk=done.pk))) == (1, [])
        assert timezone.localdate(done.done_at) == done.done_on
