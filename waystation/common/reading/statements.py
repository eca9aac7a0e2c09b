"""Statements whose text never changes, asked with other values each time: the server keeps their plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db import connection
from psycopg.types.numeric import Int8

Values = Mapping[str, Any] | Sequence[Any]


def prepared() -> Any:
    """A cursor of the connection in use (``scope.postgresql``) for such statements."""
    return cast("Any", connection).prepared()


def rows(sql: str, values: Values) -> list[tuple[Any, ...]]:
    """What the statement finds, through the driver alone: JSON as text, sealed columns as they are kept."""
    with prepared() as cursor:
        cursor.execute(sql, _typed(values))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def count(sql: str, values: Values) -> int:
    """How many rows the statement changed."""
    with prepared() as cursor:
        cursor.execute(sql, _typed(values))
        return int(cursor.rowcount)


def _typed(values: Values) -> Values:
    """Every number as ``bigint``: the driver would choose by size, and each choice is a plan of its own."""
    if isinstance(values, Mapping):
        return {name: _number(value) for name, value in values.items()}
    return [_number(value) for value in values]


def _number(value: Any) -> Any:
    if type(value) is int:
        return Int8(value)
    if type(value) is list:
        return [_number(one) for one in value]
    return value
