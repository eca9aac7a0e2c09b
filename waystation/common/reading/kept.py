"""Query sets whose SQL is worked out once and asked again with another row's number.

Django builds the SQL of a query set anew each time, which costs ten times what PostgreSQL needs to answer.
A page opens the same few query sets thousands of times a day. ``first`` keeps the SQL under ``key``: whatever
the query set depends on must be in the key, above all the condition that says whose rows may be seen (a ``Q``
is equal to another with the same content), so a changed grant or rule can never meet a kept SQL.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, Model, QuerySet, Value
from django.db.models.query import ModelIterable
from django.db.transaction import TransactionManagementError

#: Stands for the number of the row wanted while the SQL is worked out.
ROW = 2**61 - 1
#: How many are kept: a few shapes for each person who is at work.
_KEPT = 2048

_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class _Kept:
    """SQL with its values, and what is needed to turn rows into objects."""

    compiler: Any
    model: type[Model]
    sql: str
    values: tuple[Any, ...]
    locks: bool


class _Asked:
    """What ``ModelIterable`` wants to know of a query set, without one."""

    _known_related_objects: dict[Any, Any] = {}  # never written

    def __init__(self, kept: _Kept, row: int) -> None:
        self.db = DEFAULT_DB_ALIAS
        self.model = kept.model
        self.query = self
        connection = connections[self.db]
        if kept.locks and connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        self._compiler = copy.copy(kept.compiler)
        self._compiler.connection = connection
        values = tuple(row if value == ROW else value for value in kept.values)
        self._compiler.as_sql = lambda: (kept.sql, values)

    def get_compiler(self, using: str) -> Any:
        """The kept SQL as a compiler that need not compile."""
        return self._compiler


_known: dict[Hashable, _Kept | None] = {}


def _made(build: Callable[[], QuerySet[Any]]) -> _Kept | None:
    """None: no row can ever meet the conditions."""
    rows = build()
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    return _Kept(compiler, rows.model, sql, tuple(values), bool(rows.query.select_for_update))


def first(key: tuple[Hashable, ...], row: int, build: Callable[[], QuerySet[_Row]]) -> _Row | None:
    """The one row of ``build()``, in which ``ROW`` stands where ``row`` is meant; None if there is none.

    ``key`` names the query set and holds everything it depends on besides ``row``.
    """
    kept = _sought(key, build)
    if kept is None:
        return None
    asked: Any = _Asked(kept, row)
    return cast("_Row | None", next(iter(ModelIterable(asked)), None))


def _sought(key: Hashable, build: Callable[[], QuerySet[Any]]) -> _Kept | None:
    if key not in _known:
        if len(_known) >= _KEPT:
            _known.clear()
        _known[key] = _made(build)
    return _known[key]


def tuples(key: tuple[Hashable, ...], build: Callable[[], QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """The rows of ``build()``, a ``values_list``; ``key`` holds all that it depends on, the day included."""
    kept = _sought(key, build)
    if kept is None:
        return []
    compiler = _Asked(kept, ROW).get_compiler(DEFAULT_DB_ALIAS)
    return list(compiler.results_iter(tuple_expected=True))


class Rows(Generic[_Row]):
    """The rows of ``build()`` as a list to be counted, cut and read; ``key`` as in ``tuples``."""

    def __init__(self, key: tuple[Hashable, ...], build: Callable[[], QuerySet[_Row]]) -> None:
        self._key, self._build = key, build

    def count(self) -> int:
        """How many there are; one statement."""

        def counted() -> QuerySet[Any, Any]:
            rows = self._build().order_by().annotate(_all=Value(1)).values("_all")
            counts: QuerySet[Any, Any] = rows.annotate(_n=Count("pk")).values_list("_n")
            return counts

        return sum(n for (n,) in tuples((*self._key, "count"), counted))

    def __getitem__(self, part: slice) -> list[_Row]:
        return self._read((*self._key, part.start, part.stop), lambda: self._build()[part])

    def __iter__(self) -> Iterator[_Row]:
        return iter(self._read((*self._key, None, None), self._build))

    def _read(self, key: tuple[Hashable, ...], build: Callable[[], QuerySet[_Row]]) -> list[_Row]:
        kept = _sought(key, build)
        asked: Any = _Asked(kept, ROW) if kept is not None else None
        return list(ModelIterable(asked)) if asked else []
