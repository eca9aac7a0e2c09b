"""Query sets whose SQL is worked out once and asked again with another row's number.

Django builds the SQL of a query set anew each time, which costs ten times what PostgreSQL needs to answer.
A page opens the same few query sets thousands of times a day. ``first`` keeps the SQL under ``key``: whatever
the query set depends on must be in the key as plain values, above all what the person reaches
(``clients.access.asker``), so a changed grant or rule can never meet a kept SQL. A condition (``Q``) is no
key: one that holds a query set is never equal to the next, and what is kept under it is never found again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count, Model, Q, QuerySet, Value
from django.db.models.expressions import BaseExpression
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

from .statements import prepared

#: Stands for the number of the row wanted while the SQL is worked out.
ROW = 2**61 - 1
#: Stand for typed words while the SQL is worked out (characters for private use, long as a word may be), so
#: that one SQL serves every word and no word is kept.
WORDS = ("\ue000" * 4, "\ue001" * 4, "\ue002" * 4, "\ue003" * 4)
#: How many are kept: a few shapes for each person who is at work.
_KEPT = 2048

_NONE: Mapping[str, str] = {}

_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class _Objects:
    """How a row becomes an object with those it was joined to; as ``ModelIterable`` does it."""

    model: type[Model]
    names: list[str]
    columns: slice
    joined: tuple[Any, ...]
    annotations: tuple[tuple[str, int], ...]

    def made(self, rows: Sequence[Any]) -> Iterator[Model]:
        for row in rows:
            found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.columns])
            for populator in self.joined:
                populator.populate(row, found)
            for name, place in self.annotations:
                setattr(found, name, row[place])
            yield found


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is the same for everybody whose query sets look alike: the SQL, and what its rows become."""

    sql: str
    locks: bool
    width: int | None
    converters: tuple[tuple[int, tuple[Any, ...], Any], ...]
    objects: _Objects

    def read(self, values: Sequence[Any], connection: Any) -> list[Any]:
        """The rows, columns turned into what Django makes of them."""
        if self.locks and connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        with prepared() as cursor:
            cursor.execute(self.sql, values)
            found: list[Any] = cursor.fetchall()
        if self.width is not None:
            found = [one[: self.width] for one in found]
        return [self._converted(list(one), connection) for one in found] if self.converters else found

    def _converted(self, row: list[Any], connection: Any) -> list[Any]:
        for place, converters, expression in self.converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        return row


@dataclass(frozen=True, slots=True)
class _Kept:
    """One person's values for a shape; ``rows`` and ``words`` are the places where a mark stands."""

    shape: _Shape
    values: tuple[Any, ...]
    rows: tuple[int, ...]
    words: tuple[int, ...]

    def read(self, row: int = ROW, words: Mapping[str, str] = _NONE) -> list[Any]:
        """The rows, with ``row`` and ``words`` in place of their marks."""
        connection, values = connections[DEFAULT_DB_ALIAS], list(self.values)
        for place in self.rows:
            values[place] = type(values[place])(row)
        for place in self.words:
            values[place] = _said(values[place], words, connection)
        return self.shape.read(values, connection)

    def objects(self, row: int = ROW, words: Mapping[str, str] = _NONE) -> Iterator[Model]:
        """The same as objects of their model."""
        return self.shape.objects.made(self.read(row, words))


def _said(value: str, words: Mapping[str, str], connection: Any) -> str:
    """The value with the words in place of their marks; in a pattern, as Django would write them there."""
    if value in words:
        return words[value]
    for mark, word in words.items():
        value = value.replace(mark, connection.ops.prep_for_like_query(word))
    return value


_known: dict[Hashable, _Kept | None] = {}
_UNKNOWN: Any = object()
#: Model, whether its rows become objects, SQL → shape.
_shapes: dict[tuple[type[Model], bool, str], _Shape] = {}


def _made(build: Callable[[], QuerySet[Any]]) -> _Kept | None:
    """None: no row can ever meet the conditions."""
    rows = build()
    compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    alike = rows.model, compiler.klass_info is not None, sql
    shape = _shapes.get(alike)
    if shape is None:
        shape = _shapes[alike] = _shape(sql, compiler, locks=bool(rows.query.select_for_update))
    return _Kept(
        shape,
        tuple(values),
        tuple(place for place, value in enumerate(values) if value == ROW),
        tuple(place for place, value in enumerate(values) if _is_marked(value)),
    )


def _shape(sql: str, compiler: Any, *, locks: bool) -> _Shape:
    fields = [column[0] for column in compiler.select[: compiler.col_count]]
    return _Shape(
        sql,
        locks,
        compiler.col_count if compiler.has_extra_select else None,
        tuple((place, tuple(how), what) for place, (how, what) in compiler.get_converters(fields).items()),
        _objects(compiler),
    )


def _is_marked(value: Any) -> bool:
    return isinstance(value, str) and any(mark in value for mark in WORDS)


def _objects(compiler: Any) -> _Objects:
    info = compiler.klass_info
    if info is None:  # tuples
        return _Objects(Model, [], slice(0), (), ())
    columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    return _Objects(
        info["model"],
        [column[0].target.attname for column in compiler.select[columns]],
        columns,
        tuple(get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)),  # type: ignore[call-arg]  # 5.2
        tuple((compiler.annotation_col_map or {}).items()),
    )


def _sought(key: tuple[Hashable, ...], build: Callable[[], QuerySet[Any]]) -> _Kept | None:
    found = _known.get(key, _UNKNOWN)  # one look: another thread may empty the store at any moment
    if found is not _UNKNOWN:
        return cast("_Kept | None", found)
    if any(isinstance(part, (Q, QuerySet, BaseExpression)) for part in key):
        raise TypeError(f"A condition is no key: {key[0]}")
    if len(_known) >= _KEPT:
        _known.clear()
        _shapes.clear()
    made = _known[key] = _made(build)
    return made


def first(key: tuple[Hashable, ...], row: int, build: Callable[[], QuerySet[_Row]]) -> _Row | None:
    """The one row of ``build()``, in which ``ROW`` stands where ``row`` is meant; None if there is none.

    ``key`` names the query set and holds everything it depends on besides ``row``.
    """
    kept = _sought(key, build)
    return cast("_Row | None", next(kept.objects(row), None)) if kept else None


def tuples(
    key: tuple[Hashable, ...], build: Callable[[], QuerySet[Any, Any]], words: Mapping[str, str] = _NONE
) -> list[tuple[Any, ...]]:
    """The rows of ``build()``, a ``values_list``; ``key`` holds all that it depends on, the day included.

    ``words``: mark (``WORDS``) → the word that is meant.
    """
    kept = _sought(key, build)
    return [tuple(row) for row in kept.read(words=words)] if kept else []


class Rows(Generic[_Row]):
    """The rows of ``build()`` as a list to be counted, cut and read; ``key`` as in ``tuples``."""

    def __init__(
        self,
        key: tuple[Hashable, ...],
        build: Callable[[], QuerySet[_Row]],
        words: Mapping[str, str] = _NONE,
    ) -> None:
        self._key, self._build, self._words = key, build, words

    def count(self) -> int:
        """How many there are; one statement."""

        def counted() -> QuerySet[Any, Any]:
            rows = self._build().order_by().annotate(_all=Value(1)).values("_all")
            counts: QuerySet[Any, Any] = rows.annotate(_n=Count("pk")).values_list("_n")
            return counts

        return sum(n for (n,) in tuples((*self._key, "count"), counted, self._words))

    def __getitem__(self, part: slice) -> list[_Row]:
        return self._read((*self._key, part.start, part.stop), lambda: self._build()[part])

    def __iter__(self) -> Iterator[_Row]:
        return iter(self._read((*self._key, None, None), self._build))

    def _read(self, key: tuple[Hashable, ...], build: Callable[[], QuerySet[_Row]]) -> list[_Row]:
        kept = _sought(key, build)
        return cast("list[_Row]", list(kept.objects(words=self._words))) if kept else []
