"""When to look for somebody: so many days without any contact make a duty of the office, and nothing else.

Nobody is judged by it: why there was no contact, a person finds out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from waystation.rules import contacts
from waystation.rules.calendar import add_days
from waystation.rules.care.searching import Decision, SearchFacts
from waystation.rules.law import Law
from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.facts import CaseFacts, FulfilledBy, RecordKind, RuleCode
from waystation.rules.orders import OrderFacts, State
from waystation.rules.screening import SAMPLED
from waystation.rules.screening import Outcome as TestOutcome

#: A test taken elsewhere shows as well that the client is there; who refuses one has spoken with us.
_THERE = SAMPLED | {TestOutcome.ELSEWHERE, TestOutcome.REFUSED}
#: What only the client can do, with somebody of ours: report at the new street, sign there, tell the return.
_BY_CLIENT = frozenset({RuleCode.MOVE_REPORT, RuleCode.MOVE_AGREEMENT, RuleCode.LEAVE_RETURN})


def last_contact(case: CaseFacts, order: OrderFacts) -> date | None:
    """The last day on which anybody of ours was in contact with the client, by whatever way; the day of
    sign-in where there was none since. None before sign-in."""
    if order.reported_on is None:
        return None
    days = [order.reported_on] if order.agreed_on is None else [order.reported_on, order.agreed_on]
    days += [suspension.to_on for suspension in order.suspensions if suspension.to_on is not None]
    days += [
        one.held_on
        for one in case.contacts
        if one.met is contacts.Met.CLIENT and one.outcome in contacts.ATTENDED
    ]
    days += [test.taken_on for test in case.screenings if test.outcome in _THERE]
    days += [search.found_on for search in case.searches if search.found_on is not None]
    days += [clock.done.on for clock in case.clocks if clock.rule in _BY_CLIENT and clock.done is not None]
    return max(days)


def look_for(case: CaseFacts, law: Law, today: date, *, ahead: int = 0) -> Iterator[Clock]:
    """The duty to look for the client, from the first day after ``lost_after_days`` without contact.

    ``ahead``: also one that opens within so many days if nothing comes between. Only while the measure runs;
    days before the file was opened here are known to nobody and do not count.
    """
    for order in case.orders:
        if order.state is not State.RUNNING or case.closed_on is not None:
            continue
        last = last_contact(case, order)
        if last is None:
            continue
        since = max([last, case.known_since or last, *_back_from_leave(case, today)])
        opens_on = add_days(since, law.number("lost_after_days") + 1)
        day = max(today, opens_on)
        if add_days(today, ahead) < opens_on or _on_leave(case, today, day):
            continue
        yield Clock(
            key=f"lost:{order.id}/{since.isoformat()}",
            rule=RuleCode.LOST_LOOK,
            opens_on=opens_on,
            due_on=add_days(opens_on, law.number("search_start_days")),
            why=law.why("lost.why.look", "lost_after_days", last_on=since),
            order_id=order.id,
            done=_begun(case.searches, since),
        )


def _on_leave(case: CaseFacts, *days: date) -> bool:
    """Whether nobody expects a contact on one of the days."""
    return any(first <= day <= last_day for day in days for first, last_day in case.leave_days)


def _back_from_leave(case: CaseFacts, today: date) -> list[date]:
    """The last days of leaves that are over: nobody expected a contact before."""
    return [last_day for _first, last_day in case.leave_days if last_day < today]


def _begun(searches: Iterable[SearchFacts], since: date) -> FulfilledBy | None:
    """The search that was opened because of this silence."""
    begun = sorted((search for search in searches if search.opened_on > since), key=lambda one: one.opened_on)
    return FulfilledBy(RecordKind.SEARCH, begun[0].id, begun[0].opened_on) if begun else None


def search_clocks(searches: Iterable[SearchFacts], law: Law) -> Iterator[Clock]:
    """What is due in an open search: the head's decision at the end of each time box, or a look again."""
    for search in searches:
        for box in search.boxes:
            rests = box.decision is not Decision.GO_ON
            rule = RuleCode.SEARCH_REVIEW if rests else RuleCode.SEARCH_DECIDE
            held = law.at(box.opens_on)
            done, _code = box.settled_on, "search.why.review" if rests else "search.why.decide"
            yield Clock(
                key=f"search:{search.id}/box-{box.n}",
                rule=rule,
                opens_on=box.until,
                due_on=add_days(box.until, held.number("search_decide_days")),
                why=held.why(
                    f"search.why.{'review' if rests else 'decide'}", "search_box_days", on=box.until
                ),
                order_id=search.order_id,
                done=FulfilledBy(RecordKind.SEARCH, search.id, done) if done else None,
                ended_on=search.closed_on,
            )
