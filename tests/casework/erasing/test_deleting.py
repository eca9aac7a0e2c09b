"""A file is deleted by two people, with everything that hangs on it; what stays says nothing of whom."""

from __future__ import annotations

import argparse
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from tests.care.making import make_leaver
from tests.casework.draws.street import SINCE, first_drawn, people, rule
from tests.casework.erasing.making import (
    confirmed,
    database,
    filled,
    old,
    opened,
    proposed,
    set_years,
    settled,
    today,
)
from tests.people import Cast, cast
from tests.points.making import not_whole
from waystation.audit.chain import verify as verify_record
from waystation.casework.erasing import carrying, reach, verify
from waystation.casework.models import RosterRow
from waystation.casework.queries.rosters.batches import DATA
from waystation.casework.roster.people import kept
from waystation.casework.roster.shapes import Person, Row
from waystation.clients.models import Client, Deletion, FieldChange
from waystation.clients.rows import id_marks
from waystation.common import crypto
from waystation.orders.models import Leaver, Order
from waystation.papers.models import ErasedPaper, IssuedPaper
from waystation.points.models import Account, Lot, Posting, Wallet
from waystation.rules.calendar import add_days, add_years
from waystation.rules.problems import RuleBroken
from waystation.screening.access import lots_in_reach
from waystation.screening.models import KitLot, KitMovement, Panel
from waystation.screening.queries import draws

pytestmark = pytest.mark.django_db
NUMBER = "110101199003074514"
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
#: The person's points become nobody's: by postings, which stay.
SETTLED = {"points_account", "points_lot", "points_lotuse", "points_posting"}


@pytest.fixture(autouse=True)
def seals_of_its_own(settings, tmp_path) -> None:
    """The whole record is verified here: seals that another test left outside are none of this house."""
    settings.SEALS_FILE = tmp_path / "seals.jsonl"


@pytest.fixture
def world() -> Cast:
    world = cast()
    set_years(world)
    return world


def full(world: Cast) -> Client:
    client = old(world, "陈安特", id_number=NUMBER)
    Client.objects.filter(pk=client.pk).update(id_index=id_marks(NUMBER)[0])
    client.refresh_from_db()
    filled(client, world.worker)
    return client


def test_the_walk_reaches_every_table_that_hangs_on_a_file(world):
    client = full(world)
    found = carrying.what_would_go(client, key_id=1).found
    filled_tables = {table._meta.label for table in found} | {"clients.FieldChange"}
    assert {table._meta.label for table in reach.tables()} - filled_tables == set(), (
        "no row of this table is in tests/architecture/rows.py, or the walk does not reach it"
    )


def _only_their_points_were_settled(changed: dict[str, set[str]], wallets: set[int]) -> None:
    """What the wallets held is with what expired; no other account was touched, no entry is gone."""
    ids = {name: {int(key) for key in changed[name]} for name in SETTLED}
    expiry = Account.objects.get(kind="expiry")
    assert ids["points_account"] == wallets | {expiry.pk}
    assert not Account.objects.filter(pk__in=wallets).exclude(balance=0).exists()
    assert set(Lot.objects.filter(pk__in=ids["points_lot"]).values_list("account", "left")) == {
        (account, 0) for account in wallets
    }
    closed = Posting.objects.filter(pk__in=ids["points_posting"])
    assert {(row.kind, row.source_id, row.target_id) for row in closed} == {
        ("closed", account, expiry.pk) for account in wallets
    }
    assert expiry.balance == sum(row.points for row in closed) > 0
    assert not_whole() == []


def test_everything_of_the_person_goes_and_nothing_of_anybody_else(world):
    client = full(world)
    other = old(world, "周平他", other=True)
    filled(other, world.other_worker)
    number, files = client.file_number, reach.files_of(client.pk)
    row = proposed(world, client)
    wallets = set(Wallet.objects.filter(client__in=files).values_list("account_id", flat=True))
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
        name: {key for key in after[name] if after[name][key] != before[name].get(key)} for name in after
    }
    assert {name for name, keys in changed.items() if keys} - MAY_GROW == SETTLED
    _only_their_points_were_settled(changed, wallets)
    assert done.state == Deletion.State.DONE
    for table, rows in after.items():
        for text in rows.values():
            said = opened(table, text)
            assert "陈安特" not in said, table
            assert number not in said, table
            assert NUMBER not in said, table
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


def test_a_morning_on_which_somebody_deleted_was_drawn_still_replays(world):
    rule(world, "test_draw", True, since=SINCE)
    people(world, 6)
    call = first_drawn()
    client = call.client
    closed = add_days(add_years(today(), -6), -1)
    settled(client)
    Order.objects.filter(client=client).update(ended_on=closed)
    Client.objects.filter(pk=client.pk).update(state="closed", closed_on=closed, is_sealed=True)
    before = draws.replayed(call.day)
    assert before.equal
    confirmed(world, proposed(world, client))
    after = draws.replayed(call.day)
    assert after.equal
    assert after.gone == 1
    call.day.calls.exclude(client=client).delete()
    assert draws.replayed(call.day).equal == (before.only_kept == () and call.day.drawn == 1)


def test_kits_that_tests_used_up_stay_used_up(world):
    client = full(world)
    test = client.screenings.filter(withdrawn_at__isnull=True).first()
    panel = Panel.objects.first()
    lot = KitLot.objects.create(
        organisation=world.centre, lot="L1", panel=panel, expires_on=today(), made_by=world.head
    )
    KitMovement.objects.create(
        lot=lot, kind="received", change=10, on=today(), form_key=uuid4(), by=world.head
    )
    client.screenings.filter(pk=test.pk).update(kit=lot)
    stock = lots_in_reach(world.head).get(pk=lot.pk).stock
    assert stock == 9
    confirmed(world, proposed(world, client))
    assert lots_in_reach(world.head).get(pk=lot.pk).stock == stock
    assert lot.movements.get(kind="file_gone").change == -1


def test_rows_of_rosters_and_notices_of_release_without_a_file_go_by_the_number(world):
    client = full(world)
    row = RosterRow.objects.filter(client=client).get()
    said = kept(Row(1, "名册", 2, Person(row=2, name="陈安特", id=NUMBER), ()))
    left_out = {"choice": "skip", "data": crypto.encrypt(said, column=DATA)}
    refused = RosterRow.objects.create(batch=row.batch, row=7, **left_out)
    other = RosterRow.objects.create(batch=row.batch, row=8, choice="skip", data=b"")
    marked = {"id_number": NUMBER, "id_index": id_marks(NUMBER)[0]}
    leaver = make_leaver(world.street, world.head, client=None, **marked)
    confirmed(world, proposed(world, client))
    assert not RosterRow.objects.filter(pk=refused.pk).exists()
    assert RosterRow.objects.filter(pk=other.pk).exists()
    assert not Leaver.objects.filter(pk=leaver.pk).exists()


def test_the_command_finds_a_file_that_came_back_and_the_proof_of_a_number(world, capsys):
    from waystation.cli import proofs as command

    client = old(world)
    number = client.file_number
    done = confirmed(world, proposed(world, client))
    asked = argparse.Namespace(json=False, file_number=number, without_record=False)
    assert command._verify(asked) == 0
    assert f"{today().year}-00001" in capsys.readouterr().out
    asked.file_number = "2001-00009"
    assert command._verify(asked) == 0
    assert "No proof is that of this number." in capsys.readouterr().out
    twin = world.client("回来")
    twin.pk, twin.file_number, twin.id_index, twin.form_key = done.files[0], "2001-00009", None, None
    twin.save(force_insert=True)
    asked.file_number, asked.json = "", True
    assert command._verify(asked) == 1
    assert "rows_left" in capsys.readouterr().out


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
