"""People who may be on file already, unknown communities, columns: what a person chooses in the preview."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.casework.roster_import.test_story import TODAY, confirmed, imported, street, upload
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.casework import jobs
from waystation.casework.actions import rosters
from waystation.casework.models import ColumnMap
from waystation.casework.queries.rosters import batches
from waystation.clients import actions as clients
from waystation.clients.models import Client
from waystation.rules.problems import RuleBroken


@pytest.fixture
def world(db: None) -> Cast:
    return street()


def test_the_same_file_again_only_proposes(world: Cast) -> None:
    imported(world)
    again = upload(world)
    assert set(again.entries.exclude(verdict="rejected").values_list("found", "choice")) == {
        ("on_file", "same")
    }
    with pytest.raises(RuleBroken, match=r"rosters\.nothing_to_write"):
        rosters.confirm_batch(by=world.head, batch=again, now=timezone.now())
    assert Client.objects.count() == 284


def test_ticked_fields_are_taken_over_and_put_back(world: Cast) -> None:
    imported(world)
    client = Client.objects.get(name="姜然萍")
    phone = client.phones.get()
    clients.end_phone(by=world.head, client=client, phone_id=phone.pk, today=TODAY)
    Client.objects.filter(pk=client.pk).update(substances=["opioids"])
    again = upload(world)
    row = again.entries.get(client=client)
    decision = rosters.Decision("same", ("substances", "phone"), client.pk)
    batch = rosters.confirm_batch(
        by=world.head, batch=again, now=timezone.now(), decisions={row.row: decision}
    )
    assert batch.planned == 1
    jobs.write.func(batch.pk)
    client.refresh_from_db()
    assert client.substances == ["methamphetamine"]
    assert client.phones.filter(ends_on__isnull=True).count() == 1
    assert Client.objects.count() == 284
    batch.refresh_from_db()
    rosters.start_undo(by=world.head, batch=batch, now=timezone.now())
    jobs.undo.func(batch.pk)
    client.refresh_from_db()
    assert client.substances == ["opioids"]
    assert client.phones.filter(ends_on__isnull=True).count() == 0
    assert Client.objects.count() == 284


def test_a_person_on_file_elsewhere_stays_out_and_nothing_is_told(world: Cast) -> None:
    person = batches.row_data(upload(world).entries.get(row=0)).person
    from waystation.rules.people import PersonData

    clients.register(
        by=world.other_head,
        today=TODAY,
        data=PersonData(name="别名", area_path=world.other_community.path, id_number=person.id),
    )
    batch = upload(world)
    row = batch.entries.get(row=0)
    assert (row.found, row.choice, row.candidates, row.client) == ("elsewhere", "skip", [], None)
    rosters.choose(by=world.head, batch=batch, decisions={0: rosters.Decision("new")})
    row.refresh_from_db()
    assert row.choice == "skip"


def test_somebody_registered_since_the_preview_is_left_out(world: Cast) -> None:
    batch = confirmed(world)
    person = batches.row_data(batch.entries.get(row=0)).person
    from waystation.rules.people import PersonData

    clients.register(
        by=world.other_head,
        today=TODAY,
        data=PersonData(name="别名", area_path=world.other_community.path, id_number=person.id),
    )
    jobs.write.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "done"
    assert batch.entries.get(row=0).note == "on_file_meanwhile"
    assert Client.objects.count() == 284


def test_unknown_communities_wait_for_a_place(world: Cast) -> None:
    Area.objects.filter(name="青石村").update(name="青石嘴村")
    batch = upload(world)
    names = [name for name, _n in batches.unplaced(batch)]
    assert names == ["青石村"]
    with pytest.raises(RuleBroken, match=r"rosters\.unplaced"):
        rosters.confirm_batch(by=world.head, batch=batch, now=timezone.now())
    rosters.choose(by=world.head, batch=batch, places={"青石村": world.other_community.pk})
    assert batches.counts(batch).unplaced > 0
    rosters.choose(by=world.head, batch=batch, places={"青石村": Area.objects.get(name="青石嘴村").pk})
    assert batches.counts(batch).unplaced == 0
    assert batches.counts(batch).can_confirm


def test_a_likely_person_waits_for_a_choice(world: Cast) -> None:
    person = batches.row_data(upload(world).entries.get(row=0)).person
    old = world.client("改过的名字", phone=person.phone or "")
    batch = upload(world)
    row = batch.entries.get(row=0)
    assert (row.found, row.choice, row.candidates) == ("likely", "open", [old.pk])
    with pytest.raises(RuleBroken, match=r"rosters\.undecided"):
        rosters.confirm_batch(by=world.head, batch=batch, now=timezone.now())
    rosters.choose(by=world.head, batch=batch, decisions={0: rosters.Decision("new")})
    assert batches.counts(batch).can_confirm


def test_columns_are_corrected_and_remembered(world: Cast) -> None:
    batch = upload(world)
    batch = rosters.map_columns(by=world.head, batch=batch, mapping={"phone": "家属电话", "kin_phone": ""})
    person = batches.row_data(batch.entries.get(row=0)).person
    assert (person.phone, person.kin_phone) == ("15812415868", None)
    assert ColumnMap.objects.get().mapping == {"phone": "家属电话", "kin_phone": ""}
    again = upload(world)
    assert again.summary["from_memory"] is True
    assert batches.row_data(again.entries.get(row=0)).person.phone == "15812415868"
