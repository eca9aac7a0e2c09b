"""Django's PostgreSQL backend, with the present scope told to the server inside every transaction.

The settings hold for one transaction only (``set_config(…, true)``): through a pooler in transaction mode
the next transaction on the same server connection may be somebody else's. ``BEGIN`` and the settings travel
together, so that a page pays no further round trip for them. A statement outside any transaction gets one
of its own where a scope is set.

The module has the name that Django asks of a backend.
"""

from __future__ import annotations

import contextlib
import select
import time
from collections.abc import Callable
from functools import lru_cache
from os.path import commonprefix
from typing import Any

import psycopg
from django.db import Error, transaction
from django.db.backends.postgresql import base, operations
from django.db.backends.utils import debug_transaction
from psycopg.pq import DiagnosticField, ExecStatus
from psycopg.sql import quote as quoted

from waystation.common import scope
from waystation.common.scope import Scope

#: Statements that only begin, mark or end; in a transaction that broke they are the only ones that work.
_CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "BEGIN", "SET", "SHOW")
#: Those, and the ones that may have to stand outside any transaction and read no row of ours.
_ALONE = (
    *_CONTROL,
    "VACUUM",
    "ANALYZE",
    "CREATE",
    "DROP",
    "ALTER",
    "REINDEX",
    "CLUSTER",
    "LISTEN",
    "UNLISTEN",
)

#: Seconds for which a server that answered is believed to be there as long as the line is quiet.
_LATELY = 10.0
#: Executions after which the driver would prepare a statement that did not ask for it.
_NEVER_BY_ITSELF = 2**31


@lru_cache(maxsize=4096)
def telling(wanted: Scope) -> str:
    """The statement that tells the server ``wanted`` for the rest of the transaction.

    ``low`` and ``high`` bound the paths of all areas, for the index; ``areas``, ``stations`` and ``files``
    are exact.
    """
    low = commonprefix(wanted.areas) if wanted.areas else ""  # noqa: RUF071 - letter by letter is meant
    settings = {
        "low": low,
        "high": f"{low}~" if wanted.areas else "",
        "areas": _array(wanted.areas),
        "stations": _array(wanted.stations),
        "files": _array(wanted.files),
        "user": "" if wanted.user is None else str(wanted.user),
        "everything": "on" if wanted.is_everything else "",
    }
    told = ", ".join(f"set_config('waystation.{name}', {quoted(v)}, true)" for name, v in settings.items())
    return f"SELECT {told}"


def _array(items: tuple[str, ...] | tuple[int, ...]) -> str:
    """PostgreSQL's text of an array; of none: nothing, which the policies read as no row."""
    return "{" + ",".join(f'"{item}"' for item in items) + "}" if items else ""


def _starts_with(sql: object, words: tuple[str, ...]) -> bool:
    return (sql if isinstance(sql, str) else str(sql))[:12].lstrip().upper().startswith(words)


class _Prepared(base.CursorMixin, psycopg.Cursor[Any]):
    """A cursor that has the server plan each text once a connection; values travel beside the text."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        return super().execute(query, params, **({"prepare": True} | how))


class _Operations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> Any:
        """As Django's; for whoever lists statements, the values are written into the text."""
        if isinstance(cursor, _Prepared):
            return self.compose_sql(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection. ``_told`` is the scope that the server's running transaction has been told."""

    ops_class = _Operations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: Scope | None = None
        self._answered = 0.0
        self._marks: dict[str, Scope | None] = {}
        self.execute_wrappers.append(self._within_scope)

    def init_connection_state(self) -> None:
        """As Django's; whether the server can keep statements for us.

        It can where the process that answers is the one that greeted us: a pooler greets by itself.
        """
        super().init_connection_state()
        answer = self.connection.pgconn.exec_(b"SELECT pg_backend_pid()")
        answers = answer.get_value(0, 0) if answer.status == ExecStatus.TUPLES_OK else None
        if answers == str(self.connection.info.backend_pid).encode():
            self.connection.prepare_threshold = _NEVER_BY_ITSELF

    def is_usable(self) -> bool:
        """As Django's, which asks the server before every page; one that answered lately is looked at only.

        A server that ends, and one that ends our line, closes it or says so: then there is something to read.
        """
        lately = time.monotonic() < self._answered + _LATELY
        if lately and self.connection is not None and not self.connection.closed and not self._heard():
            return True
        usable: bool = super().is_usable()
        self._answered = time.monotonic() if usable else 0.0
        return usable

    def _heard(self) -> bool:
        """Whether anything came on the line that nobody asked for, its end included."""
        line = select.poll()
        line.register(self.connection.pgconn.socket, select.POLLIN)
        return bool(line.poll(0))

    def prepared(self) -> Any:
        """A cursor for statements that are asked again and again, with nothing but their values different.

        Planning the client page's largest statement takes the server several times as long as answering it:
        every walled table brings its policy along. Policies are asked at every execution as ever; after a
        table was altered or analysed the server plans anew. Behind a pooler in transaction mode, where the
        next transaction may be on another server connection, it is an ordinary cursor.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        if self.connection.prepare_threshold is None:
            return self.cursor()
        with self.wrap_database_errors:
            cursor = _Prepared(self.connection)
            return self._prepare_cursor(cursor)  # type: ignore[attr-defined]  # Django's own name

    def _within_scope(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Around every statement: tell the scope first where it is not the one that was told."""
        wanted = scope.present()
        if self.autocommit:
            if wanted != scope.NOTHING and scope.matters() and not _starts_with(sql, _ALONE):
                with transaction.atomic(using=self.alias):
                    return execute(sql, params, many, context)
        elif self._must_tell(wanted) and not _starts_with(sql, _CONTROL):
            self._tell(wanted)
        return execute(sql, params, many, context)

    def _must_tell(self, wanted: Scope) -> bool:
        return self._told != wanted and not self.needs_rollback and scope.matters()

    def _tell(self, wanted: Scope) -> None:
        """Inside a running transaction: tests, and a scope entered within another."""
        said = telling(wanted)
        with debug_transaction(self, said), self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(said)
        self._told = wanted

    # -- beginnings and ends ------------------------------------------------------------------------------

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)
        self._forget()
        if not autocommit:
            try:
                self._begin(scope.present() if scope.matters() else scope.NOTHING)
            except Error:  # Django still believes that nothing began
                with contextlib.suppress(psycopg.Error):
                    self.connection.autocommit = True
                raise

    def _begin(self, wanted: Scope) -> None:
        """``BEGIN`` and the scope in one message; the driver alone would send them one after the other."""
        with self.wrap_database_errors:
            try:
                result = self.connection.pgconn.exec_(f"BEGIN; {telling(wanted)}".encode())
            except MemoryError:  # what libpq's "no result" becomes when the connection is gone
                raise psycopg.OperationalError("the connection is lost") from None
            if result.status != ExecStatus.TUPLES_OK:
                # Libpq's own words have no code; a line just cut may still be called whole.
                if not result.error_field(DiagnosticField.SQLSTATE):
                    raise psycopg.OperationalError("the connection is lost")
                raise psycopg.errors.error_from_result(result)
        self._told = wanted

    def _commit(self) -> Any:
        self._forget()
        return super()._commit()

    def _rollback(self) -> Any:
        self._forget()
        return super()._rollback()

    def _close(self) -> Any:
        self._forget()
        return super()._close()

    def _forget(self) -> None:
        self._told = None
        self._marks.clear()

    # -- savepoints ---------------------------------------------------------------------------------------

    def _savepoint(self, sid: str) -> None:
        """As ``BEGIN``: a page inside a test's transaction costs what it costs outside."""
        wanted = scope.present()
        said = self.ops.savepoint_create_sql(sid)
        if self._must_tell(wanted):
            said, self._told = f"{telling(wanted)}; {said}", wanted
        with self.cursor() as cursor:
            cursor.execute(said)
        self._marks[sid] = self._told

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        self._told = self._marks.get(sid)

    def _savepoint_commit(self, sid: str) -> None:
        super()._savepoint_commit(sid)
        self._marks.pop(sid, None)
