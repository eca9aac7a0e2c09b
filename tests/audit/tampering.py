"""The superuser's hand: changes the record with its guards set aside, as no code of ours can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

from tests import postgres
from waystation.audit.models import Entry

TABLES = ("audit_entry", "audit_lane")


@contextmanager
def superuser() -> Iterator[psycopg.Connection]:
    """A superuser's connection to the test's database for which no trigger fires; committed at the end."""
    url = postgres.superuser_url(connection.settings_dict["NAME"])
    with psycopg.connect(url) as held:
        held.execute("SET session_replication_role = replica")
        yield held


def tamper(*statements: str) -> None:
    """Run the statements as superuser."""
    with superuser() as held:
        for statement in statements:
            held.execute(statement)


def put_in(like: int, **changes: str) -> None:
    """Put in a copy of the entry at position ``like`` with some columns (SQL) changed."""
    named = [field.column for field in Entry._meta.concrete_fields]
    values = [changes.get(name, name) for name in named]
    tamper(
        f"INSERT INTO audit_entry ({', '.join(named)}) SELECT {', '.join(values)}"  # noqa: S608 - a test's own words
        f" FROM audit_entry WHERE position = {like}"
    )
