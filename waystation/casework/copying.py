"""Many new rows at once: numbered from the table's sequence and sent with COPY.

A first nightly pass writes about thirty rows for every file, each with its history; COPY takes them several
times faster than INSERT. Only for rows that nobody else can be making: the caller holds their clients' locks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, models

#: From here COPY is worth its two round trips.
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
        read = [_reader(field) for field in fields]
        with cursor.copy(f"COPY {place} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([value(row) for value in read])


def _reader(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """What takes a field's value from a row as COPY wants it; moments of making are set on the way."""
    name = field.attname
    if isinstance(field, models.JSONField):
        return lambda row: json.dumps(getattr(row, name), ensure_ascii=False)
    if getattr(field, "auto_now_add", False):
        return lambda row: field.pre_save(row, add=True)
    return lambda row: getattr(row, name)
