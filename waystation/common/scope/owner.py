"""The owner of the tables, for a while without the walls: for COPY.

PostgreSQL refuses COPY FROM on a walled table to everybody whom the wall holds, and the walls are forced on
the owner too. While the force is off, the role that serves is held as ever; only the owner passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_WALLED = (
    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
    "WHERE c.relrowsecurity AND p.polname = 'wall' ORDER BY 1"
)


@contextmanager
def owner_passes() -> Iterator[None]:
    """Outside any transaction, connected as the owner. A process that is killed inside leaves the force off:
    the next use of this puts it back on."""
    _force(on=False)
    try:
        yield
    finally:
        _force(on=True)


def _force(*, on: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_WALLED)
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {'' if on else 'NO '}FORCE ROW LEVEL SECURITY")
