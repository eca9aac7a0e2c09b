"""Lay the tables into an empty database as the migrations up to a certain one leave them.

A first start would draw every model anew for each step that any release ever took: half a minute of a core,
and more with each release. ``tables.sql`` holds what those steps come to, the list of them included, so that
``migrate`` goes on from there. ``scripts/fresh_tables.py`` writes it; ``tests/cli/test_fresh.py`` proves it.
"""

from __future__ import annotations

from pathlib import Path

TABLES = Path(__file__).with_name("tables.sql")
#: Two first starts of one house at once: the second waits, then finds the tables there.
_LOCK = 7_292_616_155_337
_IS_OURS = """
SELECT current_schema() = 'public'
   AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'web')
   AND NOT EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
   )
"""


def lay_tables() -> bool:
    """Fill an empty database; False, and nothing is done, where anything is there or it is set up otherwise.

    A house with another schema or with other roles than ``owner`` and ``web`` takes every step by itself.
    """
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_IS_OURS)
        (is_ours,) = cursor.fetchone()
        if is_ours:
            cursor.execute(TABLES.read_text())
    return bool(is_ours)
