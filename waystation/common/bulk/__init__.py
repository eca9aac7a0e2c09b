"""Many new rows at once, column by column, in one statement; no model object for any of them.

Each column travels as one PostgreSQL array, written out as text, and ``unnest`` makes rows of them again: the
statement is the same for ten rows and for ten thousand, and PostgreSQL reads an array faster than VALUES or
JSON. Policies, checks, keys and triggers hold as for any INSERT. (COPY FROM would be faster still; PostgreSQL
refuses it on tables with row-level security.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from .arrays import writer

__all__ = ["insert", "insert_rows", "numbers", "references_checked_at_once"]

# The sequence is looked up once, not for every number.
_NUMBERS = """
    SELECT nextval(found.sequence)
    FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence OFFSET 0) AS found,
         generate_series(1, %s)
"""


@contextmanager
def references_checked_at_once() -> Iterator[None]:
    """Have references checked as each statement ends; outside, at the commit. For work inside a transaction.

    Until the commit the database keeps a note of every reference of every row. For thousands of rows the
    checks cost half of that at once, and a wrong one is refused where it is made.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def numbers(model: type[models.Model], count: int) -> list[int]:
    """The next ``count`` ids of the table, for rows that are about to be inserted."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [model._meta.db_table, count])
        return [id_ for (id_,) in cursor.fetchall()]


def insert(model: type[models.Model], columns: Mapping[str, Sequence[Any]]) -> list[int]:
    """Insert rows given as columns (attribute name → one value a row); their ids, in the same order.

    What is not given gets the field's default, and moments of making the present one. Sealed columns are
    given open; JSON as it was dumped. Ids are taken from the sequence unless ``id`` is given. To be called
    inside a transaction. ValueError for columns of different lengths, for one that the table does not have,
    and for a text with a NUL character, which PostgreSQL knows in no text.
    """
    table = _table(model)
    if not columns.keys() <= table.fields.keys():
        raise ValueError(f"{table.name} has no {sorted(columns.keys() - table.fields.keys())}")
    counts = {len(column) for column in columns.values()}
    if len(counts) != 1:
        raise ValueError(f"{table.name}: columns of different lengths")
    (count,) = counts
    if not count:
        return []
    ids = list(columns["id"]) if "id" in columns else numbers(model, count)
    given = {"id": ids, **columns}
    sent = {
        name: field.written(given[name]) if name in given else field.unset()
        for name, field in table.fields.items()
    }
    # Bound by the server: quoting megabytes into the statement's text would cost more than sending them.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(table.statement(frozenset(given)), sent)
    return ids


def insert_rows(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """:func:`insert` for rows that say their values by name; all of them say the same names."""
    return insert(model, {name: [row[name] for row in rows] for name in rows[0]}) if rows else []


class _Field:
    """How one column travels."""

    def __init__(self, field: models.Field[Any, Any]) -> None:
        self.field = field
        self.column = connection.ops.quote_name(str(field.column))
        # A varchar's length is left to the assignment: a cast would cut what is too long.
        kind = (field.db_type(connection) or "text").partition("(")[0].replace("varchar", "text")
        is_array = isinstance(field, ArrayField)
        self.kind = "text[]" if is_array else kind
        self.sent_as = "text" if is_array else kind
        self.written = writer(field)

    def unset(self) -> Any:
        """The one value of all rows where none was given."""
        if getattr(self.field, "auto_now", False) or getattr(self.field, "auto_now_add", False):
            return self.field.pre_save(self.field.model(), add=True)
        return self.field.get_db_prep_save(self.field.get_default(), connection)


class _Table:
    """The table of a model: its fields by attribute name, and its statements."""

    def __init__(self, model: type[models.Model]) -> None:
        self.name = model._meta.db_table
        self.fields = {field.attname: _Field(field) for field in model._meta.concrete_fields}
        self._statements: dict[frozenset[str], str] = {}

    def statement(self, given: frozenset[str]) -> str:
        """The INSERT in which ``given`` are arrays and the other columns one value for all rows."""
        if given not in self._statements:
            self._statements[given] = self._insert(given)
        return self._statements[given]

    def _insert(self, given: frozenset[str]) -> str:
        arrays = {name: field for name, field in self.fields.items() if name in given}
        columns = ", ".join(field.column for field in self.fields.values())
        values = ", ".join(
            f"r.{field.column}::{field.kind}" if name in given else f"%({name})s::{field.kind}"
            for name, field in self.fields.items()
        )
        sent = ", ".join(f"%({name})s::{field.sent_as}[]" for name, field in arrays.items())
        names = ", ".join(field.column for field in arrays.values())
        place = connection.ops.quote_name(self.name)
        return f"INSERT INTO {place} ({columns}) SELECT {values} FROM unnest({sent}) AS r({names})"  # noqa: S608 - our own names


@cache
def _table(model: type[models.Model]) -> _Table:
    return _Table(model)
