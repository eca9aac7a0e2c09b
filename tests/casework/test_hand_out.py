"""Handing clients out: one act with its record, taken back whole where nothing happened since."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_contact, today
from tests.make import make_user
from tests.people import cast, signed_in
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions.hand_out import hand_out, undo_hand_out
from waystation.casework.models import HandOut
from waystation.clients.models import Client
from waystation.common import scope
from waystation.notices.models import Notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role


def waiting(world, count: int) -> list[Client]:
    return [world.client(f"学员{n}", worker=None, registered_on=today()) for n in range(count)]


@pytest.mark.django_db
def test_two_hundred_clients_are_handed_out_in_one_act_with_its_record():
    world = cast()
    clients = waiting(world, 200)
    batch = hand_out(
        by=world.head, seen=dict.fromkeys((c.pk for c in clients), 0), worker=world.worker, today=today()
    )
    assert Client.objects.filter(worker=world.worker, without_worker_since=None).count() == 200
    assert Entry.objects.filter(verb="casework.handed_out", subject_id=batch.pk).count() == 1
    assert Entry.objects.filter(verb="clients.worker_assigned").count() == 200
    assert list(Notice.objects.values_list("to", "data")) == [(world.worker.pk, {"count": 200})]
    assert clients[0].team.get(duty="worker", ends_on=None).user == world.worker


@pytest.mark.django_db
def test_undo_gives_back_what_is_untouched_and_leaves_the_rest():
    world = cast()
    quiet, busy = waiting(world, 2)
    batch = hand_out(by=world.head, seen={quiet.pk: 0, busy.pk: 0}, worker=world.worker, today=today())
    make_contact(busy, world.worker, held_on=today())
    assert undo_hand_out(by=world.head, batch=batch, today=today(), now=timezone.now()) == (1, 1)
    assert undo_hand_out(by=world.head, batch=batch, today=today(), now=timezone.now()) == (0, 0)
    quiet.refresh_from_db()
    busy.refresh_from_db()
    assert (quiet.worker, quiet.without_worker_since) == (None, today())
    assert busy.worker == world.worker
    assert quiet.team.filter(duty="worker", ends_on=None).count() == 0


@pytest.mark.django_db
def test_undo_restores_the_worker_of_before():
    world = cast()
    client = world.client()
    second = make_user(name="第二位", role=Role.WORKER, area=world.street)
    batch = hand_out(by=world.head, seen={client.pk: world.worker.pk}, worker=second, today=today())
    undo_hand_out(by=world.head, batch=batch, today=today(), now=timezone.now())
    client.refresh_from_db()
    assert client.worker == world.worker
    assert client.team.get(duty="worker", ends_on=None).user == world.worker


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["account closed", "grant ended"])
def test_undo_gives_no_file_to_somebody_who_no_longer_works_there(gone):
    world = cast()
    client = world.client()
    second = make_user(name="第二位", role=Role.WORKER, area=world.street)
    batch = hand_out(by=world.head, seen={client.pk: world.worker.pk}, worker=second, today=today())
    if gone == "account closed":
        User.objects.filter(pk=world.worker.pk).update(is_active=False)
    else:
        world.worker.grants.update(ends_on=today() - timedelta(days=1))
    assert undo_hand_out(by=world.head, batch=batch, today=today(), now=timezone.now()) == (0, 1)
    client.refresh_from_db()
    assert client.worker == second


@pytest.mark.django_db
def test_a_tick_of_endless_digits_is_no_tick():
    world = cast()
    page = signed_in(world.head).post(
        reverse("casework:hand_out"), {"pick": f"{'9' * 5000}:0", "worker": world.worker.pk}
    )
    assert (page.status_code, "请先勾选要分配的学员" in page.content.decode()) == (200, True)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["worker", "other_head", "district_office"])
def test_only_the_head_of_the_street_hands_out(who):
    world = cast()
    client = waiting(world, 1)[0]
    with pytest.raises(Http404):
        hand_out(by=getattr(world, who), seen={client.pk: 0}, worker=world.worker, today=today())
    client.refresh_from_db()
    assert client.worker is None
    assert HandOut.objects.count() == 0


@pytest.mark.django_db
def test_a_worker_of_another_street_cannot_be_chosen():
    world = cast()
    client = waiting(world, 1)[0]
    with pytest.raises(RuleBroken) as refusal:
        hand_out(by=world.head, seen={client.pk: 0}, worker=world.other_worker, today=today())
    assert refusal.value.code == "casework.worker_not_here"


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_at_once_one_wins_and_the_other_is_told_who_carries_the_file_now():
    world = cast()
    client = waiting(world, 1)[0]
    second = make_user(name="第二位", role=Role.WORKER, area=world.street)

    def run(worker) -> str:
        try:
            hand_out(by=world.head, seen={client.pk: 0}, worker=worker, today=today())
        except RuleBroken as refusal:
            return f"{refusal.code}:{refusal.params['who']}"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(scope.everything()(run), [world.worker, second]))
    client.refresh_from_db()
    assert answers == [f"casework.handed_out_meanwhile:{client.worker.name}", "done"]


@pytest.mark.django_db
def test_the_page_asks_back_then_does_it_and_offers_the_way_back():
    world = cast()
    first, second = waiting(world, 2)
    browser, address = signed_in(world.head), reverse("casework:hand_out")
    page = browser.get(address).content.decode()
    assert "现有 0 人，工作量 0.0，参考值 30" in page
    picks = [f"{first.pk}:0", f"{second.pk}:0"]
    assert "请选择由谁负责。" in browser.post(address, {"pick": picks}).content.decode()
    asked = browser.post(address, {"pick": picks, "worker": world.worker.pk}).content.decode()
    assert "把 2 名学员分配给王敏？" in asked
    assert Client.objects.filter(worker=world.worker).count() == 0
    browser.post(address, {"pick": picks, "worker": world.worker.pk, "confirmed": "1"})
    assert Client.objects.filter(worker=world.worker).count() == 2
    batch = HandOut.objects.get()
    assert "撤销本次分配" in browser.get(address).content.decode()
    undo = reverse("casework:hand_out_undo", args=[batch.pk])
    assert signed_in(world.other_head).post(undo).status_code == 404
    browser.post(undo)
    assert Client.objects.filter(worker=world.worker).count() == 0
