"""Asking the functions of the database that write the ledger (ADR 0019), and how they refuse."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db import DatabaseError, transaction
from django.http import Http404

from waystation.common.reading import statements


class Refused(Exception):
    """What the database said no to: its state, and the number it told."""

    def __init__(self, state: str, number: int) -> None:
        super().__init__(state)
        self.state, self.number = state, number


def asked(sql: str, values: statements.Values) -> list[tuple[Any, ...]]:
    """What a function of the ledger says. Raises Http404 out of reach, Refused for its other refusals."""
    try:
        with transaction.atomic(savepoint=False):
            return statements.rows(sql, values)
    except DatabaseError as problem:
        cause = problem.__cause__
        if not isinstance(cause, psycopg.Error) or not (cause.sqlstate or "").startswith("WS"):
            raise
        if cause.sqlstate == "WS404":
            raise Http404 from None
        raise Refused(str(cause.sqlstate), int(cause.diag.message_detail or 0)) from None
