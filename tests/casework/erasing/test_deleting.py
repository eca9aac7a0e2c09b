"""A file is deleted by two people, with everything that hangs on it; what stays says nothing of whom."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from tests.casework.erasing.making import (
    confirmed,
    database,
    filled,
    old,
    opened,
    proposed,
    set_years,
    today,
)
from tests.people import Cast, cast
from waystation.audit.chain import verify as verify_record
from waystation.casework.erasing import carrying, reach, verify
from waystation.clients.models import Client, Deletion, FieldChange
from waystation.papers.models import ErasedPaper, IssuedPaper
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
#: What may differ afterwards besides the rows that are gone.
MAY_GROW = {
    "audit_entry",
    "audit_lane",
    "audit_entrytransaction",
    "clients_deletion",
    "notices_notice",
    "papers_erasedpaper",
    "screening_kitmovement",
}


@pytest.fixture
def world() -> Cast:
    world = cast()
    set_years(world)
    return world


def full(world: Cast) -> Client:
    client = old(world, "陈安特", id_number="110101199003074514")
    filled(client, world.worker)
    return client


def test_the_walk_reaches_every_table_that_hangs_on_a_file(world):
    client = full(world)
    found = carrying.what_would_go(client, key_id=1).found
    filled_tables = {table._meta.label for table in found} | {"clients.FieldChange"}
    assert {table._meta.label for table in reach.tables()} - filled_tables == set(), (
        "no row of this table is in tests/architecture/rows.py, or the walk does not reach it"
    )


def test_everything_of_the_person_goes_and_nothing_of_anybody_else(world):
    client = full(world)
    other = old(world, "周平他", other=True)
    filled(other, world.other_worker)
    number, files = client.file_number, reach.files_of(client.pk)
    row = proposed(world, client)
    before = database()
    erased = carrying.what_would_go(client, besides=row, key_id=1)
    mine = {table._meta.db_table: {str(key) for key in keys} for table, keys in erased.found.items()}
    done = confirmed(world, row)
    after = database()
    assert reach.left_of(files) == []
    gone = {
        name: set(before[name]) - set(after[name])
        for name in before
        if set(before[name]) - set(after[name]) and name != "clients_fieldchange"
    }
    assert gone == mine
    changed = {
        name
        for name in after
        if any(after[name][key] != before[name].get(key) for key in after[name]) and name not in MAY_GROW
    }
    assert changed == set()
    assert done.state == Deletion.State.DONE
    for table, rows in after.items():
        for text in rows.values():
            said = opened(table, text)
            assert "陈安特" not in said, table
            assert number not in said, table
            assert "110101199003074514" not in said, table
            if table not in {"audit_entry", "clients_deletion", "screening_drawday"}:
                assert f'"client_id": {client.pk},' not in text, table
    assert not FieldChange.objects.filter(client__in=files).exists()
    assert Client.objects.filter(pk=other.pk).exists()


def test_the_proof_stands_and_the_record_is_whole(world):
    client = full(world)
    done = confirmed(world, proposed(world, client))
    done.refresh_from_db()
    assert verify(done) == []
    assert verify_record().findings == []
    assert done.number == f"删证〔{today().year}〕00001号"
    assert done.rows == sum(done.counts.values()) > 60
    assert done.ground["value"] == 5
    assert done.words == ""
    assert done.record_before < done.record_after


def test_the_register_keeps_the_number_and_its_code_answers(world):
    from waystation.papers.queries import checked

    client = full(world)
    paper = IssuedPaper.objects.get(client=client)
    held = (paper.organisation_id, paper.kind, paper.year, paper.sequence)
    confirmed(world, proposed(world, client))
    row = ErasedPaper.objects.get()
    assert (row.organisation_id, row.kind, row.year, row.sequence) == held
    found = checked(paper.check_id)
    assert found is not None
    assert (found.number, found.erased_on) == (paper.number, today())


def test_files_that_were_merged_into_it_go_too(world):
    client = old(world)
    source = old(world, "陈安旧")
    Client.objects.filter(pk=source.pk).update(
        merged_into=client, worker=None, without_worker_since=today(), is_sealed=False
    )
    done = confirmed(world, proposed(world, client))
    assert sorted(done.files) == sorted([client.pk, source.pk])
    assert not Client.objects.filter(pk__in=[client.pk, source.pk]).exists()


def test_a_row_that_is_somebody_elses_too_stops_everything(world, monkeypatch):
    client = old(world)
    other = old(world, "周平", other=True)
    one = client.kin.create(name="家属", relation="mother")
    other.team.create(duty="family", kin=one, starts_on=today())
    row = proposed(world, client)
    with pytest.raises(reach.Shared, match=r"clients\.TeamMember"):
        confirmed(world, row)
    assert Client.objects.filter(pk=client.pk).exists()


@pytest.mark.parametrize("what", ["clients_fieldchange", "screening_custodystep"])
def test_what_is_only_added_goes_in_no_other_transaction(world, what):
    client = full(world)
    for begins in ("DELETE FROM {}", "UPDATE {} SET id = id"):
        statement = begins.format(what)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Client.objects.filter(pk=client.pk).exists()


def test_a_sealed_file_and_a_proof_are_nothing_one_deletes_or_writes(world):
    client = old(world)
    with pytest.raises(DatabaseError, match="two people"), transaction.atomic():
        connection.cursor().execute("DELETE FROM clients_client WHERE id = %s", [client.pk])
    done = confirmed(world, proposed(world, client))
    for statement in ("DELETE FROM clients_deletion", "UPDATE clients_deletion SET rows = 0"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            connection.cursor().execute(statement)
    done.pk, done.sequence = None, 9
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        done.save(force_insert=True)


def test_a_second_person_after_the_days_and_by_the_number_alone(world):
    client = old(world)
    row = proposed(world, client, waited=False)
    with pytest.raises(RuleBroken, match="too_early"):
        confirmed(world, row)
    Deletion.objects.filter(pk=row.pk).update(may_from=today())
    with pytest.raises(RuleBroken, match="other_number"):
        confirmed(world, row, file_number="2000-00001")
    for nobody in (world.head, world.worker, world.other_head, world.auditor, world.admin):
        with pytest.raises(Http404):
            confirmed(world, row, by=nobody)
    Deletion.objects.filter(pk=row.pk).update(proposed_by=world.district_office)
    with pytest.raises(RuleBroken, match="own_proposal"):
        confirmed(world, row)
    assert Client.objects.filter(pk=client.pk).exists()
    Deletion.objects.filter(pk=row.pk).update(proposed_by=world.head)
    done = confirmed(world, row, by=world.city_office)
    again = confirmed(world, row, by=world.city_office, file_number=client.file_number)
    assert (again.pk, again.sequence) == (done.pk, done.sequence)
    assert Deletion.objects.filter(state="done").count() == 1
