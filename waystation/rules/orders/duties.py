"""The dated duties of an order and what a screen says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waystation.rules.calendar import add_days, days_between
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.orders.facts import Act, Kind, Standing, State
from waystation.rules.orders.local_clocks import after_decision, after_move, before_expiry, release_served
from waystation.rules.orders.making import made, workday_deadline
from waystation.rules.orders.timing import Deadline, OrderFacts, sign_in_due_on, sign_in_figure, term


def agreement_due_on(facts: OrderFacts, law: Law) -> date | None:
    """The last day to sign the agreement "promptly" (DRR 16), or None before sign-in."""
    if facts.reported_on is None:
        return None
    return add_days(facts.reported_on, law.at(facts.law_day(facts.reported_on)).number("agreement_days"))


def sign_in_why(facts: OrderFacts, law: Law) -> Why:
    """Why the person is to sign in by that day."""
    assert facts.served_on is not None  # noqa: S101 - the caller has looked
    held = law.at(facts.served_on)
    return held.why(
        "orders.why.sign_in",
        sign_in_figure(facts, held),
        nation_article="38" if facts.kind is Kind.RECOVERY else "14",
        served_on=facts.served_on,
    )


def agreement_why(facts: OrderFacts, law: Law) -> Why:
    """Why the agreement is to be signed by that day: the duty is the regulation's, the count a figure's."""
    assert facts.reported_on is not None  # noqa: S101 - the caller has looked
    held = law.at(facts.law_day(facts.reported_on))
    if held.parameter("agreement_days").area_path:
        return held.why("orders.why.agreement_local", "agreement_days", reported_on=facts.reported_on)
    return why(
        "orders.why.agreement",
        source=Source.REGULATION,
        article="38" if facts.kind is Kind.RECOVERY else "16",
        value=held.number("agreement_days"),
        reported_on=facts.reported_on,
    )


def expiry_why(facts: OrderFacts, last_day: date) -> Why:
    """Why the measure ends that day (DRR 23; recovery DRR 40)."""
    article = "40" if facts.kind is Kind.RECOVERY else "23"
    return why("orders.why.expiry", source=Source.REGULATION, article=article, last_day=last_day)


def deadlines(facts: OrderFacts, law: Law, today: date) -> tuple[Deadline, ...]:
    """The dated duties of an order, in the order of its life. Each says why. A passed one changes no state.

    The nation counts ``sign_in``, ``agreement``, ``expiry`` and ``release_notice``; where a place counts
    more, ``service``, ``street_told``, ``move_police_told``, ``papers_before_expiry``, ``release_served`` and
    ``move_file`` stand among them.
    """
    found = [*after_decision(facts, law, today)]
    if due_on := sign_in_due_on(facts, law):
        found.append(
            made(
                facts,
                "sign_in",
                today,
                due_on=due_on,
                done_on=facts.reported_on,
                reason=sign_in_why(facts, law),
            )
        )
    found += after_move(facts, law, today)
    if due_on := agreement_due_on(facts, law):
        found.append(
            made(
                facts,
                "agreement",
                today,
                due_on=due_on,
                done_on=facts.agreed_on,
                reason=agreement_why(facts, law),
            )
        )
    if computed := term(facts, law):
        found += _round_expiry(facts, computed.last_day, law, today)
    return tuple(found)


def _round_expiry(facts: OrderFacts, last_day: date, law: Law, today: date) -> list[Deadline]:
    """The last day, the papers before it and the notices after it."""
    released_on = facts.ended_on if facts.state is State.COMPLETED else None
    return [
        *before_expiry(facts, last_day, law, today),
        made(
            facts,
            "expiry",
            today,
            due_on=last_day,
            done_on=released_on,
            reason=expiry_why(facts, last_day),
        ),
        *release_served(facts, last_day, law, today),
        _release_notice(facts, last_day, released_on, law, today),
    ]


def _release_notice(
    facts: OrderFacts, last_day: date, released_on: date | None, law: Law, today: date
) -> Deadline:
    """The street is told: seven days after the end, or earlier where a place counts workdays."""
    held = law.at(last_day)
    told_on = facts.done_on(Act.RELEASE_STREET_TOLD) or released_on
    by_days = add_days(last_day, held.number("release_notify_street_days"))
    by_workdays = workday_deadline(
        facts,
        "release_notice",
        today,
        figure="release_notify_street_workdays",
        held=held,
        event=last_day,
        done_on=told_on,
        act=Act.RELEASE_STREET_TOLD,
    )
    if by_workdays is not None and by_workdays.due_on < by_days:
        return by_workdays
    reason = held.why(
        "orders.why.release_notice",
        "release_notify_street_days",
        nation_article="40" if facts.kind is Kind.RECOVERY else "23",
        last_day=last_day,
    )
    return made(
        facts,
        "release_notice",
        today,
        due_on=by_days,
        done_on=told_on,
        reason=reason,
        act=Act.RELEASE_STREET_TOLD,
    )


_STANDING: Mapping[State, Standing] = {
    State.REGISTERED: Standing.NOT_SERVED,
    State.SUSPENDED: Standing.PAUSED,
    State.COMPLETED: Standing.RELEASED,
    State.TERMINATED: Standing.TERMINATED,
    State.TRANSFERRED_OUT: Standing.MOVED_AWAY,
    State.IN_ISOLATION: Standing.IN_ISOLATION,
    State.DECEASED: Standing.DECEASED,
}


def standing(facts: OrderFacts, law: Law, today: date) -> Standing:
    """What a screen says today: the stored state refined by its dates. Changes nothing."""
    if facts.state in _STANDING:
        return _STANDING[facts.state]
    if facts.state is State.AWAITING_SIGN_IN:
        due_on = sign_in_due_on(facts, law)
        return Standing.OVERDUE_SIGN_IN if due_on and today > due_on else Standing.AWAITING_SIGN_IN
    computed = term(facts, law)
    if computed and today > computed.last_day:
        return Standing.EXPIRED_UNRELEASED
    if facts.agreed_on is None:
        return Standing.AWAITING_AGREEMENT
    notice = law.at(today).number("expiry_notice_days")
    if computed and days_between(today, computed.last_day) <= notice:
        return Standing.EXPIRING
    return Standing.RUNNING


def day_of_term(facts: OrderFacts, law: Law, today: date) -> tuple[int, int] | None:
    """ "Day n of 1,095": the running number of today (1 on the day of sign-in) and the length of the term.

    None before sign-in; never more than the length.
    """
    computed = term(facts, law)
    if computed is None or today < computed.starts_on:
        return None
    length = days_between(computed.starts_on, computed.last_day) + 1
    return min(days_between(computed.starts_on, today) + 1, length), length
