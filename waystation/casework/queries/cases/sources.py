"""The subjects whose rows make dated duties, or other facts of a case.

A subject joins by one file ``facts/<subject>.sql`` (the columns of ``facts/orders.sql``, its name in the
first) and one line of ``SOURCES``: how a row is read, and which clocks follow from the rows of one client.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from waystation.casework.queries.cases import places
from waystation.contacts.queries import searches
from waystation.orders.queries import gate
from waystation.rules import orders, release
from waystation.rules.care import asking
from waystation.rules.care import gate as gate_rules
from waystation.rules.law import Law
from waystation.rules.matters import MatterKind, MatterOutcome, Qualification
from waystation.rules.matters import clocks as matter_clocks
from waystation.rules.matters.clocks import MatterRow
from waystation.rules.obligations import Clock
from waystation.rules.obligations.isolation import SpellRow, spell_clocks
from waystation.rules.obligations.lost import search_clocks
from waystation.rules.places import elsewhere, leaves, moves, second
from waystation.rules.screening.calls import Call
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


def _call(row: Row) -> Call:
    assert row.order is not None and row.d1 is not None  # noqa: S101, PT018 - both are NOT NULL
    return Call(row.id, row.order, row.d1, row.d2)


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


def _matter(row: Row) -> MatterRow:
    """Its days in the order of its life; ``more``: the last objection, [id, made, answered, decision]."""
    objection: list[Any] = json.loads(row.more) if row.more else [0, None, None, ""]
    return MatterRow(
        id=row.id,
        kind=MatterKind(row.a),
        order_id=row.order,
        opened_on=cast("date", row.d1),
        from_on=row.d2 or cast("date", row.d1),
        to_on=row.d3,
        heard_on=row.d4,
        qualified_on=row.d5,
        confirmed_on=row.d6,
        told_on=row.d7,
        closed_on=date.fromisoformat(row.c) if row.c else None,
        qualification=Qualification(row.b) if row.b else None,
        objected_on=date.fromisoformat(objection[1]) if objection[1] else None,
        answered_on=date.fromisoformat(objection[2]) if objection[2] else None,
        objection_id=objection[0],
        upheld=row.d == MatterOutcome.OBJECTION_UPHELD,
    )


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


def _spell(row: Row) -> SpellRow:
    """``spells.sql``."""
    assert row.d1 is not None  # noqa: S101 - always set
    facts = orders.SpellFacts(
        id=row.id,
        decided_on=row.d1,
        served_on=row.d2,
        family_told_on=row.d3,
        prolonged_months=row.n or 0,
        change_proposed_on=row.d4,
        change_decided_on=row.d5,
        gate_notice_on=row.d6,
        papers_received_on=date.fromisoformat(row.b) if row.b else None,
        ended_on=row.d7,
        end=orders.SpellEnd(row.a) if row.a else None,
        ended_order=row.order,
    )
    known_since = date.fromisoformat(row.c) if row.c else None
    return SpellRow(facts, known_since, on_the_board=row.d == "board")


def _ask(row: Row) -> asking.AskFacts:
    assert row.d1 is not None  # noqa: S101 - always set
    return asking.AskFacts(row.id, asking.AskKind(row.a), row.d1, row.d2, row.d3)


def _aftercare(row: Row) -> release.Aftercare:
    assert row.d1 is not None  # noqa: S101 - always set
    assert row.n is not None  # noqa: S101 - always set
    met = tuple((pk, date.fromisoformat(on)) for pk, on in json.loads(row.more or "[]"))
    return release.Aftercare(row.id, row.d1, row.n, row.d2, met)


SOURCES: Mapping[str, Source] = {
    "search": Source(lambda row: searches.read(row.id, row.order, row[4:9], row.more), search_clocks),
    "leave": Source(places.leave, leaves.clocks),
    "move": Source(places.move, moves.clocks),
    "shared": Source(places.shared, second.clocks),
    "elsewhere": Source(places.request, elsewhere.clocks),
    "gate": Source(lambda row: gate.read(row.id, row[4:11], row.more or ""), gate_rules.clocks),
    "spell": Source(_spell, spell_clocks),
    "matter": Source(_matter, matter_clocks.clocks),
    "release": Source(_release, release.release_clocks),
    "aftercare": Source(_aftercare, release.aftercare_clocks),
    "ask": Source(_ask, asking.clocks),
    # What they ask for depends on the tests, so the engine makes their clocks.
    "call": Source(_call, lambda rows, law: ()),
    "objection": Source(_objection, objections.clocks),
}
