"""Isolations and what stands against isolating a person, from a JSON text; see ``given``."""

from __future__ import annotations

from waystation.rules.law import Law
from waystation.rules.orders import (
    Circumstance,
    Exemption,
    Person,
    Severity,
    SpellEnd,
    SpellFacts,
    check_spell,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.given import AsOf, in_order
from waystation.rules.trial.reading import Table, numbers_for, refuse


def person(root: Table, asof: AsOf) -> Person:
    """What the exceptions of DCL 39 need to know."""
    table = root.table("person")
    if table is None:
        return Person()
    born = asof.day(table, "born_on")
    found = []
    for one in table.tables("circumstances"):
        kind, began, ended = (
            one.needed_code("kind", Exemption),
            asof.has_come(one, "from_on"),
            one.day("to_on"),
        )
        if kind is Exemption.UNDER_AGE:
            refuse("age_is_computed", one.at("kind"))
        one.close()
        in_order(one, ("from_on", began), ("to_on", ended))
        if began is not None:
            found.append(Circumstance(kind, began, ended))
    table.close()
    return Person(born, tuple(sorted(found, key=lambda one: (one.kind, one.from_on))))


def isolations(root: Table, asof: AsOf, law: Law) -> tuple[SpellFacts, ...]:
    """The isolations by number, looked at as the program looks at them before it keeps them.

    Raises RuleBroken with the program's own code for a date that cannot be true.
    """
    tables = root.tables("isolations")
    found = [_isolation(t, number, asof, law) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _isolation(table: Table, number: int, asof: AsOf, law: Law) -> SpellFacts | None:
    decided = asof.has_come(table, "decided_on")
    served, told = asof.day(table, "served_on"), asof.day(table, "family_told_on")
    proposed, changed = asof.day(table, "change_proposed_on"), asof.day(table, "change_decided_on")
    notice, papers = asof.day(table, "gate_notice_on"), asof.day(table, "papers_received_on")
    months = table.whole("prolonged_months", 0, 120) or 0
    ended, end = asof.day(table, "ended_on"), table.code("end", SpellEnd)
    if (table.given.get("ended_on") is None) is not (end is None):
        refuse("end_with_its_day", table.at("end" if end is None else "ended_on"))
    table.close()
    if decided is None:
        return None
    spell = SpellFacts(
        id=number,
        decided_on=decided,
        served_on=served,
        family_told_on=told,
        prolonged_months=months,
        change_proposed_on=proposed,
        change_decided_on=changed,
        gate_notice_on=notice,
        papers_received_on=papers,
        ended_on=ended,
        end=None if ended is None else end,
    )
    for finding in check_spell(spell, law, asof.on):
        if finding.severity is Severity.ERROR:
            raise RuleBroken(finding.code, **{**finding.params, "path": table.at(finding.field)})
    return spell
