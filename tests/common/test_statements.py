"""Statements whose plans the server keeps: the same answers, and the walls asked each time."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.make import make_client
from tests.people import cast
from waystation.common import scope
from waystation.common.reading import statements
from waystation.common.scope import NOTHING, Scope

#: Oftener than the server asks for plans of its own before it keeps one for all.
OFTEN = 8
HERE = "SELECT id FROM clients_client WHERE id = %s"


@pytest.fixture(autouse=True)
def _everything() -> None:
    """Each test says what may be reached."""


def kept_plans() -> dict[str, tuple[int, int]]:
    """Text → how often the server used the plan it keeps, and one made for the values."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, generic_plans, custom_plans FROM pg_prepared_statements")
        return {text: (generic, custom) for text, generic, custom in cursor.fetchall()}


def _owner() -> str:
    """The address of this test's database, for the owner of the tables."""
    parts = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_OWNER_URL"])
    return psycopg.conninfo.make_conninfo(**parts | {"dbname": connection.settings_dict["NAME"]})


@pytest.mark.django_db(transaction=True)
def test_one_plan_for_everybody_shows_each_only_what_they_reach():
    with scope.everything():
        world = cast()
        near, far = make_client(area=world.community), make_client(area=world.other_community)
    reaches = Scope(areas=(near.area_id,))
    for _ in range(OFTEN):
        with scope.entered(reaches), transaction.atomic():
            assert statements.rows(HERE, [near.pk]) == [(near.pk,)]
            assert statements.rows(HERE, [far.pk]) == []
        with scope.entered(NOTHING), transaction.atomic():
            assert statements.rows(HERE, [near.pk]) == []
        with scope.everything(), transaction.atomic():
            assert statements.rows(HERE, [far.pk]) == [(far.pk,)]
    ((generic, custom),) = kept_plans().values()
    assert custom == 5
    assert generic == 4 * OFTEN - custom


@pytest.mark.django_db(transaction=True)
def test_numbers_small_and_large_share_a_plan():
    with scope.everything():
        for number in (1, 40_000, 2**40):
            assert statements.rows("SELECT %s + 1", [number]) == [(number + 1,)]
            assert statements.rows("SELECT %(all)s::bigint[]", {"all": [number]}) == [([number],)]
        assert len(kept_plans()) == 2


@pytest.mark.django_db(transaction=True)
def test_a_table_that_is_altered_in_between_is_planned_anew():
    with scope.everything():
        for _ in range(OFTEN):
            assert statements.rows("SELECT count(*) FROM accounts_user", []) == [(0,)]
        with psycopg.connect(_owner(), autocommit=True) as owner:
            owner.execute("ALTER TABLE accounts_user ADD COLUMN passing int")
            owner.execute("ALTER TABLE accounts_user DROP COLUMN passing")
        assert statements.rows("SELECT count(*) FROM accounts_user", []) == [(0,)]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_breaks_does_not_spoil_the_next():
    for _ in range(3):
        with scope.everything(), pytest.raises(DatabaseError), transaction.atomic():
            statements.rows("SELECT 1 / %s", [0])
    with scope.everything(), transaction.atomic():
        assert statements.rows("SELECT 1", []) == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_behind_a_pooler_nothing_is_kept(monkeypatch):
    """A pooler greets with a number of its own; the process that answers has another."""
    connection.close()
    monkeypatch.setattr(psycopg.ConnectionInfo, "backend_pid", 1)
    with scope.everything():
        for _ in range(OFTEN):
            assert statements.rows("SELECT %s", ["one"]) == [("one",)]
        assert kept_plans() == {}
    connection.close()


@pytest.mark.django_db
def test_a_list_of_statements_shows_them_with_their_values():
    with scope.everything(), CaptureQueriesContext(connection) as seen:
        statements.rows("SELECT %(a)s, %(b)s::date", {"a": "it's", "b": "2026-01-01"})
        assert statements.count("UPDATE accounts_user SET name = %s WHERE id = %s", ["x", 0]) == 0
    assert [query["sql"] for query in seen][-2:] == [
        "SELECT 'it''s', '2026-01-01'::date",
        "UPDATE accounts_user SET name = 'x' WHERE id = 0",
    ]
