"""A refused row must not put a person's name into the log."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.db import IntegrityError, connection

from waystation.config.log_lines import WithoutRows


@pytest.mark.django_db(transaction=True)
def test_the_values_of_a_refused_row_are_left_out():
    with connection.cursor() as cursor, pytest.raises(IntegrityError) as caught:
        cursor.execute(
            # A table without row-level policies: of those with them PostgreSQL tells no row itself.
            "INSERT INTO accounts_user (username, name, email, password, is_active, must_change_password,"
            " made_at) VALUES (NULL, '周秀英', 'zhou xiu ying', 'x', true, false, now())"
        )
    assert "周秀英" in str(caught.value)
    broken = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "broken: %s", (caught.value,), broken)

    line = WithoutRows("%(levelname)s %(message)s").format(record)

    assert "周秀英" not in line
    assert "zhou xiu ying" not in line
    assert line.count("DETAIL: (left out)") >= 2  # in the message and in the traceback
    assert "null value in column" in line


def test_the_console_writes_that_way():
    assert settings.LOGGING["formatters"]["line"]["()"] == "waystation.config.log_lines.WithoutRows"
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "line"
