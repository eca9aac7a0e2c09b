"""One case tried: from the text of its facts to everything that follows on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from waystation.rules import breach, obligations, orders
from waystation.rules.breach import BreachFact
from waystation.rules.calendar import add_days
from waystation.rules.law import Law, law_on
from waystation.rules.obligations import CaseFacts
from waystation.rules.obligations.lost import search_clocks
from waystation.rules.orders import Person, Situation, SpellFacts
from waystation.rules.places import leaves, moves
from waystation.rules.screening import Outcome
from waystation.rules.trial import given, matters, person, places, records, result, searches
from waystation.rules.trial.given import AsOf, GivenOrder, LateReason
from waystation.rules.trial.reading import Table, parsed


@dataclass(frozen=True, slots=True)
class Given:
    """All that was read: the law of the place, the facts the rules look at, and what is not known yet.

    ``refuted``: the tests whose result fell because an objection to it was upheld.
    """

    on: date
    law: Law
    orders: tuple[GivenOrder, ...]
    isolations: tuple[SpellFacts, ...]
    person: Person
    facts: CaseFacts
    breaches: tuple[BreachFact, ...]
    refuted: frozenset[int]
    later: tuple[str, ...]


#: How far ahead duties are listed if nothing else is asked for: as far as the program keeps them.
AHEAD_DAYS = 92


def tried(text: str | bytes, on: date, *, until: date | None = None) -> dict[str, Any]:
    """Everything that follows from the facts in ``text`` on the day ``on``, as docs/try.md describes it.

    ``until``: tests and meetings whose window opens after that day are left out. Raises RuleBroken with a
    ``path`` for facts that cannot be read or cannot be true; nothing else.
    """
    return follow(read(parsed(text), on), until or add_days(on, AHEAD_DAYS))


def read(root: Table, on: date) -> Given:
    """The facts of the text as they stood on ``on``."""
    asof = AsOf(on)
    law = law_on(on, given.local_rules(root))
    isolations = person.isolations(root, asof, law)
    found = given.orders(root, asof, law, isolations)
    numbers = [order.facts.id for order in found]
    objections = records.objections(root, asof)
    tests = records.tests(root, asof, numbers)
    away, gone = places.leaves(root, asof, numbers), places.absences(root, asof, numbers)
    agreed = {order.facts.id: order.agreed for order in found}
    looked = searches.searches(root, asof, numbers, law)
    clocks = (
        *leaves.clocks(away, law),
        *matters.duties(tests, gone, objections, law),
        *moves.clocks(places.moves(root, asof, numbers, agreed), law),
        *search_clocks(looked, law),
    )
    facts = CaseFacts(
        orders=tuple(order.facts for order in found),
        screenings=tuple(test.facts for test in tests if not test.withdrawn),
        contacts=records.talks(root, asof, numbers),
        not_possible=records.not_possible(root, asof),
        clocks=clocks,
        searches=looked,
        leave_days=tuple(leave.spell for leave in away if leave.holds),
        known_since=root.day("known_since"),
        closed_on=asof.day(root, "closed_on"),
    )
    who = person.person(root, asof)
    events = (
        *records.breaches(tests, objections),
        *places.breaches(gone, objections),
        *records.matters(root, asof, numbers),
    )
    root.close()
    breaches = tuple(
        one if one.order_id else replace(one, order_id=given.order_on(facts.orders, one.from_on))
        for one in events
    )
    refuted = frozenset(
        one.record for one in objections if one.against is records.Against.TEST and one.upheld
    )
    return Given(on, law, found, isolations, who, facts, breaches, refuted, tuple(sorted(asof.later)))


def follow(case: Given, until: date) -> dict[str, Any]:
    """What the rules say of it."""
    listed = obligations.obligations(case.facts, case.on, case.law, until=max(until, case.on))
    return {
        "format": result.FORMAT,
        "on": result.day(case.on),
        "until": result.day(until),
        "orders": [_order(order, case) for order in case.orders],
        "isolations": [result.isolation(one, case.law, case.on) for one in case.isolations],
        "life": [
            result.stretch(one, case.on) for one in orders.life(case.facts.orders, case.isolations, case.on)
        ],
        "obligations": [result.obligation(item) for item in listed],
        "summary": result.summary(listed, case.on),
        "not_known_yet": list(case.later),
    }


def _order(order: GivenOrder, case: Given) -> dict[str, Any]:
    facts, law, on = order.facts, case.law, case.on
    held = law.at(facts.law_day(on))
    excused = breach.not_away(facts, case.facts.leave_days, on)
    counted = breach.count(case.breaches, facts.id, held, on, excused=excused)
    return {
        "id": facts.id,
        "kind": str(facts.kind),
        "state": str(facts.state),
        "standing": str(orders.standing(facts, law, on)),
        "term": result.term(facts, law, on),
        "deadlines": [result.deadline(due) for due in orders.deadlines(facts, law, on)],
        "steps": result.steps(facts, law),
        "prompt": [result.prompt(duty) for duty in orders.prompt_duties(facts, law)],
        "rights": [result.deadline(right) for right in orders.remedies(facts, law, on)],
        "counters": result.counters(counted, held),
        "situations": [
            result.situation(one, found, orders.consequences(facts.kind, one, case.person, law))
            for one, found in _situations(order, counted, case)
        ],
        "findings": [result.finding(one) for one in orders.check_dates(facts, law, on)],
    }


def _situations(order: GivenOrder, counted: breach.Counted, case: Given) -> Iterator[tuple[Situation, bool]]:
    """What the facts may mean, and whether persons have found it: nothing is found by itself."""
    facts = order.facts
    if not facts.state.is_open:
        return
    due_on = orders.sign_in_due_on(facts, case.law)
    late = due_on is not None and (facts.reported_on or case.on) > due_on
    if late and order.late_reason is not LateReason.ACCEPTED:
        yield Situation.REFUSAL, order.late_reason is LateReason.NOT_ACCEPTED
    if counted.reached:
        yield Situation.SEVERE_BREACH, True
    held = (test for test in case.facts.screenings if test.id not in case.refuted)
    positive = (test for test in held if test.outcome is Outcome.POSITIVE)
    orders_of = {test.order_id or given.order_on(case.facts.orders, test.taken_on) for test in positive}
    if facts.id in orders_of:
        yield Situation.RELAPSE, False
