"""A line that is cut while a page begins is a database that is away (503), not a fault of ours (500)."""

import os
import socket

import psycopg
import pytest
from django.db import OperationalError, connection, transaction


@pytest.mark.django_db(transaction=True)
def test_a_line_cut_before_the_first_statement_is_a_database_that_is_away():
    connection.ensure_connection()
    with socket.socket(fileno=os.dup(connection.connection.pgconn.socket)) as line:
        line.shutdown(socket.SHUT_RDWR)
    with pytest.raises(OperationalError), transaction.atomic():
        pass
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_server_that_answered_lately_is_not_asked_again():
    connection.ensure_connection()
    assert connection.is_usable()
    answered = connection._answered
    assert connection.is_usable()
    assert connection._answered == answered
    connection._answered -= 60
    assert connection.is_usable()
    assert connection._answered > answered - 60


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", ["server", "line", "ours"])
def test_a_line_that_ended_is_seen_at_once_however_lately_it_was_used(end):
    connection.ensure_connection()
    assert connection.is_usable()
    if end == "server":
        server = connection.connection.info.backend_pid
        with psycopg.connect(os.environ["WAYSTATION_TEST_SUPERUSER"]) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [server])
    elif end == "line":
        with socket.socket(fileno=os.dup(connection.connection.pgconn.socket)) as line:
            line.shutdown(socket.SHUT_RDWR)
    else:
        connection.connection.close()
    assert not connection.is_usable()
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
