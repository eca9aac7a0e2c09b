"""Tests, contacts, "could not be done", findings and objections from a JSON text; see ``given``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from waystation.rules import contacts, screening
from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.contacts import ContactFacts
from waystation.rules.obligations import NotPossible, NotPossibleReason
from waystation.rules.screening import ScreeningFacts
from waystation.rules.trial.given import AsOf, in_order, order_of
from waystation.rules.trial.reading import Table, numbers_for, refuse


class TestFinding(StrEnum):
    """What a person said of a test that was missed or refused. ``neither``: no breach."""

    __test__ = False  # not a test of ours

    EVADED = "evaded"
    REFUSED = "refused"
    NEITHER = "neither"


class Against(StrEnum):
    """What an objection is made against."""

    TEST = "test"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to a record, as it stands on the day: open, upheld or rejected."""

    against: Against
    record: int
    made_on: date
    decided_on: date | None
    upheld: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.decided_on is None


_As = TypeVar("_As", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Finding(Generic[_As]):
    """What a person said of a record, when, whether the client was told, and when a second one agreed."""

    as_what: _As
    on: date
    served_on: date | None
    confirmed_on: date | None


def finding(record: Table, asof: AsOf, codes: type[_As], after: date | None) -> Finding[_As] | None:
    """The finding of a record; None where nobody has said anything up to the day. ``after``: when the client
    was heard, or when it happened."""
    table = record.table("finding")
    if table is None:
        return None
    found_as, found_on = table.needed_code("as", codes), asof.has_come(table, "on")
    served, confirmed = asof.day(table, "served_on"), asof.day(table, "confirmed_on")
    table.close()
    in_order(table, ("heard_on", after), ("on", found_on), ("confirmed_on", confirmed))
    in_order(table, ("heard_on", after), ("served_on", served))
    return None if found_on is None else Finding(found_as, found_on, served, confirmed)


def objections(root: Table, asof: AsOf) -> tuple[Objection, ...]:
    """The objections that were made up to the day."""
    found = []
    for table in root.tables("objections"):
        against = table.needed_code("against", Against)
        record = table.whole("id", 1, 10**9) or refuse("missing_number", table.at("id"))
        made, decided = asof.has_come(table, "made_on"), asof.day(table, "decided_on")
        upheld = table.switch("upheld")
        table.close()
        in_order(table, ("made_on", made), ("decided_on", decided))
        if made is not None:
            found.append(Objection(against, record, made, decided, decided is not None and upheld))
    return tuple(
        sorted(found, key=lambda o: (o.against, o.record, o.made_on, o.decided_on or date.max, o.upheld))
    )


@dataclass(frozen=True, slots=True)
class GivenTest:
    """A test and what a person found it to be."""

    facts: ScreeningFacts
    heard_on: date | None
    finding: Finding[TestFinding] | None
    withdrawn: bool
    in_file: bool


#: Outcomes that a person may find to be an evasion or a refusal.
_FINDABLE = frozenset({screening.Outcome.MISSED, screening.Outcome.REFUSED})


def tests(root: Table, asof: AsOf, orders: Iterable[int]) -> tuple[GivenTest, ...]:
    """The tests up to the day."""
    tables, known = root.tables("tests"), tuple(orders)
    found = [_test(t, number, asof, known) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((t for t in found if t is not None), key=lambda t: t.facts.id))


def _test(table: Table, number: int, asof: AsOf, orders: Iterable[int]) -> GivenTest | None:
    taken = asof.has_come(table, "taken_on")
    outcome = table.needed_code("outcome", screening.Outcome)
    miss = table.code("miss", screening.MissKind)
    if (outcome is screening.Outcome.MISSED) is (miss is None):
        code = "miss_needed" if miss is None else "miss_not_asked"
        refuse(code, table.at("miss"), codes=", ".join(screening.MissKind))
    purpose = table.code("purpose", screening.Purpose) or screening.Purpose.PLANNED
    nature = table.code("nature", screening.Nature) or screening.Nature.CARE
    order, plan_key = order_of(table, orders), table.words("for", most=60)
    withdrawn = table.switch("withdrawn")
    heard, in_file = asof.day(table, "heard_on"), table.switch("in_file")
    found = finding(table, asof, TestFinding, heard or taken)
    if found is not None and outcome not in _FINDABLE:
        refuse("no_finding_here", table.at("finding"))
    table.close()
    in_order(table, ("taken_on", taken), ("heard_on", heard))
    if taken is None:
        return None
    facts = ScreeningFacts(number, taken, outcome, miss, purpose, nature, order, plan_key)
    return GivenTest(facts, heard or (found.on if found else None), found, withdrawn, in_file)


def against(objections: Iterable[Objection], what: Against, record: int) -> list[Objection]:
    """The objections to one record."""
    return [one for one in objections if one.against is what and one.record == record]


def breaches(tests: Iterable[GivenTest], objections: Iterable[Objection]) -> Iterable[BreachFact]:
    """What was missed or refused, as the counters of DRR 20 look at it."""
    held = tuple(objections)
    for test in tests:
        facts, found = test.facts, test.finding
        if facts.outcome not in _FINDABLE or test.in_file:
            continue
        opposed = against(held, Against.TEST, facts.id)
        is_refused = facts.outcome is screening.Outcome.REFUSED
        usual = BreachKind.REFUSED if is_refused else BreachKind.EVADED
        named = found is not None and found.as_what is not TestFinding.NEITHER
        yield BreachFact(
            id=facts.id,
            kind=BreachKind(found.as_what.value) if found is not None and named else usual,
            order_id=facts.order_id,
            from_on=facts.taken_on,
            qualified=None if found is None else named and not any(o.upheld for o in opposed),
            served=found is not None and found.served_on is not None,
            confirmed_on=found.confirmed_on if found else None,
            under_objection=any(o.is_open for o in opposed),
            withdrawn=test.withdrawn,
        )


def matters(root: Table, asof: AsOf, orders: Iterable[int]) -> tuple[BreachFact, ...]:
    """What the matters of a file say to the counters."""
    tables, known = root.tables("breaches"), tuple(orders)
    found = [_matter(t, number, asof, known) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(one for one in found if one is not None)


def _matter(table: Table, number: int, asof: AsOf, orders: Iterable[int]) -> BreachFact | None:
    kind, order = table.needed_code("as", BreachKind), order_of(table, orders)
    began, ended = asof.has_come(table, "from_on"), asof.day(table, "to_on")
    served, confirmed = asof.day(table, "served_on"), asof.day(table, "confirmed_on")
    under_objection, upheld = table.switch("under_objection"), table.switch("upheld")
    table.close()
    in_order(table, ("from_on", began), ("to_on", ended))
    if began is None:
        return None
    return BreachFact(
        id=number,
        kind=kind,
        order_id=order,
        from_on=began,
        to_on=ended,
        qualified=not upheld,
        served=served is not None,
        confirmed_on=confirmed,
        under_objection=under_objection,
        record="matter",
    )


def talks(root: Table, asof: AsOf, orders: Iterable[int]) -> tuple[ContactFacts, ...]:
    """The contacts up to the day."""
    tables, known = root.tables("contacts"), tuple(orders)
    found = [_talk(t, number, asof, known) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _talk(table: Table, number: int, asof: AsOf, orders: Iterable[int]) -> ContactFacts | None:
    held = asof.has_come(table, "held_on")
    kind = table.code("kind", contacts.Kind) or contacts.Kind.TALK
    met = table.code("met", contacts.Met) or contacts.Met.CLIENT
    outcome = table.code("outcome", contacts.Outcome) or contacts.Outcome.COMPLIED
    order, plan_key = order_of(table, orders), table.words("for", most=60)
    withdrawn = table.switch("withdrawn")
    table.close()
    if held is None or withdrawn:
        return None
    return ContactFacts(number, held, kind, met, outcome, order, plan_key)


def not_possible(root: Table, asof: AsOf) -> tuple[NotPossible, ...]:
    """What a person wrote down as not possible, up to the day."""
    found = []
    for table in root.tables("not_possible"):
        key = table.words("key", most=60) or refuse("missing_words", table.at("key"))
        reason = table.needed_code("reason", NotPossibleReason)
        entered = asof.has_come(table, "entered_on")
        table.close()
        if entered is not None:
            found.append((entered, key, reason))
    # The last entry of a key holds: their days decide, never their places in the list.
    return tuple(
        NotPossible(n, key, reason, on) for n, (on, key, reason) in enumerate(sorted(found), start=1)
    )
