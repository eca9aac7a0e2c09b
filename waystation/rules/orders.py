"""Orders of community treatment and community recovery: states, lawful steps, term, deadlines.

Sources: Drug Control Law (DCL), Drug Rehabilitation Regulation (DRR). A missed deadline never changes a
state: only a step that a named person records does, and each step says who decides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, days_between, last_day_of_term
from waystation.rules.law import LAW_SINCE, Law, Plain, Source, Why, why
from waystation.rules.problems import RuleBroken


class Kind(StrEnum):
    """The two measures."""

    TREATMENT = "treatment"
    RECOVERY = "recovery"


class State(StrEnum):
    """The stored state of an order, in neutral words. Lateness is derived (``Standing``), never stored."""

    REGISTERED = "registered"
    AWAITING_SIGN_IN = "awaiting_sign_in"
    RUNNING = "running"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    TERMINATED = "terminated"
    TRANSFERRED_OUT = "transferred_out"
    IN_ISOLATION = "in_isolation"
    DECEASED = "deceased"

    @property
    def is_open(self) -> bool:
        """Whether the order still asks for work."""
        return self in OPEN_STATES


OPEN_STATES = frozenset({State.REGISTERED, State.AWAITING_SIGN_IN, State.RUNNING, State.SUSPENDED})
#: The states in which the person has signed in and the order is alive.
SIGNED_IN_STATES = frozenset({State.RUNNING, State.SUSPENDED})


class Standing(StrEnum):
    """What a screen says about an order today: the state and, below it, what the dates add. Derived."""

    NOT_SERVED = "not_served"
    AWAITING_SIGN_IN = "awaiting_sign_in"
    OVERDUE_SIGN_IN = "overdue_sign_in"
    AWAITING_AGREEMENT = "awaiting_agreement"
    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED_UNRELEASED = "expired_unreleased"
    PAUSED = "paused"
    RELEASED = "released"
    TERMINATED = "terminated"
    MOVED_AWAY = "moved_away"
    IN_ISOLATION = "in_isolation"
    DECEASED = "deceased"


class Step(StrEnum):
    """What can happen to an order and be recorded."""

    SERVE = "serve"
    SIGN_IN = "sign_in"
    SIGN_AGREEMENT = "sign_agreement"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    TERMINATE = "terminate"
    TRANSFER_OUT = "transfer_out"
    ISOLATE = "isolate"
    REVOKE = "revoke"
    RECORD_DEATH = "record_death"
    CORRECT = "correct"


class Decider(StrEnum):
    """Who decides a step. The house only writes the decision down."""

    POLICE = "police"
    STREET = "street"
    REVIEW = "review"
    NOBODY = "nobody"


class TerminationReason(StrEnum):
    """Why an order was terminated (DRR 24), or set aside."""

    PRISON_SENTENCE = "prison_sentence"
    COMPULSORY_EDUCATION = "compulsory_education"
    SET_ASIDE = "set_aside"
    OTHER_DECISION = "other_decision"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step leads, who decides it, and the text that says so (``article`` empty: house practice)."""

    to: State
    decider: Decider
    article: str
    source: str = Source.REGULATION


def _ways() -> Mapping[tuple[Kind, State, Step], Way]:
    """The whole table of lawful steps; whatever is not in it is refused."""
    dcl = Source.DRUG_CONTROL_LAW
    ways: dict[tuple[Kind, State, Step], Way] = {}
    for kind in Kind:
        recovery = kind is Kind.RECOVERY
        ways |= {
            (kind, State.REGISTERED, Step.SERVE): Way(
                State.AWAITING_SIGN_IN, Decider.POLICE, "37" if recovery else "13"
            ),
            (kind, State.AWAITING_SIGN_IN, Step.SIGN_IN): Way(
                State.RUNNING, Decider.STREET, "38" if recovery else "14"
            ),
            (kind, State.RUNNING, Step.SIGN_AGREEMENT): Way(
                State.RUNNING, Decider.STREET, "38" if recovery else "16"
            ),
            (kind, State.RUNNING, Step.SUSPEND): Way(State.SUSPENDED, Decider.POLICE, "24"),
            (kind, State.SUSPENDED, Step.RESUME): Way(State.RUNNING, Decider.POLICE, "24"),
        }
        # The term may run out during a suspension, so both can be released.
        for state in SIGNED_IN_STATES:
            ways[kind, state, Step.COMPLETE] = Way(
                State.COMPLETED, Decider.POLICE, "40" if recovery else "23"
            )
        for state in (State.AWAITING_SIGN_IN, State.RUNNING):
            ways[kind, state, Step.TRANSFER_OUT] = Way(State.TRANSFERRED_OUT, Decider.STREET, "22")
        for state in (State.AWAITING_SIGN_IN, State.RUNNING, State.SUSPENDED):
            ways[kind, state, Step.TERMINATE] = Way(State.TERMINATED, Decider.POLICE, "24")
        # Refusing recovery alone does not lead to isolation (DRR 38); refusing treatment may (DCL 38).
        refusable = () if recovery else (State.AWAITING_SIGN_IN,)
        for state in (*refusable, State.RUNNING, State.SUSPENDED):
            ways[kind, state, Step.ISOLATE] = Way(State.IN_ISOLATION, Decider.POLICE, "38", dcl)
        for state in OPEN_STATES:
            ways[kind, state, Step.REVOKE] = Way(State.TERMINATED, Decider.REVIEW, "", Source.REVIEW)
            ways[kind, state, Step.RECORD_DEATH] = Way(State.DECEASED, Decider.NOBODY, "", Source.HOUSE)
        for state in State:
            ways[kind, state, Step.CORRECT] = Way(state, Decider.STREET, "", Source.HOUSE)
    return ways


WAYS: Mapping[tuple[Kind, State, Step], Way] = _ways()


def way(kind: Kind, state: State, step: Step) -> Way:
    """The lawful way of a step. Raises RuleBroken ``orders.step_not_lawful``."""
    try:
        return WAYS[kind, state, step]
    except KeyError:
        raise RuleBroken("orders.step_not_lawful", kind=kind, state=state, step=step) from None


def next_state(kind: Kind, state: State, step: Step) -> State:
    """Where a step leads. Raises RuleBroken ``orders.step_not_lawful``."""
    return way(kind, state, step).to


def steps_from(kind: Kind, state: State) -> tuple[Step, ...]:
    """The steps that may be recorded now, in the order of ``Step``; for the buttons of a page."""
    return tuple(step for step in Step if (kind, state, step) in WAYS)


def replay(kind: Kind, steps: Iterable[Step]) -> State:
    """The state after ``steps`` from a registered order.

    A step recorded by mistake is withdrawn by replaying the others; RuleBroken ``orders.step_not_lawful``
    when what is left makes no sense.
    """
    state = State.REGISTERED
    for step in steps:
        state = next_state(kind, state, step)
    return state


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
    the measure is suspended on that day and nothing is asked; ``ended``: the order ended before."""

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
    sentences in ``common.messages``."""

    code: str
    due_on: date
    days_left: int
    state: DeadlineState
    why: Why
    done_on: date | None = None

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"orders.deadline.{self.code}"


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


def term(facts: OrderFacts, law: Law) -> Term | None:
    """The term of an order, or None before sign-in.

    Treatment: three years from the day of reporting (DRR 14). Recovery: the years of the order, counted the
    same way (DCL 48 sends back to the rules of treatment). Credited days shorten it (DRR 31). Suspended days
    lengthen it only where the figure ``suspension_extends_term`` says so; an open suspension is then
    counted up to ``law.on``. The last day is never before the first.
    """
    if facts.reported_on is None:
        return None
    starts_on = facts.reported_on
    last_day = last_day_of_term(starts_on, facts.years)
    held = law.at(facts.law_day(starts_on))
    if held.switch("suspension_extends_term"):
        last_day = add_days(last_day, _suspended_days(facts, max(law.on, starts_on)))
    last_day = max(starts_on, add_days(last_day, -facts.credited_days))
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
        ("served_on", "orders.future_served", facts.served_on),
        ("family_served_on", "orders.future_family_served", facts.family_served_on),
        ("reported_on", "orders.future_report", facts.reported_on),
        ("agreed_on", "orders.future_agreement", facts.agreed_on),
        ("ended_on", "orders.future_end", facts.ended_on),
    ):
        if day is not None and day > today:
            yield _error(code, name, day=day, today=today)


def _order_of_days(facts: OrderFacts, law: Law) -> Iterable[Finding]:
    served, reported, agreed, ended = facts.served_on, facts.reported_on, facts.agreed_on, facts.ended_on
    if served is not None and served < LAW_SINCE:
        yield _error("orders.served_before_law", "served_on", day=served, since=LAW_SINCE)
    if reported is not None and served is None:
        yield _warning("orders.served_missing", "served_on")
    if reported is not None and served is not None:
        if reported < served:
            yield _error("orders.report_before_served", "reported_on", served_on=served, reported_on=reported)
        due_on = _sign_in_due_on(served, law)
        if reported > due_on:
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


def _sign_in_due_on(served_on: date, law: Law) -> date:
    return add_days(served_on, law.at(served_on).number("report_deadline_days"))


def sign_in_due_on(facts: OrderFacts, law: Law) -> date | None:
    """The last day to report: 15 days from receipt (DRR 14, 38), or None before service."""
    return None if facts.served_on is None else _sign_in_due_on(facts.served_on, law)


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
