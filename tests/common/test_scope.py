"""The scope reaches the server with every transaction, and ends with it."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.test.utils import CaptureQueriesContext

from waystation.accounts.models import User
from waystation.common import scope
from waystation.common.scope import NOTHING, Scope
from waystation.common.scope.postgresql.base import telling

STREET = Scope(areas=("00010001", "00010002"), stations=(7, 8), user=3)
NAMES = ("low", "high", "areas", "stations", "user", "everything")
UNTOLD = dict.fromkeys(NAMES, "")
TOLD = {
    "low": "0001000",
    "high": "0001000~",
    "areas": '{"00010001","00010002"}',
    "stations": '{"7","8"}',
    "user": "3",
    "everything": "",
}


@pytest.fixture(autouse=True)
def _everything() -> None:
    """Here nobody has entered a scope yet (elsewhere the tests stand in everything)."""


def told() -> dict[str, str]:
    """What the server knows, asked through Django."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('waystation.{n}', true)" for n in NAMES))
        return {name: value or "" for name, value in zip(NAMES, cursor.fetchone(), strict=True)}


@pytest.mark.django_db(transaction=True)
class TestOutsideATest:
    """As the program runs: no transaction around everything."""

    def test_a_transaction_has_the_scope_and_the_next_one_on_the_connection_has_none(self):
        with scope.entered(STREET), transaction.atomic():
            assert told() == TOLD
        server = connection.connection.info.backend_pid
        with scope.entered(NOTHING), transaction.atomic():
            assert told() == UNTOLD
        assert told() == UNTOLD
        assert connection.connection.info.backend_pid == server

    def test_nothing_of_it_stays_in_the_session_that_a_pooler_hands_on(self):
        with scope.entered(STREET), transaction.atomic():
            told()
        kept = connection.connection.execute(
            "SELECT name, setting FROM pg_settings WHERE name LIKE 'waystation.%' AND setting <> ''"
        )
        assert kept.fetchall() == []

    def test_a_transaction_that_breaks_leaves_nothing_behind(self):
        with (
            pytest.raises(DatabaseError),
            scope.entered(STREET),
            transaction.atomic(),
            connection.cursor() as c,
        ):
            c.execute("SELECT 1/0")
        assert told() == UNTOLD

    def test_a_statement_without_a_transaction_gets_one_with_the_scope(self):
        with scope.entered(STREET):
            assert told() == TOLD
            assert not connection.in_atomic_block
        assert told() == UNTOLD

    def test_begin_and_scope_are_one_message(self):
        with CaptureQueriesContext(connection) as seen, scope.entered(STREET), transaction.atomic():
            User.objects.exists()
        assert [query["sql"].split()[0] for query in seen] == ["BEGIN", "SELECT", "COMMIT"]

    def test_without_a_scope_a_statement_stays_alone(self):
        with CaptureQueriesContext(connection) as seen:
            User.objects.exists()
        assert len(seen) == 1

    def test_the_vacuum_of_an_operator_is_not_put_into_a_transaction(self):
        with scope.everything(), connection.cursor() as cursor:
            cursor.execute("ANALYZE accounts_user")

    def test_each_transaction_by_hand_is_told(self):
        with scope.entered(STREET):
            transaction.set_autocommit(False)
            try:
                assert told() == TOLD
                transaction.commit()
                assert told() == TOLD
                transaction.rollback()
            finally:
                transaction.set_autocommit(True)

    def test_a_row_by_row_read_outside_a_transaction_works(self):
        with scope.everything():
            assert list(User.objects.iterator(chunk_size=1)) == []

    def test_a_lost_connection_is_an_error_of_the_database(self):
        connection.ensure_connection()
        connection.connection.close()
        with pytest.raises((DatabaseError, InterfaceError)), transaction.atomic():
            told()
        connection.close()
        with scope.entered(STREET), transaction.atomic():
            assert told() == TOLD


@pytest.mark.django_db
class TestInsideATransaction:
    """As tests run, and whoever enters a scope within another."""

    def test_a_scope_holds_while_it_is_entered_and_then_the_one_before(self):
        with scope.entered(STREET):
            assert told() == TOLD
            with scope.entered(NOTHING):
                assert told() == UNTOLD
            assert told() == TOLD

    def test_going_back_to_a_savepoint_changes_nothing(self):
        with scope.entered(STREET):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1/0")
            assert told() == TOLD
        with scope.entered(NOTHING), transaction.atomic():
            with scope.entered(STREET):
                told()
            transaction.set_rollback(True)
        with scope.entered(STREET):
            assert told() == TOLD

    def test_the_scope_comes_with_the_savepoint(self):
        with CaptureQueriesContext(connection) as seen, scope.entered(STREET), transaction.atomic():
            User.objects.exists()
        assert len(seen) == 3

    def test_a_statement_that_no_wall_concerns_does_not_wait(self):
        with scope.entered(STREET):
            told()
        with CaptureQueriesContext(connection) as seen, scope.entered(NOTHING), scope.no_matter():
            User.objects.exists()
        assert len(seen) == 1


def test_a_thread_begins_with_nothing():
    found = []
    with scope.everything():
        thread = threading.Thread(target=lambda: found.append(scope.present()))
        thread.start()
        thread.join()
    assert found == [NOTHING]


def test_nothing_and_everything_in_the_terms_of_the_server():
    assert "set_config('waystation.areas', '', true)" in telling(NOTHING)
    with scope.everything():
        assert "set_config('waystation.areas', '{\"\"}', true)" in telling(scope.present())
        assert "set_config('waystation.everything', 'on', true)" in telling(scope.present())
