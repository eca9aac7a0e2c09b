"""The facts of a case as the rules want them: for one client or for hundreds, always so many queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, DateField, F, Min, OuterRef, Value
from django.db.models.functions import Cast, JSONObject

from waystation.casework.models import NotPossible, Obligation
from waystation.clients.models import Client
from waystation.contacts.models import Contact
from waystation.orders import queries as order_queries
from waystation.orders.models import Order, OrderStep
from waystation.rules import contacts, obligations, orders, screening
from waystation.rules.law import Law
from waystation.rules.obligations import CaseFacts, FulfilledBy, RecordKind
from waystation.screening.models import Screening

#: Work further ahead than this is computed, never stored.
HORIZON_DAYS = 92


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
        return replace(self, facts=facts)

    def obligations(self, today: date, *, until: date | None = None) -> tuple[obligations.Obligation, ...]:
        """Everything that is, was or will be due; ``until`` as in the rules."""
        return obligations.obligations(self.facts, today, self.law, until=until)


def order_facts(client_ids: Sequence[int]) -> dict[int, list[orders.OrderFacts]]:
    """Every order of these clients with its agreement and suspensions: one query."""
    steps = (
        OrderStep.objects.filter(
            order=OuterRef("pk"),
            step__in=[orders.Step.SUSPEND.value, orders.Step.RESUME.value],
            withdrawn_at__isnull=True,
        )
        .order_by("pk")
        .values(row=JSONObject(step="step", on="on"))
    )
    rows = (
        Order.objects.filter(client__in=client_ids)
        .annotate(agreed_on=Min("agreements__signed_on"), rests=ArraySubquery(steps))
        .order_by("pk")
    )
    found: dict[int, list[orders.OrderFacts]] = {}
    for row in rows:
        facts = orders.OrderFacts(
            id=row.pk,
            kind=orders.Kind(row.kind),
            state=orders.State(row.state),
            years=row.years,
            served_on=row.served_on,
            family_served_on=row.family_served_on,
            reported_on=row.reported_on,
            agreed_on=row.agreed_on,
            printed_from=row.printed_from,
            printed_to=row.printed_to,
            ended_on=row.ended_on,
            suspensions=order_queries.suspensions(
                OrderStep(pk=n, step=step["step"], on=date.fromisoformat(step["on"]))
                for n, step in enumerate(row.rests)
            ),
        )
        found.setdefault(row.client_id, []).append(facts)
    return found


def _text(expression: Any) -> Cast:
    return Cast(expression, CharField())


def _records(client_ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    """Tests, contacts and "could not be done" in one query: (kind, client, id, order, day, five codes)."""
    columns = ("source", "client_id", "pk", "order_ref", "day", "one", "two", "three", "four", "five")

    def shaped(rows: Any, source: str, **more: Any) -> Any:
        return (
            rows.filter(client__in=client_ids, withdrawn_at__isnull=True)
            .annotate(source=Value(source), **more)
            .values_list(*columns)
            .order_by()
        )

    none = Value("")
    tests = shaped(
        Screening.objects,
        "screening",
        order_ref=F("order_id"),
        day=F("taken_on"),
        one=_text("outcome"),
        two=_text("miss_kind"),
        three=_text("purpose"),
        four=_text("nature"),
        five=_text("plan_key"),
    )
    meetings = shaped(
        Contact.objects,
        "contact",
        order_ref=F("order_id"),
        day=F("held_on"),
        one=_text("outcome"),
        two=_text("kind"),
        three=_text("met"),
        four=_text(none),
        five=_text(none),
    )
    refused = shaped(
        NotPossible.objects,
        "not_possible",
        order_ref=Cast(Value(None), Order._meta.pk.__class__()),
        day=Cast(F("on"), DateField()),
        one=_text("key"),
        two=_text("reason"),
        three=_text(none),
        four=_text(none),
        five=_text(none),
    )
    return tests.union(meetings, refused, all=True)  # type: ignore[no-any-return]  # unions are untyped


def _stored(client_ids: Sequence[int]) -> dict[int, list[StoredRow]]:
    found: dict[int, list[StoredRow]] = {}
    for row in Obligation.objects.filter(client__in=client_ids).values_list(
        "id",
        "client_id",
        "key",
        "state",
        "opens_on",
        "due_on",
        "closes_on",
        "fulfilled_by",
        "settled_on",
        "opens_as",
        "late_as",
        "closes_as",
    ):
        kept = obligations.Stored(
            key=row[2],
            state=obligations.ObligationState(row[3]),
            opens_on=row[4],
            due_on=row[5],
            closes_on=row[6],
            fulfilled_by=read_fulfilled(row[7], row[8]),
        )
        found.setdefault(row[1], []).append(StoredRow(row[0], kept, row[9:12]))
    return found


def written_fulfilled(by: FulfilledBy | None) -> str:
    """``screening:12``; empty when nothing fulfils. The day goes into ``settled_on``."""
    return "" if by is None else f"{by.kind}:{by.id}"


def read_fulfilled(text: str, on: date | None) -> FulfilledBy | None:
    """The other way round."""
    if not text or on is None:
        return None
    kind, _, number = text.partition(":")
    return FulfilledBy(RecordKind(kind), int(number), on)


def load(clients: Sequence[Client], today: date, *, to_write: bool = True) -> list[Case]:
    """The cases of ``clients`` in their order: four queries, however many clients.

    ``to_write`` False, for pages: three, without what is stored of the obligations.
    """
    ids = [client.pk for client in clients]
    found = order_facts(ids)
    tests: dict[int, list[screening.ScreeningFacts]] = {}
    meetings: dict[int, list[contacts.ContactFacts]] = {}
    refused: dict[int, list[obligations.NotPossible]] = {}
    for source, client_id, pk, order_id, day, one, two, three, four, five in _records(ids):
        if source == "screening":
            tests.setdefault(client_id, []).append(
                screening.ScreeningFacts(
                    id=pk,
                    taken_on=day,
                    outcome=screening.Outcome(one),
                    miss=screening.MissKind(two) if two else None,
                    purpose=screening.Purpose(three),
                    nature=screening.Nature(four),
                    order_id=order_id,
                    plan_key=five,
                )
            )
        elif source == "contact":
            meetings.setdefault(client_id, []).append(
                contacts.ContactFacts(
                    id=pk,
                    held_on=day,
                    kind=contacts.Kind(two),
                    met=contacts.Met(three),
                    outcome=contacts.Outcome(one),
                    order_id=order_id,
                )
            )
        else:
            refused.setdefault(client_id, []).append(
                obligations.NotPossible(pk, one, obligations.NotPossibleReason(two), day)
            )
    stored = _stored(ids) if to_write else None
    laws = order_queries.laws_for({client.area_id for client in clients}, today)
    cases = []
    for client in clients:
        facts = CaseFacts(
            orders=tuple(found.get(client.pk, ())),
            screenings=tuple(tests.get(client.pk, ())),
            contacts=tuple(meetings.get(client.pk, ())),
            not_possible=tuple(refused.get(client.pk, ())),
            known_since=client.registered_on,
            closed_on=client.closed_on,
        )
        rows = None if stored is None else tuple(stored.get(client.pk, ()))
        cases.append(Case(client, facts, laws[client.area_id], rows))
    return cases


def load_one(client: Client, today: date, *, to_write: bool = True) -> Case:
    """The case of one client: four queries, three for a page (see ``load``)."""
    return load([client], today, to_write=to_write)[0]
