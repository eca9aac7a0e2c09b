"""Facts of an order, its term, and what its dates show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, days_between, last_day_of_term
from waystation.rules.law import LAW_SINCE, Law, Plain, Why
from waystation.rules.orders.facts import Act, Kind, State


@dataclass(frozen=True, slots=True)
class Suspension:
    """A detention or arrest; the measure rests meanwhile (DRR 24). ``to_on``: its last day; None: lasts."""

    from_on: date
    to_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the measure rests on that day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What the rules need to know of one order; nothing that names the person.

    ``years`` as ordered. ``printed_from``/``printed_to``: the dates printed in the order, kept beside the
    computed ones. ``ended_on``: the last day the order was alive, set with every state that is not open.
    ``credited_days``: days of isolation credited when it was changed into community treatment (DRR 31).
    ``decided_on``: the day of the decision. ``is_far``: the person lives far from the street office, where a
    place has two deadlines. ``after_spell``: the isolation that the order follows. ``acts``: dated acts that
    change no state (``Act``). ``arrived_by_move``: the order came from another street.
    """

    id: int
    kind: Kind
    state: State
    years: int
    served_on: date | None = None
    family_served_on: date | None = None
    reported_on: date | None = None
    agreed_on: date | None = None
    printed_from: date | None = None
    printed_to: date | None = None
    ended_on: date | None = None
    suspensions: tuple[Suspension, ...] = ()
    credited_days: int = 0
    decided_on: date | None = None
    is_far: bool = False
    after_spell: int | None = None
    acts: tuple[tuple[Act, date], ...] = ()
    arrived_by_move: bool = False

    def done_on(self, act: Act) -> date | None:
        """The day of an act; None while it is not recorded."""
        return next((day for done, day in self.acts if done is act), None)

    def is_suspended_on(self, day: date) -> bool:
        """Whether the measure rests on that day."""
        return any(suspension.covers(day) for suspension in self.suspensions)

    def law_day(self, fallback: date) -> date:
        """The day whose law the order keeps: service, else sign-in, else ``fallback``."""
        return self.served_on or self.reported_on or fallback


@dataclass(frozen=True, slots=True)
class Term:
    """The computed term: first and last day, both included, and why."""

    starts_on: date
    last_day: date
    why: Why


class Severity(StrEnum):
    """``error`` refuses, ``warning`` only tells."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the dates of an order show. ``code`` has a sentence in ``common.messages``; ``field`` is the
    name of the fact it speaks of."""

    code: str
    severity: Severity
    field: str
    params: Mapping[str, Plain]


class DeadlineState(StrEnum):
    """``coming``: still time; ``today``: the last day; ``passed``: late; ``met``, ``met_late``; ``resting``:
    the measure is suspended on that day and nothing is asked of the client; ``ended``: the order ended."""

    COMING = "coming"
    TODAY = "today"
    PASSED = "passed"
    MET = "met"
    MET_LATE = "met_late"
    RESTING = "resting"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One dated duty of an order. ``days_left`` is negative when late; ``title`` and ``why.code`` have
    sentences in ``common.messages``.

    ``is_provisional``: counted in workdays of a year whose holidays are not published yet. ``is_right``: not
    a duty but a right of the client that lapses; its state is ``ended`` afterwards, never ``passed``.
    ``act``: what is recorded to meet it, where that is no step.
    """

    code: str
    due_on: date
    days_left: int
    state: DeadlineState
    why: Why
    done_on: date | None = None
    is_provisional: bool = False
    is_right: bool = False
    act: Act | None = None

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"orders.deadline.{self.code}"


HOURS_OF_DAY = 24


def hours_as_days(hours: int) -> int:
    """A clock of hours where only days are known: never shorter than it is, so 24 hours end the day after."""
    return -(-hours // HOURS_OF_DAY)


def allowed_years(kind: Kind, law: Law) -> range:
    """The lengths an order may have: three years of treatment (DRR 14), up to three of recovery (DRR 37)."""
    if kind is Kind.TREATMENT:
        years = law.number("term_treatment_years")
        return range(years, years + 1)
    return range(1, law.number("term_recovery_max_years") + 1)


def _suspended_days(facts: OrderFacts, until: date) -> int:
    """Days between sign-in and ``until`` on which the measure rested; overlapping suspensions count once."""
    assert facts.reported_on is not None  # noqa: S101 - the caller has looked
    total = 0
    after = facts.reported_on
    for suspension in sorted(facts.suspensions, key=lambda s: s.from_on):
        first = max(suspension.from_on, after)
        last = min(suspension.to_on or until, until)
        if first <= last:
            total += days_between(first, last) + 1
            after = add_days(last, 1)
    return total


def _first_day(facts: OrderFacts, reported_on: date, held: Law) -> date:
    """The first day of the term: the sign-in; for recovery the printed day, where a place reads it so and the
    paper names one that is not after the sign-in (no reading makes the term longer)."""
    printed = facts.printed_from
    if facts.kind is not Kind.RECOVERY or printed is None or printed > reported_on:
        return reported_on
    return printed if held.choice("recovery_term_start") == "printed" else reported_on


def term(facts: OrderFacts, law: Law) -> Term | None:
    """The term of an order, or None before sign-in.

    Treatment: three years from the day of reporting (DRR 14). Recovery: the years of the order, counted the
    same way (DCL 48 sends back to the rules of treatment). Credited days shorten it (DRR 31). Suspended days
    lengthen it only where the figure ``suspension_extends_term`` says so; an open suspension is then
    counted up to ``law.on``, or to the end of the order. Neither shortens the term to before the sign-in.
    """
    if facts.reported_on is None:
        return None
    held = law.at(facts.law_day(facts.reported_on))
    starts_on = _first_day(facts, facts.reported_on, held)
    last_day = last_day_of_term(starts_on, facts.years)
    if held.switch("suspension_extends_term"):
        until = max(law.on, starts_on)
        last_day = add_days(last_day, _suspended_days(facts, min(until, facts.ended_on or until)))
    last_day = max(facts.reported_on, add_days(last_day, -facts.credited_days))
    treatment = facts.kind is Kind.TREATMENT
    reason = held.why(
        "orders.why.term_treatment" if treatment else "orders.why.term_recovery",
        "term_treatment_years" if treatment else "term_recovery_max_years",
        starts_on=starts_on,
        last_day=last_day,
        years=facts.years,
    )
    return Term(starts_on, last_day, reason)


def _error(code: str, field: str, **params: Plain) -> Finding:
    return Finding(code, Severity.ERROR, field, params)


def _warning(code: str, field: str, **params: Plain) -> Finding:
    return Finding(code, Severity.WARNING, field, params)


def _future(facts: OrderFacts, today: date) -> Iterable[Finding]:
    for name, code, day in (
        ("decided_on", "orders.future_decision", facts.decided_on),
        ("served_on", "orders.future_served", facts.served_on),
        ("family_served_on", "orders.future_family_served", facts.family_served_on),
        ("reported_on", "orders.future_report", facts.reported_on),
        ("agreed_on", "orders.future_agreement", facts.agreed_on),
        ("ended_on", "orders.future_end", facts.ended_on),
    ):
        if day is not None and day > today:
            yield _error(code, name, day=day, today=today)


def sign_in_figure(facts: OrderFacts, held: Law) -> str:
    """The figure that sets the last day to report: where a place has two, the one for people who live far."""
    if facts.is_far and held.count("report_deadline_far_days") is not None:
        return "report_deadline_far_days"
    return "report_deadline_days"


def sign_in_due_on(facts: OrderFacts, law: Law) -> date | None:
    """The last day to report: 15 days from receipt (DRR 14, 38), or None before service."""
    if facts.served_on is None:
        return None
    held = law.at(facts.served_on)
    return add_days(facts.served_on, held.number(sign_in_figure(facts, held)))


def _order_of_days(facts: OrderFacts, law: Law) -> Iterable[Finding]:
    served, reported, agreed, ended = facts.served_on, facts.reported_on, facts.agreed_on, facts.ended_on
    decided = facts.decided_on
    if decided is not None and served is not None and served < decided:
        yield _error("orders.served_before_decision", "served_on", decided_on=decided, served_on=served)
    if served is not None and served < LAW_SINCE:
        yield _error("orders.served_before_law", "served_on", day=served, since=LAW_SINCE)
    if reported is not None and served is None:
        yield _warning("orders.served_missing", "served_on")
    if reported is not None and served is not None:
        if reported < served:
            yield _error("orders.report_before_served", "reported_on", served_on=served, reported_on=reported)
        due_on = sign_in_due_on(facts, law)
        if due_on is not None and reported > due_on:
            yield _warning("orders.report_late", "reported_on", due_on=due_on, reported_on=reported)
    if agreed is not None and reported is None:
        yield _warning("orders.agreed_without_report", "agreed_on")
    if agreed is not None and reported is not None and agreed < reported:
        yield _warning("orders.agreed_before_report", "agreed_on", reported_on=reported, agreed_on=agreed)
    earliest = reported or served
    if ended is not None and earliest is not None and ended < earliest:
        yield _error("orders.ended_before_start", "ended_on", ended_on=ended, started_on=earliest)
    for suspension in facts.suspensions:
        if suspension.to_on is not None and suspension.to_on < suspension.from_on:
            yield _error(
                "orders.suspension_backwards",
                "suspensions",
                from_on=suspension.from_on,
                to_on=suspension.to_on,
            )


def _terms(facts: OrderFacts, law: Law) -> Iterable[Finding]:
    allowed = allowed_years(facts.kind, law.at(facts.law_day(law.on)))
    if facts.years not in allowed:
        yield _error(
            "orders.years_not_allowed", "years", kind=facts.kind, years=facts.years, most=allowed[-1]
        )
        return
    if facts.printed_from and facts.printed_to and facts.printed_to < facts.printed_from:
        yield _error(
            "orders.printed_backwards", "printed_to", first=facts.printed_from, last=facts.printed_to
        )
        return
    computed = term(facts, law)
    if computed and facts.printed_to and facts.printed_to != computed.last_day:
        yield _warning(
            "orders.printed_dates_differ", "printed_to", printed=facts.printed_to, computed=computed.last_day
        )


def check_dates(facts: OrderFacts, law: Law, today: date) -> tuple[Finding, ...]:
    """Everything the dates and years of an order show to be wrong (error) or odd (warning).

    Never raises. Late sign-in and an agreement before sign-in are warnings: they happened, and are recorded.
    """
    return (*_future(facts, today), *_order_of_days(facts, law), *_terms(facts, law))
