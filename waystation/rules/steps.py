"""Whether one step of an order may be recorded on a day: what is asked beyond the table of lawful ways.

The table (``orders.WAYS``) says where a step leads; this says when, and what must be written down with it.
"""

from __future__ import annotations

from datetime import date

from waystation.rules.law import Law
from waystation.rules.orders import Decider, Kind, OrderFacts, State, Step, sign_in_due_on, term, way
from waystation.rules.problems import RuleBroken

#: Steps recorded by a form of their own, with more than a day and a note.
OWN_FORM = frozenset({Step.SIGN_IN, Step.SIGN_AGREEMENT, Step.CORRECT})


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
