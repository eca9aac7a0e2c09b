"""A reminder of the next hair test, where a place says how often: people come on a day they choose.

The reminder opens some weeks before, stays open after its day and is never missed: nobody is pressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from waystation.rules.calendar import add_days, add_months
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.orders import OrderFacts
from waystation.rules.screening import SAMPLED, Material, ScreeningFacts


def clocks(orders: Iterable[OrderFacts], screenings: Iterable[ScreeningFacts], law: Law) -> Iterator[Clock]:
    """One reminder after another: each hair test answers the one before it and begins the next."""
    months = law.number("hair_reminder_months")
    if not months:
        return
    taken = sorted(
        (fact.taken_on, fact.id)
        for fact in screenings
        if fact.material is Material.HAIR and fact.outcome in SAMPLED
    )
    for order in orders:
        if order.reported_on is not None:
            yield from _of_one(order, order.reported_on, taken, months, law)


def _of_one(
    order: OrderFacts, since: date, taken: list[tuple[date, int]], months: int, law: Law
) -> Iterator[Clock]:
    def one(n: int, base: date, done: FulfilledBy | None) -> Clock:
        due_on = add_months(base, months)
        opens_on = max(base, add_days(due_on, -law.number("hair_reminder_days")))
        return Clock(
            key=f"hair:{order.id}/{n}",
            rule=RuleCode.HAIR,
            opens_on=min(opens_on, done.on) if done else opens_on,
            due_on=due_on,
            why=law.why("specimens.why.hair", "hair_reminder_months"),
            order_id=order.id,
            done=done,
            ended_on=order.ended_on,
        )

    n, base = 1, since
    for on, pk in taken:
        if on < since or (order.ended_on is not None and on > order.ended_on):
            continue
        yield one(n, base, FulfilledBy(RecordKind.SCREENING, pk, on))
        n, base = n + 1, on
    if order.ended_on is None:
        yield one(n, base, None)
