"""A process dies in the middle of an action, by SIGKILL: nothing of it is written, and it can be done again.

The action runs in a process forked from the test's, on a connection of its own, with the words of its case of
``tests.at_once``. It dies at its commit, when all is written and nothing holds yet, and before one of its
writes. What the tables hold is compared whole, row by row, all of them.
"""

from __future__ import annotations

import os
import re
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

import psycopg
from django.db import connection, connections

from tests import postgres
from tests.at_once import PATIENCE, Case, _own, action
from tests.people import Cast
from waystation.audit.models import Entry

_WRITES = re.compile(r"\s*(?:WITH\b.*?\b)?(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE | re.DOTALL)
Act = Callable[[], object]


class Tables:
    """What the database holds, whoever may reach it."""

    def __init__(self) -> None:
        name = connection.settings_dict["NAME"]
        self.line = psycopg.connect(postgres.superuser_url(name), autocommit=True)
        tables = [
            table
            for (table,) in self.line.execute(
                "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
        ]
        self.question = " UNION ALL ".join(
            f"SELECT '{table}', count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t"  # noqa: S608 - the database's own names
            for table in tables
        )

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.line.close()

    def held(self) -> dict[str, tuple[int, str]]:
        """Table → how many rows, and a sum over them all."""
        return {table: (count, mark) for table, count, mark in self.line.execute(self.question)}

    def await_quiet(self) -> None:
        """Return when the server has noticed that the dead process is gone."""
        others = (
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        deadline = time.monotonic() + PATIENCE
        while self.line.execute(others).fetchone() != (0,):
            assert time.monotonic() < deadline, "a session of the dead process is still there"
            time.sleep(0.005)


def die_in(act: Act, write: int = 0) -> int:
    """Run ``act`` in a process that dies before its ``write``-th write; 0: at its first commit.

    Returns how many writes it had come to.
    """
    connections.close_all()  # a line that two processes share would break for both
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Of the threads that a fork leaves behind, the child asks nothing: it ends by a signal.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _live_and_die(act, write, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        deadline = time.monotonic() + PATIENCE
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.002)
        said = told.read()
    assert os.waitstatus_to_exitcode(ended[1]) == -signal.SIGKILL, said or "it did not come so far"
    return int(said)


def _live_and_die(act: Act, write: int, told: int) -> NoReturn:
    come = 0

    def die(*_words: object) -> NoReturn:
        os.write(told, str(come).encode())
        os.kill(os.getpid(), signal.SIGKILL)
        raise SystemExit  # never reached

    def around(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        nonlocal come
        if _WRITES.match(str(sql)):
            come += 1
            if come == write:
                die()
        return execute(sql, params, many, context)

    try:
        connection.execute_wrappers.append(around)
        if not write:
            connection._commit = die
        act()
    except BaseException as trouble:  # noqa: BLE001 - nothing may get out of here: the test runs in the parent
        with suppress(OSError):
            os.write(told, f"{type(trouble).__name__}: {trouble}".encode())
    os._exit(0)


def trouble(name: str, case: Case, world: Cast, *, everywhere: bool) -> list[str]:
    """What was left behind, and whether the action could be done afterwards; empty if all is well.

    ``everywhere``: it dies before each of its writes, not only in the middle of them.
    """
    made = case.make(world)
    said = made[0] if isinstance(made, tuple) else made
    act = action(name)
    wrong = left_by(lambda: act(**_own(said)), everywhere=everywhere)
    before = Entry.objects.filter(verb=case.verb).count()
    if (number := goes(lambda: act(**_own(said)))) > 1:
        wrong.append(f"is written in {number} transactions: killed between them, it is half-written")
    entered = Entry.objects.filter(verb=case.verb).count() - before
    if not entered and 0 not in case.entries:  # 0: where there may be nothing left to do
        wrong.append("could not be done afterwards")
    return [f"{name}: {line}" for line in wrong]


def goes(act: Act) -> int:
    """Run ``act`` to its end; in how many transactions it wrote."""
    written = [0]

    def around(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        written[-1] += bool(_WRITES.match(str(sql)))
        return execute(sql, params, many, context)

    commit = connection._commit

    def committed() -> object:
        written.append(0)
        return commit()

    with connection.execute_wrapper(around):
        connection._commit = committed
        try:
            act()
        finally:
            del connection._commit
    return sum(bool(count) for count in written)


def left_by(act: Act, *, everywhere: bool) -> list[str]:
    """Which tables differ after ``act`` was killed, and at which of its writes."""
    wrong = []
    with Tables() as tables:
        before = tables.held()

        def kill(write: int) -> int:
            come = die_in(act, write)
            tables.await_quiet()
            after = tables.held()
            if different := [table for table in before if before[table] != after[table]]:
                moment = f"write {write}" if write else "its commit"
                wrong.append(f"killed at {moment}, left something in {different}")
            return come

        writes = kill(0)
        for write in range(1, writes + 1) if everywhere else {writes // 2 + 1} & set(range(1, writes + 1)):
            kill(write)
    return wrong
