"""The facts of a case as the rules want them: for one client or for hundreds, always one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from waystation.casework.queries.cases.sources import SOURCES, Row
from waystation.clients.models import Client
from waystation.common.reading import statements
from waystation.orders import queries as order_queries
from waystation.rules import contacts, obligations, orders, screening
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Law, LocalParameter, law_on, rows_for
from waystation.rules.obligations import (
    CaseFacts,
    Clock,
    FulfilledBy,
    NotPossible,
    NotPossibleReason,
    ObligationState,
    RecordKind,
    Stored,
)
from waystation.rules.obligations.isolation import papers_clocks
from waystation.rules.orders import OrderFacts
from waystation.rules.screening import ScreeningFacts
from waystation.rules.specimens import hair
from waystation.rules.specimens.objections import Standing

#: Work further ahead than this is computed, never stored.
HORIZON_DAYS = 92
#: The duty to look for somebody is kept so many days before its day, so that it stands on the list that
#: morning whether the nightly pass ran or not. No longer: every contact takes it away again.
AHEAD_DAYS = 3


@lru_cache(maxsize=512)
def _taken(more: str) -> tuple[screening.Material | None, tuple[str, ...]]:
    """``urine;morphine,ketamine``: what was tested, and what could be found."""
    material, _semicolon, panel = more.partition(";")
    return _MATERIAL.get(material), tuple(panel.split(",")) if panel else ()


#: Sources in which a meeting or a test does something.
FOLLOWING = frozenset({"gate", "aftercare"})

# Codes as members. A case has a hundred records of four codes each, and calling the class for each is slow.
_TEST = {member.value: member for member in screening.Outcome}
_MISS = {member.value: member for member in screening.MissKind}
_PURPOSE = {member.value: member for member in screening.Purpose}
_NATURE = {member.value: member for member in screening.Nature}
_MATERIAL = {member.value: member for member in screening.Material}
#: (under objection, confirmed) of what a result is worth.
_STANDING: dict[str, tuple[bool, bool | None]] = {
    Standing.PLAIN: (False, None),
    Standing.UNDER_OBJECTION: (True, None),
    Standing.CONFIRMED: (False, True),
    Standing.NOT_CONFIRMED: (False, False),
}
_WAY = {member.value: member for member in contacts.Kind}
_MET = {member.value: member for member in contacts.Met}
_CONTACT = {member.value: member for member in contacts.Outcome}
_STATE = {member.value: member for member in ObligationState}


@dataclass(frozen=True, slots=True)
class StoredRow:
    """What is kept of an obligation, with the row's own id and how it ages."""

    id: int
    kept: obligations.Stored
    course: tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    """One client's facts, the law of the client's area, and what is stored of the obligations."""

    client: Client
    facts: CaseFacts
    law: Law
    stored: tuple[StoredRow, ...] | None
    #: The rules that are asked.
    only: frozenset[obligations.RuleCode] = frozenset(obligations.RuleCode)
    #: What the further sources said of this client, by the name of the source.
    more: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    @property
    def follows_records(self) -> bool:
        """Whether duties of other subjects follow from tests or meetings: then the facts are read anew."""
        return not FOLLOWING.isdisjoint(self.more)

    def stored_rows(self) -> tuple[StoredRow, ...]:
        """What is stored. ValueError: the case was read for a page, nothing can be written from it."""
        if self.stored is None:
            raise ValueError("read without what is stored")
        return self.stored

    def current(self) -> orders.OrderFacts | None:
        """The order that is alive, or None."""
        return next((facts for facts in self.facts.orders if facts.state.is_open), None)

    def order_on(self, day: date) -> orders.OrderFacts | None:
        """The order a record of ``day`` belongs to: the one that ran then, else the living or last one."""
        known = sorted(self.facts.orders, key=lambda facts: (facts.state.is_open, facts.id), reverse=True)
        for facts in known:
            began = facts.reported_on or facts.served_on
            if began and began <= day and (facts.ended_on is None or day <= facts.ended_on):
                return facts
        return known[0] if known else None

    def adding(
        self,
        *,
        screenings: Iterable[screening.ScreeningFacts] = (),
        contacts: Iterable[contacts.ContactFacts] = (),
        without: Iterable[tuple[RecordKind, int]] = (),
    ) -> Case:
        """The same case after a record was added, or (``without``) taken away or replaced."""
        gone = set(without)
        kept_screenings = (f for f in self.facts.screenings if (RecordKind.SCREENING, f.id) not in gone)
        kept_contacts = (f for f in self.facts.contacts if (RecordKind.CONTACT, f.id) not in gone)
        facts = replace(
            self.facts,
            screenings=(*kept_screenings, *screenings),
            contacts=(*kept_contacts, *contacts),
        )
        others = (clock for clock in facts.clocks if clock.rule is not obligations.RuleCode.HAIR)
        reminders = hair.clocks(facts.orders, facts.screenings, self.law)
        return replace(self, facts=replace(facts, clocks=(*others, *reminders)))

    def obligations(self, today: date, *, until: date | None = None) -> tuple[obligations.Obligation, ...]:
        """Everything that is, was or will be due; ``until`` as in the rules."""
        return obligations.obligations(
            self.facts, today, self.law, until=until, only=self.only, ahead=AHEAD_DAYS
        )


def written_fulfilled(by: FulfilledBy | None) -> str:
    """``screening:12``; empty when nothing fulfils. The day goes into ``settled_on``."""
    return "" if by is None else f"{by.kind}:{by.id}"


def read_fulfilled(text: str, on: date | None) -> FulfilledBy | None:
    """The other way round."""
    if not text or on is None:
        return None
    kind, _, number = text.partition(":")
    return FulfilledBy(RecordKind(kind), int(number), on)


def _text(*, one: bool, stored: bool) -> str:
    """The statement for one client or many, with what is stored or without: four texts whose plans hold.

    Of a list the server cannot know how long it will be, nor of a switch whether it is on.
    """
    here = Path(__file__).parent / "facts"
    files = sorted(here.glob("*.sql"), key=lambda file: (file.stem != "orders", file.stem))
    parts = [file.read_text(encoding="utf-8") for file in files if stored or file.stem != "stored"]
    text = "UNION ALL\n".join(parts) + "ORDER BY id\n"
    return text.replace("= ANY(%(clients)s)", "= %(client)s") if one else text


_SQL = {(one, stored): _text(one=one, stored=stored) for one in (True, False) for stored in (True, False)}


#: How ``facts/orders.sql`` marks an act among the steps.
_ACT = "act:"


def _order(pk: int, days: Sequence[date | None], texts: Sequence[str], years: int, more: str) -> OrderFacts:
    served, family, reported, printed_from, printed_to, ended, agreed = days
    _kind, _state, decided, marks, credited, spell = texts
    dated = [(step, date.fromisoformat(on)) for step, on in json.loads(more or "[]")]
    return OrderFacts(
        id=pk,
        kind=orders.Kind(texts[0]),
        state=orders.State(texts[1]),
        years=years,
        served_on=served,
        family_served_on=family,
        reported_on=reported,
        agreed_on=agreed,
        printed_from=printed_from,
        printed_to=printed_to,
        ended_on=ended,
        suspensions=order_queries.rests(dated),
        decided_on=date.fromisoformat(decided) if decided else None,
        is_far="far" in marks.split(),
        arrived_by_move="moved" in marks.split(),
        credited_days=int(credited),
        after_spell=int(spell) if spell else None,
        acts=tuple(
            sorted((orders.Act(name.removeprefix(_ACT)), on) for name, on in dated if name.startswith(_ACT))
        ),
    )


@dataclass(slots=True)
class _Found:
    """What one statement says of one client."""

    orders: list[OrderFacts] = field(default_factory=list)
    screenings: list[ScreeningFacts] = field(default_factory=list)
    contacts: list[ContactFacts] = field(default_factory=list)
    not_possible: list[NotPossible] = field(default_factory=list)
    stored: list[StoredRow] = field(default_factory=list)
    #: What the further sources said, by the name of the source.
    more: dict[str, list[Any]] = field(default_factory=dict)

    def clocks(self, law: Law) -> tuple[Clock, ...]:
        """The dated duties that follow from what the further sources said."""
        return tuple(clock for name, held in self.more.items() for clock in SOURCES[name].clocks(held, law))


def _read(
    client_ids: Sequence[int], area_paths: Iterable[str], *, stored: bool
) -> tuple[dict[int, _Found], list[LocalParameter]]:
    """The facts of each client and the local law of the areas: one statement, however many clients."""
    found = {pk: _Found() for pk in client_ids}
    local: list[LocalParameter] = []
    one = len(client_ids) == 1
    given: Any = {"client": client_ids[0]} if one else {"clients": list(client_ids)}
    given["paths"] = order_queries.with_above(area_paths)
    rows = statements.rows(_SQL[one, stored], given)
    for row in rows:
        source, client, pk, order, d1, d2, d3, d4, d5, d6, d7, a, b, c, d, e, f, n, more = row
        if source == "screening":
            miss = _MISS[b] if b else None
            test = ScreeningFacts(
                pk, d1, _TEST[a], miss, _PURPOSE[c], _NATURE[d], order, e, *_STANDING[f], *_taken(more)
            )
            found[client].screenings.append(test)
        elif source == "contact":
            found[client].contacts.append(ContactFacts(pk, d1, _WAY[a], _MET[b], _CONTACT[c], order))
        elif source == "stored":
            kept = Stored(a, _STATE[b], d1, d2, d3, read_fulfilled(c, d4))
            found[client].stored.append(StoredRow(pk, kept, (d, e, f)))
        elif source == "order":
            found[client].orders.append(_order(pk, (d1, d2, d3, d4, d5, d6, d7), (a, b, c, d, e, f), n, more))
        elif source == "not_possible":
            found[client].not_possible.append(NotPossible(pk, a, NotPossibleReason(b), d1))
        elif source in SOURCES:
            found[client].more.setdefault(source, []).append(SOURCES[source].read(Row(*row)))
        else:
            value = json.loads(more)
            value = tuple(value) if isinstance(value, list) else value
            local.append(LocalParameter(b, a, value, d1, d2, c, d))
    return found, local


def load(clients: Sequence[Client], today: date, *, to_write: bool = True) -> list[Case]:
    """The cases of ``clients`` in their order: one statement, however many clients.

    ``to_write`` False, for pages: without what is stored of the obligations.
    """
    found, local = _read(
        [client.pk for client in clients], {client.area_id for client in clients}, stored=to_write
    )
    laws = {path: law_on(today, rows_for(path, local)) for path in {client.area_id for client in clients}}
    cases = []
    for client in clients:
        held = found[client.pk]
        law = laws[client.area_id]
        facts = CaseFacts(
            orders=tuple(held.orders),
            screenings=tuple(held.screenings),
            contacts=tuple(held.contacts),
            not_possible=tuple(held.not_possible),
            searches=tuple(held.more.get("search", ())),
            clocks=(
                *held.clocks(law),
                *papers_clocks(held.orders, law),
                *hair.clocks(held.orders, held.screenings, law),
            ),
            leave_days=tuple(row.spell for row in held.more.get("leave", ()) if row.holds),
            calls=tuple(held.more.get("call", ())),
            known_since=client.registered_on,
            closed_on=client.closed_on,
        )
        stored = tuple(held.stored) if to_write else None
        cases.append(Case(client, facts, law, stored, more=held.more))
    return cases


def load_one(client: Client, today: date, *, to_write: bool = True) -> Case:
    """The case of one client (see ``load``)."""
    return load([client], today, to_write=to_write)[0]
