"""Many new rows at once: numbered from the table's sequence and sent in one statement, as JSON.

A first nightly pass writes about thirty rows for every file, each with its history; one statement takes them
several times faster than INSERT … VALUES. (COPY FROM is refused on tables with row-level security.) Only for
rows that nobody else can be making: the caller holds their clients' locks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from django.db import connection, models

#: From here it is worth its two round trips.
WORTHWHILE = 200


def insert(rows: Sequence[models.Model]) -> None:
    """Write new ``rows`` (at least one) of one table; each gets its id. Must run inside a transaction."""
    table = type(rows[0])
    fields = table._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    place = connection.ops.quote_name(table._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table._meta.db_table, len(rows)],
        )
        for row, (id_,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = id_
    read = [(str(field.column), _reader(field)) for field in fields]
    sent = json.dumps(
        [{name: value(row) for name, value in read} for row in rows], ensure_ascii=False, default=_text
    )
    # Bound by the server: quoting megabytes into the statement's text would cost more than sending them.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            f"INSERT INTO {place} ({names}) "  # noqa: S608 - our own names
            f"SELECT {names} FROM json_populate_recordset(NULL::{place}, %s::json)",
            [sent],
        )


def _reader(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """What takes a field's value from a row; moments of making are set on the way, sealed values sealed."""
    name = field.attname
    if getattr(field, "auto_now_add", False):
        return lambda row: field.pre_save(row, add=True)
    if hasattr(field, "from_db_value") and not isinstance(field, models.JSONField):
        return lambda row: field.get_db_prep_save(getattr(row, name), connection)
    return lambda row: getattr(row, name)


def _text(value: object) -> str:
    """What JSON has no form for: bytes in PostgreSQL's, days and moments as they are written."""
    return f"\\x{value.hex()}" if isinstance(value, bytes | memoryview) else str(value)
