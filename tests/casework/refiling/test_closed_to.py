"""What closes a file to somebody, when two are joined."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.casework.refiling.filled import merged, today
from tests.people import Cast, cast
from waystation.casework.actions import refiling
from waystation.clients.access import visible_to
from waystation.clients.models import Client, ProtectedReader, Protection, Recusal


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def test_what_closes_a_file_to_somebody_closes_the_one_that_stays(world: Cast) -> None:
    target, source = world.client("陈安"), world.client("陈安")
    protection = Protection.objects.create(
        client=source, reason="witness", set_by=world.head, set_at=timezone.now()
    )
    ProtectedReader.objects.create(protection=protection, user=world.head, named_by=world.head)
    Recusal.objects.create(client=source, user=world.worker, tie="relative", declared_at=timezone.now())
    Client.objects.filter(pk=source.pk).update(is_protected=True, has_recusals=True)
    source.refresh_from_db()
    act = merged(world.head, target, source)
    assert not visible_to(world.worker).filter(pk=target.pk).exists()
    assert visible_to(world.head).filter(pk=target.pk).exists()
    refiling.undo(by=world.head, act=act, today=today(), now=timezone.now())
    assert visible_to(world.worker).filter(pk=target.pk).exists()
    assert not visible_to(world.worker).filter(pk=source.pk).exists()
