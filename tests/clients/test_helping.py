"""Who helps, what the client agreed to, and where the file belongs."""

import datetime as dt
import threading

import pytest
from django.db import connections
from django.http import Http404

from tests.make import make_user
from tests.people import cast
from waystation.audit.models import Entry
from waystation.clients import actions
from waystation.clients.models import Client, TeamMember
from waystation.common import scope
from waystation.rules.people import KinData
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

TODAY = dt.date(2026, 11, 2)


def colleague(world):
    return make_user("hemei", name="何梅", role=Role.WORKER, area=world.street)


def assign(world, client, worker, *, by=None, instead_of=None):
    return actions.assign_worker(
        by=by or world.head, client=client, worker=worker, today=TODAY, instead_of=instead_of
    )


@pytest.mark.django_db
def test_a_head_hands_a_client_on_and_the_history_stays():
    world = cast()
    client = world.client()
    new = colleague(world)
    assign(world, client, new, instead_of=world.worker)
    client.refresh_from_db()
    assert (client.worker, client.without_worker_since) == (new, None)
    rows = client.team.order_by("pk").values_list("user__name", "ends_on")
    assert list(rows) == [("王敏", TODAY), ("何梅", None)]
    assert Entry.objects.filter(verb="clients.worker_assigned", client_id=client.pk).count() == 1
    assign(world, client, None, instead_of=new)
    client.refresh_from_db()
    assert (client.worker, client.without_worker_since) == (None, TODAY)


@pytest.mark.django_db
def test_only_the_head_of_the_street_assigns_and_only_workers_of_the_street():
    world = cast()
    client = world.client()
    for by in (world.worker, world.other_head, world.police, world.admin):
        with pytest.raises(Http404):
            assign(world, client, colleague_or_none(world), by=by, instead_of=world.worker)
    with pytest.raises(RuleBroken) as refused:
        assign(world, client, world.other_worker, instead_of=world.worker)
    assert refused.value.code == "clients.worker_not_here"


def colleague_or_none(world):
    return None


@pytest.mark.django_db(transaction=True)
def test_of_two_assignments_at_once_one_wins_and_the_other_is_told_who_has_the_client():
    world = cast()
    client = world.client(worker=None)
    workers = [world.worker, colleague(world)]
    ready = threading.Barrier(2)
    results = []

    def attempt(worker):
        try:
            ready.wait(timeout=10)
            assign(world, client, worker)
            results.append(("won", worker.name))
        except RuleBroken as refusal:
            results.append((refusal.code, refusal.params["who"]))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=scope.everything()(attempt), args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    winner = Client.objects.get(pk=client.pk).worker.name
    assert sorted(results) == sorted([("won", winner), ("clients.assigned_meanwhile", winner)])
    assert TeamMember.objects.filter(client=client, duty="worker", ends_on__isnull=True).count() == 1


@pytest.mark.django_db
def test_consents_about_relatives_name_one_and_end_with_the_relative():
    world = cast()
    client = world.client()
    common = {"by": world.worker, "client": client, "today": TODAY}
    with pytest.raises(RuleBroken) as refused:
        actions.give_consent(**common, scope="family_contact", given_on=TODAY)
    assert refused.value.code == "clients.kin_needed"
    kin = actions.add_kin(**common, data=KinData("陈母", "mother", phone="13900139000"))
    assert actions.add_kin(**common, data=KinData("陈母", "mother", phone="139 0013 9000")).pk == kin.pk
    consent = actions.give_consent(**common, scope="family_contact", given_on=TODAY, kin_id=kin.pk)
    again = actions.give_consent(**common, scope="family_contact", given_on=TODAY, kin_id=kin.pk)
    assert again.pk == consent.pk
    actions.add_team_member(**common, duty="family", kin_id=kin.pk)
    actions.end_kin(**common, kin_id=kin.pk)
    consent.refresh_from_db()
    assert consent.withdrawn_on == TODAY
    assert client.team.get(duty="family").ends_on == TODAY


@pytest.mark.django_db
def test_a_withdrawal_is_never_before_the_consent():
    world = cast()
    client = world.client()
    common = {"by": world.worker, "client": client, "today": TODAY}
    consent = actions.give_consent(**common, scope="points", given_on=TODAY)
    with pytest.raises(RuleBroken) as refused:
        actions.withdraw_consent(**common, consent_id=consent.pk, on=TODAY - dt.timedelta(days=1))
    assert refused.value.code == "clients.consent_backwards"


@pytest.mark.django_db
def test_the_responsible_place_is_only_changed_by_assigning():
    world = cast()
    client = world.client()
    common = {"by": world.worker, "client": client, "today": TODAY}
    for act in (
        lambda: actions.add_team_member(**common, duty="worker", user=world.worker),
        lambda: actions.end_team_member(**common, member_id=client.team.get().pk),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "clients.responsible_by_assignment"


@pytest.mark.django_db
def test_a_file_moves_with_its_history_and_a_worker_of_elsewhere_loses_it():
    world = cast()
    both = make_user("both", name="区站长", role=Role.HEAD, area=world.district)
    client = world.client()
    actions.move_area(by=both, client=client, area=world.other_community, today=TODAY)
    client.refresh_from_db()
    assert (client.area, client.station, client.worker) == (world.other_community, world.other_station, None)
    spells = client.area_spells.order_by("pk").values_list("area__name", "ends_on")
    assert list(spells) == [("桂花社区", TODAY), ("柳林社区", None)]
    with pytest.raises(Http404):
        actions.move_area(by=world.head, client=client, area=world.community, today=TODAY)


@pytest.mark.django_db
def test_strangers_change_nothing():
    world = cast()
    client = world.client(phone="13800138000")
    for by in (world.other_worker, world.police, world.district_office, world.admin, world.helper):
        with pytest.raises(Http404):
            actions.add_phone(by=by, client=client, number="13900139000", note="", today=TODAY)
        with pytest.raises(Http404):
            actions.reveal_number(by=by, client=client)
    assert client.phones.count() == 1
