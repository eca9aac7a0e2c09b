"""Leaves and absences from a JSON text; see ``given``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.away import Spell
from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.trial.given import AsOf, in_order, order_of
from waystation.rules.trial.reading import Table, numbers_for, refuse
from waystation.rules.trial.records import Against, Finding, Objection, against, finding


class HeadSaid(StrEnum):
    """What the head said, where a place asks for an approval."""

    APPROVED = "approved"
    REFUSED = "refused"


class FoundAs(StrEnum):
    """What a person found an absence to be. Only ``unpermitted`` can count (DRR 20)."""

    ON_LEAVE = "on_leave"
    PERMITTED = "permitted"
    UNPERMITTED = "unpermitted"
    NOT_AWAY = "not_away"


@dataclass(frozen=True, slots=True)
class GivenLeave:
    """A reported stay elsewhere, both days included. ``last_day``: with the extensions that hold."""

    id: int
    starts_on: date
    last_day: date
    holds: bool
    returned_on: date | None

    @property
    def spell(self) -> Spell:
        """First and last day away; an early return ends it."""
        last = self.last_day if self.returned_on is None else min(self.last_day, self.returned_on)
        return self.starts_on, last


def leaves(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[GivenLeave, ...]:
    """The leaves that were reported up to the day."""
    tables = root.tables("leaves")
    found = [_leave(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _leave(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> GivenLeave | None:
    order_of(table, orders)
    told = asof.has_come(table, "told_on")
    starts, ends = table.needed_day("starts_on"), table.needed_day("ends_on")
    in_order(table, ("starts_on", starts), ("ends_on", ends))
    holds = _holds(table, asof)
    longer = [until for one in table.tables("extensions") if (until := _extension(one, asof, ends))]
    returned, withdrawn = asof.day(table, "returned_on"), asof.day(table, "withdrawn_on")
    table.close()
    in_order(table, ("starts_on", starts), ("returned_on", returned))
    in_order(table, ("told_on", told), ("withdrawn_on", withdrawn))
    if told is None:
        return None
    return GivenLeave(number, starts, max([ends, *longer]), holds and withdrawn is None, returned)


def _holds(table: Table, asof: AsOf) -> bool:
    """Whether it is in effect: not refused, and agreed to where the place asks for that."""
    needs, said = table.switch("needs_approval"), table.code("decision", HeadSaid)
    decided = asof.day(table, "decided_on")
    if (said is None) is not (table.given.get("decided_on") is None):
        refuse("decision_with_its_day", table.at("decision" if said is None else "decided_on"))
    in_order(table, ("told_on", table.day("told_on")), ("decided_on", decided))
    if decided is None or said is None:
        return not needs
    return said is HeadSaid.APPROVED


def _extension(table: Table, asof: AsOf, ends: date) -> date | None:
    """The new last day; None for one that does not hold, or not yet."""
    told, until = asof.has_come(table, "told_on"), table.needed_day("until")
    if until <= ends:
        refuse("extension_not_longer", table.at("until"), ends_on=ends)
    holds, withdrawn = _holds(table, asof), table.switch("withdrawn")
    table.close()
    return until if told is not None and holds and not withdrawn else None


@dataclass(frozen=True, slots=True)
class GivenAbsence:
    """A stay away that somebody noticed, both days included; ``to_on`` None: still away."""

    id: int
    order_id: int | None
    noticed_on: date
    from_on: date
    to_on: date | None
    heard_on: date | None
    finding: Finding[FoundAs] | None
    withdrawn_on: date | None


def absences(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[GivenAbsence, ...]:
    """The absences that were noticed up to the day."""
    tables = root.tables("absences")
    found = [_absence(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _absence(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> GivenAbsence | None:
    order = order_of(table, orders)
    noticed, began = asof.has_come(table, "noticed_on"), table.needed_day("from_on")
    ended, withdrawn = asof.day(table, "to_on"), asof.day(table, "withdrawn_on")
    heard = asof.day(table, "heard_on")
    found = finding(table, asof, FoundAs, heard or noticed)
    table.close()
    in_order(table, ("from_on", began), ("to_on", ended))
    in_order(table, ("from_on", began), ("noticed_on", noticed), ("heard_on", heard))
    if noticed is None:
        return None
    heard = heard or (found.on if found else None)
    return GivenAbsence(number, order, noticed, began, ended, heard, found, withdrawn)


def breaches(absences: Iterable[GivenAbsence], objections: Iterable[Objection]) -> Iterable[BreachFact]:
    """The absences as the counters of DRR 20 look at them."""
    held = tuple(objections)
    for absence in absences:
        found, opposed = absence.finding, against(held, Against.ABSENCE, absence.id)
        named = found is not None and found.as_what is FoundAs.UNPERMITTED
        yield BreachFact(
            id=absence.id,
            kind=BreachKind.ABSENT,
            order_id=absence.order_id,
            from_on=absence.from_on,
            to_on=absence.to_on,
            qualified=None if found is None else named and not any(o.upheld for o in opposed),
            served=found is not None and found.served_on is not None,
            confirmed_on=found.confirmed_on if found else None,
            under_objection=any(o.is_open for o in opposed),
            withdrawn=absence.withdrawn_on is not None,
        )
