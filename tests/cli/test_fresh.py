"""The tables that an empty database begins with are those that every migration, one by one, makes."""

import difflib
import re
import threading
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from scripts.fresh_tables import written
from tests import postgres
from waystation.cli.fresh.lay import TABLES, lay_tables
from waystation.common import scope

MakeEmpty = Callable[[str], str]


@pytest.fixture
def make_empty(django_db_setup: None, django_db_blocker, worker_name: str) -> Iterator[MakeEmpty]:
    """Empty databases of a house, as many as are asked for; they go with the run's server."""

    def make(what: str) -> str:
        name = f"fresh_{what}_{worker_name}"
        postgres.empty(name)
        postgres.give_rights(name)
        return name

    with django_db_blocker.unblock():
        yield make


def dumped(name: str) -> list[str]:
    """All that a database holds. PostgreSQL 18 names what may not be empty; by a column's former name too."""
    text = written(postgres.find_server(), postgres.superuser_url(name))
    return re.sub(r"CONSTRAINT \w+_not_null NOT NULL", "NOT NULL", text).splitlines()


def test_they_are_what_the_migrations_make(make_empty):
    whole, stepwise = make_empty("whole"), make_empty("stepwise")
    with postgres.as_owner(whole):
        assert lay_tables()
        steps = set(MigrationRecorder(connection).applied_migrations())
    with postgres.as_owner(stepwise):
        executor = MigrationExecutor(connection)
        graph = executor.loader.graph
        assert steps <= set(graph.nodes), "scripts/fresh_tables.py: a landed migration is gone"
        last = [
            step
            for step in steps
            if not any(
                after.key in steps and after.key[0] == step[0] for after in graph.node_map[step].children
            )
        ]
        executor.migrate(sorted(last))
        assert set(MigrationRecorder(connection).applied_migrations()) == steps
    assert len(steps) > 100
    again = make_empty("again")  # an expression that was read from text once is written a little differently
    with psycopg.connect(postgres.superuser_url(again)) as hand:
        hand.execute("SET LOCAL ROLE owner")
        hand.execute("SET LOCAL check_function_bodies = false")
        hand.execute("\n".join(dumped(stepwise)))
    (whole_steps, whole_rest), (made_steps, made_rest) = (
        steps_apart(dumped(each)) for each in (whole, again)
    )
    assert whole_steps == made_steps
    apart = difflib.unified_diff(whole_rest, made_rest, "tables.sql", "the migrations", n=0, lineterm="")
    assert "\n".join(apart) == ""


def steps_apart(lines: list[str]) -> tuple[list[str], list[str]]:
    """The list of steps, whose order and numbers mean nothing, and everything else as it stands."""
    step = re.compile(r"\s*\(\d+, ('\w+', '\w+'), now\(\)\)[,;]")
    found = [step.fullmatch(line) for line in lines]
    return sorted(one[1] for one in found if one), [
        line for line, one in zip(lines, found, strict=True) if not one
    ]


def test_a_planted_difference_is_seen(make_empty):
    whole, other = make_empty("whole"), make_empty("other")
    for name in (whole, other):
        with postgres.as_owner(name):
            assert lay_tables()
    assert steps_apart(dumped(whole)) == steps_apart(dumped(other))
    for planted in (
        "ALTER TABLE clients_client ALTER COLUMN name DROP NOT NULL",
        "REVOKE UPDATE ON clients_kin FROM web",
        "DROP POLICY wall ON clients_client",
        "DELETE FROM screening_panel WHERE id = 1",
        "DELETE FROM django_migrations WHERE app = 'orders'",
    ):
        with psycopg.connect(postgres.superuser_url(other)) as hand:
            before = steps_apart(dumped(other))
            hand.execute(planted)
            hand.commit()
        assert steps_apart(dumped(other)) != before, planted


def test_a_database_with_anything_in_it_is_left_as_it_is(make_empty):
    name = make_empty("used")
    with postgres.as_owner(name):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE mine (id int)")
        assert not lay_tables()
        assert connection.introspection.table_names() == ["mine"]


def test_a_house_with_a_schema_of_its_own_takes_every_step(make_empty):
    name = make_empty("schema")
    with psycopg.connect(postgres.superuser_url(name)) as hand:
        hand.execute("CREATE SCHEMA house AUTHORIZATION owner")
        hand.execute(f"ALTER DATABASE {name} SET search_path = house")
    with postgres.as_owner(name):
        assert not lay_tables()
        assert connection.introspection.table_names() == []


def test_of_two_first_starts_at_once_one_lays_the_tables(make_empty):
    laid = []

    def start() -> None:
        with scope.everything():
            laid.append(lay_tables())
        connection.close()

    with postgres.as_owner(make_empty("twice")):
        starts = [threading.Thread(target=start) for _ in range(2)]
        for one in starts:
            one.start()
        for one in starts:
            one.join()
    assert sorted(laid) == [False, True]


def test_the_file_says_who_writes_it_and_names_no_moment():
    text = TABLES.read_text()
    assert text.startswith("-- Written by scripts/fresh_tables.py")
    assert not re.search(r"'20\d\d-\d\d-\d\d \d\d:", text)
