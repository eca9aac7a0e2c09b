"""A line that is cut while a page begins is a database that is away (503), not a fault of ours (500)."""

import os
import socket

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
