"""The subjects whose rows make dated duties, or other facts of a case.

A subject joins by one file ``facts/<subject>.sql`` (the columns of ``facts/orders.sql``, its name in the
first) and one line of ``SOURCES``: how a row is read, and which clocks follow from the rows of one client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from waystation.casework.queries.cases import places
from waystation.rules.law import Law
from waystation.rules.obligations import Clock
from waystation.rules.places import absences, elsewhere, leaves, moves, second


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


SOURCES: Mapping[str, Source] = {
    "leave": Source(places.leave, leaves.clocks),
    "absence": Source(places.absence, absences.clocks),
    "move": Source(places.move, moves.clocks),
    "shared": Source(places.shared, second.clocks),
    "elsewhere": Source(places.request, elsewhere.clocks),
}
