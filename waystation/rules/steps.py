"""Whether one step of an order may be recorded on a day: what is asked beyond the table of lawful ways.

The table (``orders.WAYS``) says where a step leads; this says when, and what must be written down with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waystation.rules.law import Law
from waystation.rules.orders import (
    NOBODY_KNOWN,
    Decider,
    Isolation,
    Kind,
    OrderFacts,
    Person,
    Situation,
    SpellFacts,
    State,
    Step,
    isolation,
    sign_in_due_on,
    term,
    way,
)
from waystation.rules.problems import RuleBroken

#: Steps recorded by a form of their own, with more than a day and a note.
OWN_FORM = frozenset({Step.SIGN_IN, Step.SIGN_AGREEMENT, Step.CORRECT, Step.ISOLATE})


def is_late_sign_in(facts: OrderFacts, on: date, law: Law) -> bool:
    """Whether reporting on ``on`` is after the last day (DRR 14, 38). Late is recorded, never refused."""
    due_on = sign_in_due_on(facts, law)
    return due_on is not None and on > due_on


def needs_note(kind: Kind, state: State, step: Step) -> bool:
    """Whether the paper behind the step must be named: decisions that end or pause a measure (DRR 22–24)."""
    decider = way(kind, state, step).decider
    return step is not Step.SERVE and decider in {Decider.POLICE, Decider.REVIEW}


def check_step(
    facts: OrderFacts, step: Step, on: date, *, since: date | None, note: str, law: Law, today: date
) -> State:
    """Where ``step`` on ``on`` leads. ``since``: the day of the last recorded step.

    Raises RuleBroken: ``orders.step_not_lawful``; ``orders.step_in_future``; ``orders.step_before_last``;
    ``orders.note_needed`` (a decision without its paper); ``orders.not_yet_over`` (DRR 23: the measure ends
    with its term, not before).
    """
    to = way(facts.kind, facts.state, step).to
    if on > today:
        raise RuleBroken("orders.step_in_future", step=step, on=on)
    if since is not None and on < since:
        raise RuleBroken("orders.step_before_last", step=step, on=on, since=since)
    if needs_note(facts.kind, facts.state, step) and not note.strip():
        raise RuleBroken("orders.note_needed", step=step)
    computed = term(facts, law)
    if step is Step.COMPLETE and computed is not None and on < computed.last_day:
        raise RuleBroken("orders.not_yet_over", last_day=computed.last_day)
    return to


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what an isolation is founded. ``weighed``: why it was decided although it might have been spared, or
    although the reading held here does not allow it."""

    ground: Situation
    person: Person = NOBODY_KNOWN
    weighed: str = ""


def check_isolation(facts: OrderFacts, on: date, grounds: Grounds, law: Law) -> None:
    """Refuse to write down an isolation that the law does not allow, or that needs its reason first.

    Raises RuleBroken ``orders.isolation_does_not_apply`` (DCL 39: pregnant, or nursing a child under one
    year), ``orders.weighing_needed_age`` (DCL 39: under sixteen may be spared) and
    ``orders.weighing_needed_reading`` (refusal or breach of recovery alone, where
    ``recovery_breach_may_isolate`` is off).
    """
    match isolation(facts.kind, grounds.ground, grounds.person, law.at(on)):
        case Isolation.CLOSED:
            raise RuleBroken("orders.isolation_does_not_apply", on=on)
        case Isolation.WEIGH_AGE if not grounds.weighed.strip():
            raise RuleBroken("orders.weighing_needed_age", on=on)
        case Isolation.WEIGH_READING if not grounds.weighed.strip():
            raise RuleBroken("orders.weighing_needed_reading", ground=grounds.ground)
        case _:
            return


def check_out_of_isolation(on: date, spells: Iterable[SpellFacts]) -> None:
    """Refuse a sign-in on a day on which the person is in isolation; its last day is free for it.

    Raises RuleBroken ``orders.still_in_isolation``.
    """
    for spell in spells:
        if spell.covers(on) and on not in (spell.ended_on, spell.decided_on):
            raise RuleBroken("orders.still_in_isolation", decided_on=spell.decided_on)
