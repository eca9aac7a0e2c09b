"""The dated duties of an order and what a screen says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waystation.rules.calendar import add_days, days_between
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.orders.facts import Kind, Standing, State
from waystation.rules.orders.timing import Deadline, DeadlineState, OrderFacts, sign_in_due_on, term


def agreement_due_on(facts: OrderFacts, law: Law) -> date | None:
    """The last day to sign the agreement "promptly" (DRR 16), or None before sign-in."""
    if facts.reported_on is None:
        return None
    return add_days(facts.reported_on, law.at(facts.law_day(facts.reported_on)).number("agreement_days"))


def sign_in_why(facts: OrderFacts, law: Law) -> Why:
    """Why the person is to sign in by that day."""
    assert facts.served_on is not None  # noqa: S101 - the caller has looked
    return law.at(facts.served_on).why(
        "orders.why.sign_in",
        "report_deadline_days",
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


def _state_of(facts: OrderFacts, due_on: date, done_on: date | None, today: date) -> DeadlineState:
    if done_on is not None:
        return DeadlineState.MET if done_on <= due_on else DeadlineState.MET_LATE
    if not facts.state.is_open:
        return DeadlineState.ENDED
    if facts.is_suspended_on(due_on):
        return DeadlineState.RESTING
    if due_on == today:
        return DeadlineState.TODAY
    return DeadlineState.COMING if due_on > today else DeadlineState.PASSED


def deadlines(facts: OrderFacts, law: Law, today: date) -> tuple[Deadline, ...]:
    """The dated duties of an order, in the order of its life: ``sign_in``, ``agreement``, ``expiry``,
    ``release_notice``. Each says why. A passed one changes no state."""

    def made(code: str, due_on: date, done_on: date | None, reason: Why) -> Deadline:
        state = _state_of(facts, due_on, done_on, today)
        return Deadline(code, due_on, days_between(today, due_on), state, reason, done_on)

    found: list[Deadline] = []
    if due_on := sign_in_due_on(facts, law):
        found.append(made("sign_in", due_on, facts.reported_on, sign_in_why(facts, law)))
    if due_on := agreement_due_on(facts, law):
        found.append(made("agreement", due_on, facts.agreed_on, agreement_why(facts, law)))
    if computed := term(facts, law):
        released_on = facts.ended_on if facts.state is State.COMPLETED else None
        last_day = computed.last_day
        found.append(made("expiry", last_day, released_on, expiry_why(facts, last_day)))
        held = law.at(last_day)
        told_by = add_days(last_day, held.number("release_notify_street_days"))
        reason = held.why(
            "orders.why.release_notice",
            "release_notify_street_days",
            nation_article="40" if facts.kind is Kind.RECOVERY else "23",
            last_day=last_day,
        )
        found.append(made("release_notice", told_by, released_on, reason))
    return tuple(found)


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
