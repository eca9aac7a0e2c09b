"""Streams the files of a synthetic district into the tables: a chunk to a transaction, by COPY."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import cast

import psycopg
from django.db import connection, connections, models, transaction

from waystation.common.scope.owner import owner_passes

from .places import City, Settings, shares
from .processes import each
from .rows import made
from .staff import Login, Office, found
from .tables.columns import GIVEN, Place, Tables

#: Files per transaction: the memory of a process does not depend on how many follow.
CHUNK = 100


def build(
    city: City,
    settings: Settings,
    *,
    password: str | None,
    processes: int = 1,
    address: str = "",
    told: Callable[[int], None] = lambda files: None,
) -> list[Login]:
    """Make the whole district; who can sign in. ``told`` hears how many files are in.

    ``processes`` 1 works in this process; more start as many of their own, which reach the database by
    ``address``. The connection, and the address, are of the role that owns the tables.
    """
    offices, logins = found(city, settings, password=password)
    place = _place_of(city, settings, offices)
    chunks = range(0, settings.clients, CHUNK)
    with owner_passes():
        if processes > 1:
            connections.close_all()
            written = each(place, chunks, processes=processes, address=address)
        else:
            written = (write_chunk(place, first) for first in chunks)
        files = 0
        for count in written:
            files += count
            told(files)
    _finish(place)
    return logins


def _place_of(city: City, settings: Settings, offices: list[Office]) -> Place:
    ends = shares([street.weight for street in city.streets], settings.clients)
    return Place(settings, tuple(offices), tuple(ends), {model: _first_free(model) for model in GIVEN})


def _first_free(model: type[models.Model]) -> int:
    """The first id that nothing in the table has and its sequence has not given."""
    last = cast("int | None", model._default_manager.aggregate(last=models.Max("pk"))["last"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        (given,) = cursor.fetchone()
    return max(last or 0, int(given)) + 1


def write_chunk(place: Place, first: int) -> int:
    """The files from number ``first`` on, in one transaction; how many."""
    numbers = range(first, min(first + CHUNK, place.settings.clients))
    street_of: Mapping[int, int] = {number: bisect_right(place.ends, number) - 1 for number in numbers}
    copy(made(place, numbers, street_of))
    return len(numbers)


@transaction.atomic
def copy(tables: Tables) -> None:
    """Copy the sheets in."""
    with connection.cursor() as cursor:
        for sheet in tables.sheets.values():
            if sheet.lines:
                with cast("psycopg.Cursor", cursor.cursor).copy(sheet.statement) as stream:
                    stream.write("".join(sheet.lines))


def _finish(place: Place) -> None:
    """The sequences go on behind the given ids, and the planner learns what is there."""
    with connection.cursor() as cursor:
        for model in GIVEN:
            last = model._default_manager.aggregate(last=models.Max("pk"))["last"]
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [model._meta.db_table, max(place.first_ids[model], last or 0)],
            )
        cursor.execute("ANALYZE")
