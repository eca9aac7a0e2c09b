"""The subjects whose rows make dated duties, or other facts of a case.

A subject joins by one file ``facts/<subject>.sql`` (the columns of ``facts/orders.sql``, its name in the
first) and one line of ``SOURCES``: how a row is read, and which clocks follow from the rows of one client.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from waystation.rules import orders, release
from waystation.rules.law import Law
from waystation.rules.obligations import Clock


class Row(NamedTuple):
    """One row of a file in ``facts``; what the columns mean depends on the source."""

    source: str
    client: int
    id: int
    order: int | None
    d1: date | None
    d2: date | None
    d3: date | None
    d4: date | None
    d5: date | None
    d6: date | None
    d7: date | None
    a: str
    b: str
    c: str
    d: str
    e: str
    f: str
    n: int | None
    more: str | None


@dataclass(frozen=True)
class Source:
    """``read``: a row as the rules see it; ``clocks``: what is due because of one client's rows."""

    read: Callable[[Row], Any]
    clocks: Callable[[Sequence[Any], Law], Iterable[Clock]]


def _release(row: Row) -> release.Release:
    assert row.d1 is not None  # noqa: S101 - asked for in the statement
    done = ((pk, deed, date.fromisoformat(on)) for pk, deed, on in json.loads(row.more or "[]"))
    return release.Release(
        row.id,
        row.d1,
        recovery=row.a == orders.Kind.RECOVERY,
        stands=row.b == orders.State.COMPLETED,
        done=release.standing_deeds(done),
    )


def _aftercare(row: Row) -> release.Aftercare:
    assert row.d1 is not None  # noqa: S101 - always set
    assert row.n is not None  # noqa: S101 - always set
    met = tuple((pk, date.fromisoformat(on)) for pk, on in json.loads(row.more or "[]"))
    return release.Aftercare(row.id, row.d1, row.n, row.d2, met)


SOURCES: Mapping[str, Source] = {
    "release": Source(_release, release.release_clocks),
    "aftercare": Source(_aftercare, release.aftercare_clocks),
}
