"""The subjects whose rows make dated duties, or other facts of a case.

A subject joins by one file ``facts/<subject>.sql`` (the columns of ``facts/orders.sql``, its name in the
first) and one line of ``SOURCES``: how a row is read, and which clocks follow from the rows of one client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from waystation.rules.law import Law
from waystation.rules.obligations import Clock
from waystation.rules.screening.calls import Call


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


def _call(row: Row) -> Call:
    assert row.order is not None and row.d1 is not None  # noqa: S101, PT018 - both are NOT NULL
    return Call(row.id, row.order, row.d1, row.d2)


SOURCES: Mapping[str, Source] = {
    # What they ask for depends on the tests, so the engine makes their clocks.
    "call": Source(_call, lambda rows, law: ()),
}
