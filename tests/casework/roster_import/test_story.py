"""The sample roster of a street: preview, confirmation, files, orders, obligations, undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.make import make_area, make_user
from tests.people import Cast, cast
from waystation.accounts.models import Area
from waystation.audit import actions as audit
from waystation.audit.models import Entry
from waystation.casework import jobs
from waystation.casework.actions import rosters
from waystation.casework.actions.rosters import writing
from waystation.casework.jobs import rosters as roster_jobs
from waystation.casework.models import Obligation, RosterBatch, RosterRow
from waystation.casework.queries.rosters import batches
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.clients import actions as clients
from waystation.clients.models import Client, ClientName, Kin, Phone, TeamMember
from waystation.orders.models import Agreement, Order, OrderStep
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role

SAMPLE = Path(__file__).parents[2] / "data" / "roster-street.xlsx"
TODAY = dt.date(2026, 11, 2)
COMMUNITIES = ("柳林村", "青石村", "西岭社区", "双湖社区", "南桥社区", "东门社区", "文昌社区")


@pytest.fixture
def world(db: None) -> Cast:
    return street()


def street() -> Cast:
    world = cast()
    for name in COMMUNITIES:
        make_area(name, parent=Area.objects.get(pk=world.street.pk))
    make_user("jia", name="专干甲", role=Role.WORKER, area=world.street)
    make_user("yi", name="专干乙", role=Role.WORKER, area=world.street)
    return world


def upload(world: Cast, **more: object) -> RosterBatch:
    values: dict[str, object] = {
        "by": world.head,
        "area": Area.objects.get(pk=world.street.pk),
        "organisation": world.centre,
        "file_name": "roster-street.xlsx",
        "content": SAMPLE.read_bytes(),
        "today": TODAY,
        **more,
    }
    return rosters.upload(**values)


def confirmed(world: Cast) -> RosterBatch:
    return rosters.confirm_batch(by=world.head, batch=upload(world), now=timezone.now())


def imported(world: Cast) -> RosterBatch:
    batch = confirmed(world)
    jobs.write.func(batch.pk)
    batch.refresh_from_db()
    return batch


def numbers() -> tuple[int, ...]:
    tables = (Client, ClientName, Phone, Kin, TeamMember, Order, OrderStep, Agreement, Obligation)
    return tuple(table.objects.count() for table in tables)


def test_the_preview_says_what_is_in_the_file_and_writes_nobody(world: Cast) -> None:
    batch = upload(world)
    assert (batch.state, batch.rows, batch.accepted, batch.rejected) == ("preview", 320, 284, 36)
    found = batches.counts(batch)
    assert (found.all, found.rejected, found.new, found.undecided, found.unplaced) == (320, 36, 284, 0, 0)
    assert found.can_confirm
    assert [one["code"] for one in batch.summary["folded"]] == ["id_area_year"]
    assert batches.workers(batch)[0][1] in ("专干甲", "专干乙", None)
    assert {name: account for name, account, _n in batches.workers(batch)} == {
        "专干甲": "专干甲",
        "专干乙": "专干乙",
        "专干丙": None,
    }
    assert numbers() == (0,) * 9


def test_everything_rests_encrypted(world: Cast) -> None:
    batch = upload(world)
    row = batch.entries.get(row=0)
    person = batches.row_data(row).person
    assert person.name == "姜然萍"
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM casework_rosterrow WHERE batch_id = %s", [batch.pk])
        rested = b"".join(bytes(data) for (data,) in cursor.fetchall())
        cursor.execute("SELECT content FROM casework_rosterbatch WHERE id = %s", [batch.pk])
        (file,) = cursor.fetchone()
    for word in (person.name, person.id, person.phone or "", person.address):
        assert word.encode() not in rested
    assert not bytes(file).startswith(b"PK")
    assert batches.content(batch) == SAMPLE.read_bytes()


def test_the_sample_comes_in_with_orders_workers_and_what_is_due(world: Cast) -> None:
    batch = imported(world)
    assert (batch.state, batch.planned, batch.written, batch.error) == ("done", 284, 284, "")
    assert Client.objects.count() == 284
    assert Order.objects.count() == 284
    states = sorted({(o.state, o.reported_on is None) for o in Order.objects.all()})
    assert states == [("awaiting_sign_in", True), ("running", False)]
    assert Agreement.objects.count() == 244
    first = Client.objects.get(name="姜然萍")
    assert (first.area.name, first.sex, first.substances) == ("青石村", "male", ["methamphetamine"])
    order = first.orders.get()
    assert (order.kind, order.number, order.served_on, order.reported_on, order.years) == (
        "treatment",
        "某公(禁)社戒决字〔2024〕3819号",
        dt.date(2024, 8, 25),
        dt.date(2024, 8, 25),
        3,
    )
    assert list(first.kin.values_list("name", "relation")) == [("魏平", "mother")]
    assert [phone.number for phone in first.phones.all()] == ["15915000806"]
    named = Client.objects.filter(worker__name__in=["专干甲", "专干乙"]).count()
    assert named + Client.objects.filter(worker=None).count() == 284
    assert TeamMember.objects.count() == named
    assert Client.objects.exclude(obligations__isnull=True).count() == Client.objects.count()
    assert Entry.objects.filter(verb="clients.registered").count() == 284
    assert Entry.objects.filter(verb="orders.order_recorded").count() == 284


def test_a_bulk_registration_makes_the_same_rows_as_one_by_one(world: Cast) -> None:
    batch = upload(world)
    row = batch.entries.get(row=0)
    person = batches.row_data(row).person
    imported_batch = rosters.confirm_batch(by=world.head, batch=batch, now=timezone.now())
    roster_jobs.write_batch(imported_batch)
    bulk = Client.objects.values().get(name=person.name)
    order = Order.objects.values().get(client=bulk["id"])
    steps = list(
        OrderStep.objects.filter(order=order["id"]).order_by("pk").values_list("step", "on", "to_state")
    )
    rosters.start_undo(by=world.head, batch=imported_batch, now=timezone.now())
    jobs.undo.func(batch.pk)
    from waystation.casework.actions.intake import register_client
    from waystation.casework.roster.people import order_data, person_data
    from waystation.orders.queries import law_for

    path = Area.objects.get(name=person.community).path
    single = register_client(
        by=world.head,
        today=timezone.localdate(),
        person=person_data(person, path),
        order=order_data(person, law_for(path, timezone.localdate())),
    )
    own = {"id", "file_number", "changed_at", "id_number", "worker_id", "without_worker_since", "client_id"}
    own |= {"home_address", "living_address", "recorded_at"}
    again = Client.objects.values().get(pk=single.pk)
    assert {k: v for k, v in again.items() if k not in own} == {k: v for k, v in bulk.items() if k not in own}
    one = single.orders.values().get()
    assert {k: v for k, v in one.items() if k not in own} == {k: v for k, v in order.items() if k not in own}
    assert (
        list(OrderStep.objects.filter(order=one["id"]).order_by("pk").values_list("step", "on", "to_state"))
        == steps
    )


def test_a_batch_is_taken_back_whole(world: Cast) -> None:
    batch = imported(world)
    rosters.start_undo(by=world.head, batch=batch, now=timezone.now())
    jobs.undo.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.content) == ("undone", None)
    assert numbers() == (0,) * 9
    assert batch.entries.count() == 0
    assert Entry.objects.filter(verb="clients.registration_undone").count() == 284


def test_a_touched_file_stands_in_the_way(world: Cast) -> None:
    batch = imported(world)
    client = Client.objects.get(name="姜然萍")
    clients.note_look(by=world.head, client=client, page="x")
    audit.record(world.head, "clients.document_opened", client, client_id=client.pk)
    assert batches.touched(batch).count() == 0
    clients.add_phone(by=world.head, client=client, number="13800138000", note="", today=TODAY)
    assert [one.pk for one in batches.touched(batch)] == [client.pk]
    with pytest.raises(RuleBroken, match=r"rosters\.touched"):
        rosters.start_undo(by=world.head, batch=batch, now=timezone.now())
    assert Client.objects.count() == 284


def test_a_touch_between_order_and_undo_wins(world: Cast) -> None:
    batch = imported(world)
    rosters.start_undo(by=world.head, batch=batch, now=timezone.now())
    client = Client.objects.get(name="姜然萍")
    clients.add_phone(by=world.head, client=client, number="13800138000", note="", today=TODAY)
    jobs.undo.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Client.objects.count()) == ("done", 284)


def test_after_a_day_nothing_is_taken_back_and_the_file_is_forgotten(world: Cast) -> None:
    batch = imported(world)
    later = timezone.now() + dt.timedelta(hours=25)
    with pytest.raises(RuleBroken, match=r"rosters\.undo_too_late"):
        rosters.start_undo(by=world.head, batch=batch, now=later)
    assert rosters.forget_batch(by=None, batch=batch, now=timezone.now()) is False
    assert rosters.forget_batch(by=None, batch=batch, now=later) is True
    batch.refresh_from_db()
    assert (batch.state, batch.content, batch.entries.count(), batch.written) == ("done", None, 0, 284)


def test_nobody_uploads_for_a_street_that_is_not_theirs(world: Cast) -> None:
    for by in (world.other_head, world.worker, world.district_office):
        with pytest.raises(Http404):
            upload(world, by=by)
    assert RosterBatch.objects.count() == 0


def test_what_cannot_be_read_is_refused_and_not_kept(world: Cast) -> None:
    with pytest.raises(RosterUnreadable):
        upload(world, content=b"%PDF-1.7 nothing")
    assert RosterBatch.objects.count() == 0


def test_the_same_form_twice_is_one_batch(world: Cast) -> None:
    key = uuid4()
    assert upload(world, form_key=key).pk == upload(world, form_key=key).pk


def test_confirmed_twice_and_by_two_heads(world: Cast) -> None:
    batch = confirmed(world)
    assert rosters.confirm_batch(by=world.head, batch=batch, now=timezone.now()).pk == batch.pk
    second = make_user("second", name="孙站长", role=Role.HEAD, area=world.street)
    with pytest.raises(RuleBroken, match=r"rosters\.confirmed_meanwhile") as refused:
        rosters.confirm_batch(by=second, batch=batch, now=timezone.now())
    assert refused.value.params == {"who": "赵站长"}
    assert Entry.objects.filter(verb="casework.roster_confirmed").count() == 1


def test_another_areas_batch_is_not_there(world: Cast) -> None:
    batch = upload(world)
    for act in (
        lambda: rosters.confirm_batch(by=world.other_head, batch=batch, now=timezone.now()),
        lambda: rosters.choose(by=world.worker, batch=batch),
        lambda: rosters.drop_batch(by=world.other_head, batch=batch),
    ):
        with pytest.raises(Http404):
            act()


def test_a_job_that_breaks_in_the_middle_goes_on_and_nobody_comes_twice(
    world: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = confirmed(world)
    third = batches.row_data(batch.entries.filter(choice="new").order_by("row")[150]).person.id
    real = writing.clients.register_many

    def breaking(**words: object) -> object:
        if any(one.data.id_number == third for one in words["people"]):
            raise ZeroDivisionError
        return real(**words)

    monkeypatch.setattr(writing.clients, "register_many", breaking)
    jobs.write.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.written) == ("failed", 150)
    assert Client.objects.count() == 150
    assert "第" in batch.error
    monkeypatch.undo()
    rosters.continue_batch(by=world.head, batch=batch)
    jobs.write.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.written, batch.error) == ("done", 284, "")
    assert (Client.objects.count(), Order.objects.count()) == (284, 284)
    assert RosterRow.objects.filter(batch=batch, made_file=True).count() == 284


def test_a_chunk_costs_the_same_statements_for_ten_and_for_fifty_people(world: Cast) -> None:
    batch = confirmed(world)
    spent = []
    for size in (50, 100):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            rosters.write_chunk(by=world.head, batch=batch, size=size, today=TODAY, now=timezone.now())
        spent.append(len(seen))
    assert spent[1] - spent[0] <= 4


def test_what_is_due_is_what_the_one_by_one_pass_would_have_written(world: Cast) -> None:
    from waystation.casework.actions import obligations
    from waystation.casework.models import ObligationChange

    imported(world)
    client = Client.objects.filter(obligations__state="open").order_by("pk").first()
    assert client is not None
    own = {"id", "order_id"}
    today = client.registered_on

    def stored() -> list[object]:
        rows = Obligation.objects.filter(client=client).order_by("key")
        changes = ObligationChange.objects.filter(obligation__client=client).order_by("obligation__key")
        return [
            [{k: v for k, v in row.items() if k not in own} for row in rows.values()],
            list(changes.values_list("obligation__key", "from_state", "to_state", "on", "by")),
        ]

    bulk = stored()
    assert obligations.refresh(by=world.head, client=client, today=today) == 0
    Obligation.objects.filter(client=client).delete()
    obligations.refresh(by=world.head, client=client, today=today)
    assert stored() == bulk
