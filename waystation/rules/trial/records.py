"""Tests, contacts, "could not be done", findings and objections from a JSON text; see ``given``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules import contacts, screening
from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.contacts import ContactFacts
from waystation.rules.obligations import NotPossible, NotPossibleReason
from waystation.rules.screening import ScreeningFacts
from waystation.rules.trial.given import AsOf, in_order
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
    is_open: bool
    upheld: bool


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
            found.append(Objection(against, record, decided is None, decided is not None and upheld))
    return tuple(sorted(found, key=lambda one: (one.against, one.record, one.is_open, one.upheld)))


def _order_of(table: Table, known: Iterable[int]) -> int | None:
    """The order a record belongs to; None: whichever it fits."""
    number = table.whole("order", 1, 10**9)
    held = sorted(known)
    if number is not None and number not in held:
        refuse("no_such_order", table.at("order"), orders=", ".join(map(str, held)))
    return number


@dataclass(frozen=True, slots=True)
class GivenTest:
    """A test and what a person found it to be."""

    facts: ScreeningFacts
    finding: TestFinding | None
    served: bool
    confirmed_on: date | None
    withdrawn: bool


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
    order, plan_key = _order_of(table, orders), table.words("for", most=60)
    withdrawn = table.switch("withdrawn")
    finding, served, confirmed = _finding(table, asof, may=outcome in _FINDABLE, taken=taken)
    table.close()
    if taken is None:
        return None
    facts = ScreeningFacts(number, taken, outcome, miss, purpose, nature, order, plan_key)
    return GivenTest(facts, finding, served, confirmed, withdrawn)


def _finding(
    test: Table, asof: AsOf, *, may: bool, taken: date | None
) -> tuple[TestFinding | None, bool, date | None]:
    """(what a person found, whether the client was served with it, the day a second person agreed)."""
    table = test.table("finding")
    if table is None:
        return None, False, None
    if not may:
        refuse("no_finding_here", table.path)
    found_as, found_on = table.needed_code("as", TestFinding), asof.has_come(table, "on")
    served, confirmed = asof.day(table, "served_on"), asof.day(table, "confirmed_on")
    table.close()
    in_order(table, ("taken_on", taken), ("on", found_on), ("confirmed_on", confirmed))
    in_order(table, ("taken_on", taken), ("served_on", served))
    if found_on is None:
        return None, False, None
    return found_as, served is not None, confirmed


def breaches(tests: Iterable[GivenTest], objections: Iterable[Objection]) -> Iterable[BreachFact]:
    """What was missed or refused, as the counters of DRR 20 look at it."""
    held = tuple(objections)
    for test in tests:
        facts = test.facts
        if facts.outcome not in _FINDABLE:
            continue
        against = [o for o in held if o.against is Against.TEST and o.record == facts.id]
        is_refused = facts.outcome is screening.Outcome.REFUSED
        usual = BreachKind.REFUSED if is_refused else BreachKind.EVADED
        named = test.finding in {TestFinding.EVADED, TestFinding.REFUSED}
        yield BreachFact(
            id=facts.id,
            kind=BreachKind(test.finding.value) if named and test.finding else usual,
            order_id=facts.order_id,
            from_on=facts.taken_on,
            qualified=None if test.finding is None else named and not any(o.upheld for o in against),
            served=test.served,
            confirmed_on=test.confirmed_on,
            under_objection=any(o.is_open for o in against),
            withdrawn=test.withdrawn,
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
    order, plan_key = _order_of(table, orders), table.words("for", most=60)
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
