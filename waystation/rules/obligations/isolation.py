"""Duties round an isolation, and the papers before the end of a measure, on the work list.

The police decide and tell, the centre gives notice; the street writes down that it was done, or asks. What
falls due when stands in ``rules.orders``; nothing is counted twice here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.facts import FulfilledBy, RecordKind, RuleCode
from waystation.rules.orders import Act, Deadline, OrderFacts, SpellEnd, SpellFacts, spell_deadlines, term
from waystation.rules.orders.local_clocks import before_expiry

_RULES: Mapping[str, RuleCode] = {
    "spell_family_told": RuleCode.ISOLATION_FAMILY,
    "spell_change": RuleCode.ISOLATION_CHANGE,
    "gate_notice": RuleCode.ISOLATION_NOTICE,
    "spell_end": RuleCode.ISOLATION_END,
    "spell_papers": RuleCode.ISOLATION_PAPERS,
}
#: What the board of those who come out asks for already.
_ON_THE_BOARD = frozenset({RuleCode.ISOLATION_NOTICE, RuleCode.ISOLATION_PAPERS})


@dataclass(frozen=True, slots=True)
class SpellRow:
    """One isolation. ``known_since``: the day the file was opened here; what was due before that and is not
    written down is not asked for. ``on_the_board``: somebody is expected from it, and met."""

    facts: SpellFacts
    known_since: date | None = None
    on_the_board: bool = False


def spell_clocks(rows: Iterable[SpellRow], law: Law) -> Iterator[Clock]:
    """The duties of each isolation. The end of isolation ends what had to be done while it lasted."""
    for row in rows:
        for due in spell_deadlines(row.facts, law, law.on):
            rule = _RULES[due.code]
            if row.on_the_board and rule in _ON_THE_BOARD:
                continue
            if due.done_on is None and row.known_since is not None and due.due_on < row.known_since:
                continue
            yield _of_spell(row.facts, due, rule, law)


def _of_spell(facts: SpellFacts, due: Deadline, rule: RuleCode, law: Law) -> Clock:
    done = None if due.done_on is None else FulfilledBy(RecordKind.ISOLATION, facts.id, due.done_on)
    over = facts.ended_on if rule is not RuleCode.ISOLATION_PAPERS else None
    if facts.end is SpellEnd.DIED:
        over = facts.ended_on
    return Clock(
        key=f"isolation:{facts.id}/{rule.value.partition('.')[2]}",
        rule=rule,
        opens_on=_opens_on(facts, due, rule, law),
        due_on=due.due_on,
        why=due.why,
        done=done,
        ended_on=over,
    )


def _opens_on(facts: SpellFacts, due: Deadline, rule: RuleCode, law: Law) -> date:
    """The day of the event that begins it; what leads up to the last day, so long before as any end."""
    begins = {
        RuleCode.ISOLATION_FAMILY: facts.served_on,
        RuleCode.ISOLATION_CHANGE: facts.change_proposed_on,
        RuleCode.ISOLATION_PAPERS: facts.ended_on,
        RuleCode.ISOLATION_END: due.due_on,
    }.get(rule)
    if begins is not None:
        return min(begins, due.due_on)
    before = add_days(due.due_on, -law.at(due.due_on).number("expiry_notice_days"))
    return min(max(facts.decided_on, before), due.due_on)


def papers_clocks(orders: Iterable[OrderFacts], law: Law) -> Iterator[Clock]:
    """Where a place says by which workday before the end the street sends agreement and papers."""
    for order in orders:
        computed = term(order, law)
        if computed is None:
            continue
        last_day = computed.last_day
        for due in before_expiry(order, last_day, law, law.on):
            before = add_days(last_day, -law.at(last_day).number("expiry_notice_days"))
            sent = order.done_on(Act.PAPERS_SENT)
            yield Clock(
                key=f"order:{order.id}/papers",
                rule=RuleCode.PAPERS,
                opens_on=min(max(computed.starts_on, before), due.due_on),
                due_on=due.due_on,
                why=due.why,
                closes_on=last_day,
                order_id=order.id,
                done=None if sent is None else FulfilledBy(RecordKind.ORDER, order.id, sent),
            )
