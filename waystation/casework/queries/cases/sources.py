"""The subjects whose rows make dated duties, or other facts of a case.

A subject joins by one file ``facts/<subject>.sql`` (the columns of ``facts/orders.sql``, its name in the
first) and one line of ``SOURCES``: how a row is read, and which clocks follow from the rows of one client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from waystation.rules.law import Law
from waystation.rules.obligations import Clock
from waystation.rules.specimens import objections
from waystation.rules.specimens.objections import Decision, ObjectionFacts, Origin, Stage, Verdict


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


def _objection(row: Row) -> ObjectionFacts:
    """``objections.sql``."""
    return ObjectionFacts(
        id=row.id,
        screening_id=row.n or 0,
        order_id=row.order,
        stage=Stage(row.a),
        origin=Origin(row.b),
        asked_on=cast("date", row.d1),
        result_told_on=row.d2,
        decided_on=row.d3,
        decision=Decision(row.c) if row.c else None,
        laboratory=row.e,
        sent_on=row.d4,
        received_on=row.d5,
        reported_on=row.d6,
        verdict=Verdict(row.d) if row.d else None,
        answer_told_on=row.d7,
        withdrawn_on=date.fromisoformat(row.f) if row.f else None,
    )


SOURCES: Mapping[str, Source] = {
    "objection": Source(_objection, objections.clocks),
}
