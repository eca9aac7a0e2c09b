"""The facts of one case, as they stood on a day, from a JSON text.

A fact that lies after the day asked for is not known yet: it is left out and named in ``later``. The order in
which facts stand in the text is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waystation.rules.law import DEFINITIONS, Law, LocalParameter, Value, check_local
from waystation.rules.orders import (
    Act,
    Kind,
    OrderFacts,
    Severity,
    SpellEnd,
    SpellFacts,
    State,
    Suspension,
    check_dates,
    credited_days,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.reading import Table, numbers_for, refuse

#: Levels of the tree of areas: 1 a city, 2 a district, 3 a street …
MOST_LEVELS = 6
#: Longer than any isolation with its prolongation.
MOST_CREDITED = 2000


class LateReason(StrEnum):
    """What a person said of the reason for a late sign-in; nothing until somebody has said it."""

    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


class EndedAs(StrEnum):
    """How an order ended."""

    COMPLETED = "completed"
    TERMINATED = "terminated"
    TRANSFERRED_OUT = "transferred_out"
    IN_ISOLATION = "in_isolation"
    DECEASED = "deceased"


@dataclass(slots=True)
class AsOf:
    """The day the facts are asked for, and what was left out because it lies after it."""

    on: date
    later: list[str] = field(default_factory=list)

    def day(self, table: Table, key: str) -> date | None:
        """A day that has come; None for none, and for one that has not."""
        return self.known(table, key, table.day(key))

    def known(self, table: Table, key: str, day: date | None) -> date | None:
        """The day if it has come; one that has not is noted."""
        if day is not None and day > self.on:
            self.later.append(table.at(key))
            return None
        return day

    def has_come(self, table: Table, key: str) -> date | None:
        """The needed day of a record; None if it lies ahead, and the record is not known yet."""
        return self.known(table, key, table.needed_day(key))


def in_order(table: Table, *days: tuple[str, date | None]) -> None:
    """Refuse days that cannot follow each other. Raises RuleBroken ``trial.out_of_order``."""
    before: tuple[str, date] | None = None
    for key, day in days:
        if day is None:
            continue
        if before is not None and day < before[1]:
            refuse("out_of_order", table.at(key), day=day, key=before[0], before=before[1])
        before = key, day


def local_rules(root: Table) -> tuple[LocalParameter, ...]:
    """The place's own figures. ``level``: how near the area is; a nearer one wins over those above it.

    Raises RuleBroken ``trial.two_figures``: two of one area and day would hold by their place in the list.
    """
    found: dict[tuple[str, str, date], Value] = {}
    rows = []
    for table in root.tables("local_rules"):
        row = _local_rule(table)
        if found.setdefault((row.key, row.area_path, row.since), row.value) != row.value:
            refuse("two_figures", table.at("since"), key=row.key)
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.since, row.until or date.max, row.source, row.article)))


def _local_rule(table: Table) -> LocalParameter:
    key = table.words("key")
    if key not in DEFINITIONS:
        refuse("unknown_figure", table.at("key"), keys=", ".join(sorted(DEFINITIONS)))
    value = table.anything("value")
    row = LocalParameter(
        area_path="0001" * (table.whole("level", 1, MOST_LEVELS) or 1),
        key=key,
        value=_value(value),
        since=table.needed_day("since"),
        until=table.day("until"),
        article=table.words("article"),
        source=table.words("source"),
    )
    table.close()
    try:
        check_local(row)
    except RuleBroken as wrong:
        raise RuleBroken(wrong.code, **{**wrong.params, "path": table.at("value")}) from None
    return row


def _value(value: object) -> Value:
    """As the law keeps it: a list of whole numbers is a plan; what it may be, the law says itself."""
    if isinstance(value, list) and all(isinstance(n, int) and not isinstance(n, bool) for n in value):
        return tuple(value)
    return value if isinstance(value, bool | int | str) else ""


@dataclass(frozen=True, slots=True)
class GivenOrder:
    """An order with what the rules of orders do not need to know but a trial shows."""

    facts: OrderFacts
    place: str
    late_reason: LateReason | None = None
    agreed: tuple[date, ...] = ()


def orders(root: Table, asof: AsOf, law: Law, spells: Iterable[SpellFacts]) -> tuple[GivenOrder, ...]:
    """The orders by number, their dates looked at as the program looks at them before it keeps them.

    Raises RuleBroken with the program's own code for a date that cannot be true.
    """
    tables, known = root.tables("orders"), {spell.id: spell for spell in spells}
    numbers = numbers_for(tables)
    found = [_order(table, number, asof, known) for table, number in zip(tables, numbers, strict=True)]
    for order in found:
        for finding in check_dates(order.facts, law, asof.on):
            if finding.severity is Severity.ERROR:
                place = f"{order.place}.{_PLACES.get(finding.field, finding.field)}"
                raise RuleBroken(finding.code, **{**finding.params, "path": place})
    return tuple(sorted(found, key=lambda order: order.facts.id))


#: Where a field of an order stands in the text, if not under its own name.
_PLACES = {"agreed_on": "agreements", "ended_on": "end.on"}


def _order(table: Table, number: int, asof: AsOf, spells: Mapping[int, SpellFacts]) -> GivenOrder:
    decided, is_far = asof.day(table, "decided_on"), table.switch("is_far")
    served, family = asof.day(table, "served_on"), asof.day(table, "family_served_on")
    reported = asof.day(table, "reported_on")
    agreed = [day for one in table.tables("agreements") if (day := _agreement(one, asof))]
    suspensions = tuple(
        sorted(_suspensions(table, asof), key=lambda rest: (rest.from_on, rest.to_on or date.max))
    )
    ended_on, ended_as = _end(table, asof)
    spell = _after(table, spells)
    own = table.whole("credited_days", 0, MOST_CREDITED) or 0
    credited = credited_days(spell) if spell is not None and spell.end is SpellEnd.CHANGED else own
    facts = OrderFacts(
        id=number,
        kind=table.needed_code("kind", Kind),
        state=_state(asof.on, served, reported, suspensions, ended_as),
        years=table.whole("years", 1, 10) or refuse("missing_number", table.at("years")),
        served_on=served,
        family_served_on=family,
        reported_on=reported,
        agreed_on=min(agreed, default=None),
        printed_from=table.day("printed_from"),
        printed_to=table.day("printed_to"),
        ended_on=ended_on,
        suspensions=suspensions,
        credited_days=credited,
        decided_on=decided,
        is_far=is_far,
        after_spell=spell.id if spell else None,
        acts=tuple(sorted(_acts(table, asof))),
    )
    late_reason = table.code("late_reason", LateReason)
    table.close()
    return GivenOrder(facts, table.path, late_reason, tuple(sorted(agreed)))


def _after(order: Table, spells: Mapping[int, SpellFacts]) -> SpellFacts | None:
    """The isolation that an order follows."""
    number = order.whole("after_isolation", 1, 10**9)
    if number is None:
        return None
    if number not in spells:
        refuse("no_such_isolation", order.at("after_isolation"), known=", ".join(map(str, sorted(spells))))
    return spells[number]


def _acts(order: Table, asof: AsOf) -> Iterable[tuple[Act, date]]:
    """What was done round the order and changes no state."""
    for table in order.tables("acts"):
        act, done = table.needed_code("act", Act), asof.has_come(table, "on")
        table.close()
        if done is not None:
            yield act, done


def _agreement(table: Table, asof: AsOf) -> date | None:
    signed = asof.has_come(table, "signed_on")
    table.close()
    return signed


def _suspensions(order: Table, asof: AsOf) -> Iterable[Suspension]:
    for table in order.tables("suspensions"):
        began = asof.has_come(table, "from_on")
        ended = asof.day(table, "to_on")
        table.close()
        if began is not None:
            in_order(table, ("from_on", began), ("to_on", ended))
            yield Suspension(began, ended)


def _end(order: Table, asof: AsOf) -> tuple[date | None, EndedAs | None]:
    table = order.table("end")
    if table is None:
        return None, None
    ended_as = table.needed_code("as", EndedAs)
    ended_on = asof.has_come(table, "on")
    table.close()
    return ended_on, ended_as if ended_on is not None else None


def _state(
    on: date,
    served: date | None,
    reported: date | None,
    suspensions: Iterable[Suspension],
    ended_as: EndedAs | None,
) -> State:
    """The state that the recorded steps would have led to."""
    if ended_as is not None:
        return State(ended_as.value)
    if reported is not None:
        return State.SUSPENDED if any(rest.covers(on) for rest in suspensions) else State.RUNNING
    return State.REGISTERED if served is None else State.AWAITING_SIGN_IN


def order_on(orders: Iterable[OrderFacts], on: date) -> int | None:
    """The order a record of that day belongs to if it names none: the one that ran then, the later one where
    two did; else the one that is alive, or the last. None: there is no order."""
    known = sorted(orders, key=lambda order: (order.state.is_open, order.id), reverse=True)
    for order in known:
        began = order.reported_on or order.served_on
        if began is not None and began <= on and (order.ended_on is None or on <= order.ended_on):
            return order.id
    return known[0].id if known else None


def order_of(table: Table, known: Iterable[int]) -> int | None:
    """The order a record belongs to; None: whichever it fits."""
    number = table.whole("order", 1, 10**9)
    held = sorted(known)
    if number is not None and number not in held:
        refuse("no_such_order", table.at("order"), orders=", ".join(map(str, held)))
    return number
