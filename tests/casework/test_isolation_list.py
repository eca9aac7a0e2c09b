"""Duties round an isolation on the lists of the people who work: home, work list, head, nightly pass."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from waystation.casework.actions import obligations
from waystation.casework.actions.orders import save_spell
from waystation.casework.models import Obligation
from waystation.casework.queries.obligations import by_worker, due
from waystation.clients.models import Client
from waystation.orders.papers import SpellData


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def isolated(world: Cast, **days: dt.date) -> tuple[Client, object]:
    """Somebody in isolation, with the file opened long before."""
    client = world.client("陈安")
    today = timezone.localdate()
    Client.objects.filter(pk=client.pk).update(registered_on=today - dt.timedelta(days=900))
    client.refresh_from_db()
    data = SpellData(decided_on=today - dt.timedelta(days=10), **days)
    return client, save_spell(by=world.worker, client=client, spell=None, data=data, today=today)


def listed(user, on: dt.date) -> set[str]:
    return {row.rule for row in due(user, on)}


def test_the_police_told_nobody_yet_and_worker_and_head_see_it_until_it_is_written_down(world: Cast) -> None:
    today = timezone.localdate()
    client, spell = isolated(world, served_on=today - dt.timedelta(days=9))
    assert listed(world.worker, today) == listed(world.head, today) == {"isolation.family"}
    assert by_worker(world.head, today)[world.worker.pk].overdue == 1
    assert listed(world.other_worker, today) == listed(world.other_head, today) == set()
    page = signed_in(world.worker).get(reverse("casework:home")).content.decode()
    assert "强制隔离：登记公安机关已通知家属" in page
    assert reverse("casework:spell", args=[client.pk, spell.pk]) in page
    police = signed_in(world.police).get(reverse("casework:client", args=[client.pk]))
    assert "强制隔离：登记公安机关已通知家属" in police.content.decode()
    data = SpellData(
        decided_on=spell.decided_on, served_on=spell.served_on, family_told_on=today - dt.timedelta(days=8)
    )
    save_spell(by=world.police, client=client, spell=spell, data=data, today=today)
    assert listed(world.worker, today) == set()
    done = Obligation.objects.get(rule="isolation.family")
    assert (done.state, done.fulfilled_by) == ("done", f"isolation:{spell.pk}")


def test_the_last_day_is_on_the_list_that_day_and_the_nightly_pass_changes_nothing_more(world: Cast) -> None:
    client, spell = isolated(world)
    last_day = dt.date(
        spell.decided_on.year + 2, spell.decided_on.month, spell.decided_on.day
    ) - dt.timedelta(1)
    obligations.refresh(by=None, client=client, today=last_day - dt.timedelta(days=20))
    assert listed(world.worker, last_day) == {"isolation.notice", "isolation.end"}
    assert listed(world.worker, last_day - dt.timedelta(days=20)) == {"isolation.notice"}
    obligations.refresh(by=None, client=client, today=last_day)
    assert listed(world.worker, last_day) == {"isolation.notice", "isolation.end"}
