"""Dated duties of any subject: leave, absence, move, matter, objection, hand-over, search …

The plan of tests and meetings and the duties of an order itself come from rules of their own. Everything else
that has a date is a ``Clock``: pure rules of the subject make it from their facts, and the engine turns it
into an obligation like any other, with the same states, list, badge and history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waystation.rules.law import Why
from waystation.rules.obligations.facts import NEVER, RULES, FulfilledBy, RuleCode
from waystation.rules.orders import OrderFacts


@dataclass(frozen=True, slots=True)
class Clock:
    """One dated duty. ``key`` is stable and the case's only one (``leave:12/return``); at most 60 characters.

    It may be done from ``opens_on``, should be done by ``due_on``, and still counts, marked late, until
    ``closes_on`` (``NEVER``: as long as it is asked for). ``done``: the record that did it. ``ended_on``: the
    last day on which it was asked for (the leave was withdrawn, the matter closed), None while it is.
    ``order_id``: the order it belongs to, None for none; a rule that ``rests`` asks nothing for a day on
    which that order rests. ``why`` has a sentence and the places of the rule's title.
    """

    key: str
    rule: RuleCode
    opens_on: date
    due_on: date
    why: Why
    closes_on: date = NEVER
    order_id: int | None = None
    done: FulfilledBy | None = None
    ended_on: date | None = None

    def rests_with(self, order: OrderFacts | None) -> bool:
        """Whether its order rests on the due day, and the rule with it."""
        return RULES[self.rule].rests and order is not None and order.is_suspended_on(self.due_on)
