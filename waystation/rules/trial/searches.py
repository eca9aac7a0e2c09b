"""Searches for somebody who is out of reach from a JSON text; see ``given``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waystation.rules.calendar import add_days
from waystation.rules.care.searching import Decision, SearchFacts, boxes_of
from waystation.rules.law import Law
from waystation.rules.trial.given import AsOf, in_order, order_of
from waystation.rules.trial.reading import Table, numbers_for, refuse


def searches(root: Table, asof: AsOf, orders: Sequence[int], law: Law) -> tuple[SearchFacts, ...]:
    """The searches that were opened up to the day."""
    tables = root.tables("searches")
    found = [
        _search(t, number, asof, orders, law) for t, number in zip(tables, numbers_for(tables), strict=True)
    ]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _search(table: Table, number: int, asof: AsOf, orders: Sequence[int], law: Law) -> SearchFacts | None:
    order = order_of(table, orders)
    opened = asof.has_come(table, "opened_on")
    found, closed = asof.day(table, "found_on"), asof.day(table, "closed_on")
    decisions = [one for t in table.tables("decisions") if (one := _decision(t, asof)) is not None]
    table.close()
    in_order(table, ("opened_on", opened), ("closed_on", closed))
    if opened is None:
        return None
    until = add_days(opened, law.at(opened).number("search_box_days"))
    return SearchFacts(
        id=number,
        opened_on=opened,
        lost_since=opened,
        order_id=order,
        found_on=found,
        closed_on=closed,
        boxes=boxes_of(opened, until, closed, sorted(decisions, key=lambda one: one[1])),
    )


def _decision(table: Table, asof: AsOf) -> tuple[Decision, date, date] | None:
    """What the head decided, on which day, and when it is looked at again."""
    on, next_on = asof.has_come(table, "on"), table.needed_day("next_on")
    said = table.code("as", Decision)
    if said is None:
        refuse("missing", table.at("as"), codes=", ".join(Decision))
    table.close()
    in_order(table, ("on", on), ("next_on", next_on))
    return None if on is None else (said, on, next_on)
