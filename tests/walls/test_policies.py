"""The wall in the database, asked in plain SQL: no scope no row, a street's scope that street's rows."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import isolate_apps

from tests.architecture.rows import _rows
from tests.make import make_area
from tests.people import Cast, cast
from tests.standing import made_once
from tests.walls.tables import hanging, without_wall
from waystation.accounts.models import Area, Draft
from waystation.casework.actions.obligations import refresh
from waystation.casework.models import NotSame, RosterBatch, RosterRow
from waystation.clients.actions import register
from waystation.clients.models import Client
from waystation.clients.queries import numbers_on_file
from waystation.clients.rows import id_marks
from waystation.common import scope
from waystation.common.scope import Scope
from waystation.notices.models import Notice
from waystation.rules.people import PersonData

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
        return int(cursor.fetchone()[0])


def named() -> list[str]:
    """The names of the files that can be reached, without the twins that the rows bring."""
    return sorted(Client.objects.exclude(name__startswith="学员").values_list("name", flat=True))


def fill(client: Client, by: object, centre: object) -> None:
    """A row in every table that hangs on a client."""
    twin = _rows(client, by)["other_id"]
    NotSame.objects.create(one=client, other_id=twin, said_by=by, said_on=DAY)
    refresh(by=None, client=client, today=DAY)
    Notice.objects.create(to=by, code="x", key="x", client=client)
    batch = RosterBatch.objects.create(
        area=Area.objects.get(path=client.area_id), file_name="x", today=DAY, made_by=by
    )
    RosterRow.objects.create(batch=batch, row=1, data=b"", choice="open")


def _streets() -> Cast:
    """Two streets with a file each and a row of every kind, and what each has alone."""
    world = cast()
    fill(world.client(), world.worker, world.centre)
    fill(world.other_client(), world.other_worker, world.other_centre)
    return world


streets = made_once(_streets)


@pytest.fixture
def world(streets: Cast) -> Cast:
    return copy.deepcopy(streets)


TABLES = [model._meta.db_table for model in hanging()]
WALLED = [*TABLES, "casework_rosterbatch"]
#: Tables to which rows are only ever added: whatever anybody reaches, the database refuses the rest.
GROWING = ["clients_fieldchange", "notices_delivery", "points_wallet", "screening_custodystep"]


def test_each_table_that_hangs_on_a_client_has_a_forced_wall():
    assert without_wall(hanging()) == []


def test_a_table_without_a_wall_would_be_found():
    with isolate_apps("waystation.clients"):

        class Diary(models.Model):
            client = models.ForeignKey("clients.Client", on_delete=models.CASCADE)

            class Meta:
                app_label = "clients"

        class Page(models.Model):
            diary = models.ForeignKey(Diary, on_delete=models.CASCADE)

            class Meta:
                app_label = "clients"

    for field in Diary._meta.concrete_fields:
        if field.is_relation:
            field.remote_field.model = Client
    known = [*hanging(), Diary, Page]
    assert without_wall(hanging(known)) == ["clients_diary", "clients_page"]


def test_the_role_that_serves_owns_nothing_and_passes_no_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
            "WHERE r.rolname = current_user"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class "
            "WHERE relname = 'clients_client'"
        )
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("table", WALLED)
def test_no_scope_no_row_and_a_streets_scope_that_streets_rows(world, table):
    both = counted(table)
    street = Scope(areas=(world.street.path,), user=world.worker.pk)
    other = Scope(areas=(world.other_street.path,), user=world.other_worker.pk)
    with scope.entered(scope.NOTHING):
        assert counted(table) == 0
    with scope.entered(street):
        here = counted(table)
    with scope.entered(other):
        there = counted(table)
    assert (here > 0, there > 0, here + there) == (True, True, both)


def test_several_areas_are_exact_not_what_lies_between_them(world):
    between = make_area("中间街道", kind=Area.Kind.STREET, parent=world.district)
    world.client("郭中", area=between)
    with scope.entered(Scope(areas=(world.street.path, world.other_street.path))):
        assert named() == ["周平", "陈安"]


def test_a_longer_path_of_the_same_beginning_is_not_below(world):
    with scope.entered(Scope(areas=(world.community.path[:-1],))):
        seen = named()
    assert len(seen) == 1  # a beginning that is no area takes what begins so: areas are whole nodes
    with scope.entered(Scope(areas=(f"{world.community.path}0001",))):
        assert Client.objects.count() == 0


def test_the_police_reach_their_station_wherever_the_client_lives(world):
    world.other_client("林远", station=world.station)
    with scope.entered(Scope(stations=(world.station.pk,))):
        assert named() == ["林远", "陈安"]
    with scope.entered(Scope(areas=(world.street.path,), stations=(world.station.pk,))):
        assert len(named()) == 2


@pytest.mark.parametrize("table", [table for table in TABLES if table not in GROWING])
def test_nobody_changes_or_deletes_a_row_of_another_street(world, table):
    with scope.entered(Scope(areas=(world.street.path,), user=world.worker.pk)):
        mine = counted(table)
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET id = id")  # noqa: S608 - our own names
            assert cursor.rowcount == mine
    both = counted(table)
    with scope.entered(scope.NOTHING), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        assert cursor.rowcount == 0
    assert counted(table) == both


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize("told", [scope.NOTHING, scope.EVERYTHING])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_nobody_changes_or_deletes_a_row_that_is_only_added(world, table, told, statement):
    refused = pytest.raises(DatabaseError, match=r"append-only|permission denied")
    with scope.entered(told), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert counted(table) > 0


def test_nobody_writes_into_another_street(world):
    theirs = Client.objects.get(name="周平")
    with scope.entered(Scope(areas=(world.street.path,), user=world.worker.pk)):
        for attempt in (
            lambda: theirs.phones.create(number="1", number_index=b"1", number_tail=b"1"),
            lambda: world.client("新来", area=world.other_community),
            lambda: Client.objects.filter(name="陈安").update(area=world.other_community),
            lambda: Draft.objects.create(user=world.other_worker, form="x"),
        ):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                attempt()


def test_what_is_told_by_notice_is_about_those_one_reaches_and_read_by_the_addressee(world):
    mine, theirs = Client.objects.get(name="陈安"), Client.objects.get(name="周平")
    with scope.entered(Scope(areas=(world.street.path,), user=world.worker.pk)):
        Notice.objects.bulk_create(
            [Notice(to=world.head, code="y", key="y", client=mine)], ignore_conflicts=True
        )
        assert not Notice.objects.filter(to=world.head).exists()
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Notice.objects.bulk_create(
                [Notice(to=world.head, code="y", key="z", client=theirs)], ignore_conflicts=True
            )
    with scope.entered(Scope(areas=(world.street.path,), user=world.head.pk)):
        assert Notice.objects.get().key == "y"


def test_when_the_tree_moves_a_branch_its_files_follow_whoever_moves_it(world):
    with scope.entered(Scope(user=world.admin.pk)):
        Area.objects.move(world.community, world.other_street, pos="last-child")
    path = Area.objects.get(pk=world.community.pk).path
    assert path.startswith(world.other_street.path)
    assert Client.objects.get(name="陈安").area_id == path
    with scope.entered(Scope(areas=(world.other_street.path,))):
        assert len(named()) == 2


def test_a_number_is_known_everywhere_and_only_that(world):
    number = "110101199003074514"
    data = PersonData(
        name="何宁", id_number=number, area_path=world.other_community.path, phones=("13800138000",)
    )
    register(by=world.other_worker, data=data, today=DAY, form_key=None)
    mark = id_marks(number)[0]
    with scope.entered(Scope(areas=(world.street.path,), user=world.worker.pk)):
        assert numbers_on_file([mark, b"0" * 16]) == {mark}
        assert not Client.objects.filter(id_index=mark).exists()
        assert len(named()) == 1
