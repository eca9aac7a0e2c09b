"""A refused row must not put a person's name into the log."""

from __future__ import annotations

import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError, connection

from waystation.config.log_lines import WithoutRows


def written(error: Exception) -> str:
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "broken: %s", (error,), sys.exc_info())
    return WithoutRows("%(levelname)s %(message)s").format(record)


@pytest.mark.django_db(transaction=True)
def test_the_values_of_a_refused_row_are_left_out():
    with connection.cursor() as cursor:
        try:
            cursor.execute(
                "INSERT INTO clients_clientname (client_id, kind, text, pinyin, initials)"
                " VALUES (NULL, 'current', '周秀英', 'zhou xiu ying', 'zxy')"
            )
        except IntegrityError as error:
            assert "周秀英" in str(error)
            line = written(error)
    assert "周秀英" not in line
    assert "zhou xiu ying" not in line
    assert "DETAIL: (left out)" in line
    assert "null value in column" in line


def test_the_console_writes_that_way():
    assert settings.LOGGING["formatters"]["line"]["()"] == "waystation.config.log_lines.WithoutRows"
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "line"
