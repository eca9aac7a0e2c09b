"""The client's page: the head, what needs a decision, what is next, and the small cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from waystation.casework.queries import timeline
from waystation.casework.queries.cases import Case
from waystation.casework.queries.doors import ICONS, STEPS, door
from waystation.clients.models import Client, Consent, Kin, TeamMember
from waystation.common import crypto
from waystation.common.reading import statements
from waystation.common.wording import test_words
from waystation.common.wording import words as wording
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because, sentence
from waystation.rules import contacts, matters, orders, screening
from waystation.rules.files import plans
from waystation.rules.obligations import (
    NEVER,
    Obligation,
    ObligationState,
    RuleCode,
    Summary,
    summary,
    work_order,
)
from waystation.rules.privacy import COLUMNS, Viewer
from waystation.rules.specimens.objections import Standing, standing_of

#: Tests shown in the strip.
STRIP = 12

_SQL = Path(__file__).with_name("person.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Line:
    """One line of a small card, its sealed part opened."""

    id: int
    a: str
    b: str
    c: str
    day: date | None
    until: date | None
    hour: time | None
    opened: str

    @property
    def relation(self) -> str:
        """父亲, 配偶 …"""
        return str(Kin.Relation(self.b).label)

    @property
    def duty(self) -> str:
        """社区民警 …"""
        return str(TeamMember.Duty(self.b).label)

    @property
    def scope(self) -> str:
        """What was agreed to."""
        return str(Consent.Scope(self.b).label)

    @property
    def what(self) -> str:
        """What an appointment is for."""
        return timeline.appointment_words(self.a)

    @property
    def goal(self) -> str:
        """Which of the three goals a plan item or a gain serves; empty for none."""
        return label(plans.Goal(self.a)) if self.a else ""

    @property
    def matter(self) -> str:
        """What a matter is about."""
        return label(matters.MatterKind(self.a))

    @property
    def stage(self) -> str:
        """Where a matter stands."""
        return label(matters.Stage(self.b))


#: Which columns stand in the places ``a``, ``b`` and ``c`` of a card, where these are a person's own.
_PLACES = {
    "phone": {"b": "clients.phone.note"},
    "kin": {"a": "clients.kin.name"},
    "team": {"a": "clients.teammember.name"},
    "consent": {"a": "clients.kin.name"},
    "document": {"a": "clients.document.title", "c": "clients.document.paper_place"},
    "appointment": {"b": "contacts.appointment.place"},
}


def cards(client: Client, viewer: Viewer) -> dict[str, list[Line]]:
    """The lines of every small card as ``viewer`` sees them: one statement."""
    found: dict[str, list[Line]] = {
        name: []
        for name in (
            "phone",
            "kin",
            "team",
            "consent",
            "document",
            "appointment",
            "matter",
            "plan",
            "gain",
            "refiling",
            "order",
            "last_step",
        )
    }
    for card, pk, a, b, c, day, until, hour, sealed, box in statements.rows(_SQL, {"client": client.pk}):
        if card == "matter" and a == matters.MatterKind.RELAPSE_SIGN and not viewer.whole("note"):
            continue
        words = {"a": a, "b": b, "c": c}
        for place, column in _PLACES.get(card, {}).items():
            words[place] = viewer.show(COLUMNS[column], words[place])
        opened = viewer.show(COLUMNS[box], crypto.decrypt(bytes(sealed), column=box)) if box else ""
        found[card].append(Line(pk, **words, day=day, until=until, hour=hour, opened=opened))
    return found


@dataclass(frozen=True)
class Todo:
    """One obligation in words: for the banner, the list of what is next, and the work list."""

    key: str
    rule: RuleCode
    order_id: int | None
    title: str
    why: str
    opens_on: date
    due_on: date
    closes_on: date | None
    is_late: bool

    @property
    def icon(self) -> str:
        """The sign of its kind."""
        return ICONS[self.rule]

    @property
    def step(self) -> str:
        """The step of an order that does it; empty for everything else."""
        return STEPS.get(self.rule, "")

    def door(self, client_id: int) -> str:
        """The address of the page that does it."""
        return door(self.rule, client_id, self.order_id, self.key)


def todo(obligation: Obligation) -> Todo:
    """A computed obligation in words."""
    return Todo(
        obligation.key,
        obligation.rule,
        obligation.order_id,
        timeline.obligation_title(obligation.rule, {"params": obligation.why.params}),
        because(obligation.why),
        obligation.opens_on,
        obligation.due_on,
        None if obligation.closes_on == NEVER else obligation.closes_on,
        obligation.state is ObligationState.OVERDUE,
    )


@dataclass(frozen=True)
class Result:
    """One test of the strip: shape, word and day."""

    outcome: str
    words: str
    on: date


@dataclass(frozen=True)
class Deadline:
    """A dated duty of the order in words."""

    title: str
    due_on: date
    state: str
    is_late: bool
    why: str
    done_on: date | None


@dataclass(frozen=True)
class Person:
    """What the page says about one client today."""

    kind: str
    standing: str
    day: int
    days: int
    order_id: int | None
    awaits_sign_in: bool
    awaits_agreement: bool
    now: list[Todo]
    next_test: Todo | None
    next_contact_on: date | None
    strip: list[Result]
    panels: list[str]
    streak: int
    deadlines: list[Deadline]
    term_why: str
    excused: int
    unexcused: int
    last_met_on: date | None
    counts: Summary
    #: The steps a worker comes for now, then those that are rare or heavy: (code, words) each.
    steps: list[tuple[str, str]]
    rare_steps: list[tuple[str, str]]


def age(born_on: date, today: date) -> int:
    """Whole years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def person(case: Case, today: date) -> Person:
    """Everything above the cards, from the facts of the case alone (no statement of its own)."""
    listed = case.obligations(today)
    now = sorted(
        (o for o in listed if o.state in {ObligationState.OPEN, ObligationState.OVERDUE}), key=work_order
    )
    coming = [o for o in listed if o.is_live and o.rule is RuleCode.SCREENING]
    current = case.current()
    shown = current or (case.facts.orders[-1] if case.facts.orders else None)
    law = case.law
    running = orders.day_of_term(shown, law, today) if shown else None
    term = orders.term(shown, law) if shown else None
    tests = sorted(case.facts.screenings, key=lambda t: (t.taken_on, t.id))
    met = [c.held_on for c in case.facts.contacts if contacts.counts_as_meeting(c, law)]
    missed = [t.miss for t in tests if t.outcome is screening.Outcome.MISSED]
    expires = any(o.rule is RuleCode.EXPIRY for o in now) or (term is not None and term.last_day <= today)
    near, rare = _steps(current, expires)
    proposed = None
    if current and current.state is orders.State.RUNNING:
        last_day = term.last_day if term else None
        proposed = contacts.next_contact_on(max(met, default=None), law, today=today, last_day=last_day)
    return Person(
        kind=label(shown.kind) if shown else "",
        standing=label(orders.standing(shown, law, today)) if shown else "",
        day=running[0] if running else 0,
        days=running[1] if running else 0,
        order_id=current.id if current else None,
        awaits_sign_in=bool(current and current.state is orders.State.AWAITING_SIGN_IN),
        awaits_agreement=bool(current and current.state is orders.State.RUNNING and not current.agreed_on),
        now=[todo(o) for o in now],
        next_test=todo(coming[0]) if coming else None,
        next_contact_on=proposed,
        strip=[_result(t) for t in tests[-STRIP:]],
        panels=_panels(tests[-STRIP:]),
        streak=_streak(tests),
        deadlines=_deadlines(shown, case, today),
        term_why=because(term.why) if term else "",
        excused=sum(m in screening.NOT_COUNTED for m in missed),
        unexcused=sum(m is screening.MissKind.UNEXCUSED for m in missed),
        last_met_on=max(met, default=None),
        counts=summary(listed, today),
        steps=near,
        rare_steps=rare,
    )


#: Steps of the ordinary course; every other one is folded away, so that a tired thumb does not meet it.
_ORDINARY = frozenset(
    {orders.Step.SERVE, orders.Step.SIGN_IN, orders.Step.SIGN_AGREEMENT, orders.Step.RESUME}
)


def _steps(
    current: orders.OrderFacts | None, expires: bool
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The steps that may be recorded now, in words: those at hand and the rare ones. Corrections have their
    own door. ``expires``: the term has run out or is about to.
    """
    if current is None:
        return [], []
    left_out = {orders.Step.CORRECT} | ({orders.Step.SIGN_AGREEMENT} if current.agreed_on else set())
    at_hand = _ORDINARY | ({orders.Step.COMPLETE} if expires else set())
    near: list[tuple[str, str]] = []
    rare: list[tuple[str, str]] = []
    for step in orders.steps_from(current.kind, current.state):
        if step not in left_out:
            (near if step in at_hand else rare).append((step.value, label(step)))
    return near, rare


def _result(test: screening.ScreeningFacts) -> Result:
    standing = standing_of(test)
    said = label(test.outcome) if standing is Standing.PLAIN else label(standing)
    return Result(test.result.value, said, test.taken_on)


def _panels(tests: Sequence[screening.ScreeningFacts]) -> list[str]:
    """For which panels the negatives of the strip are negative, each once, and what they leave out."""
    known = dict.fromkeys(test.panel for test in tests if test.result is screening.Outcome.NEGATIVE)
    return [wording.joined([test_words.panel(codes), test_words.left_out(codes)]) for codes in known]


def hair_reminders(case: Case, today: date) -> list[Obligation]:
    """The hair tests the client may come for about now; of one whose day has gone by nothing else is said."""
    open_now = {ObligationState.OPEN, ObligationState.OVERDUE}
    return [o for o in case.obligations(today) if o.rule is RuleCode.HAIR and o.state in open_now]


def _streak(tests: list[screening.ScreeningFacts]) -> int:
    """Negative tests in a row up to now; misses that never count do not break it."""
    count = 0
    for test in reversed(tests):
        if test.result is screening.Outcome.NEGATIVE:
            count += 1
        elif not test.is_excused and test.outcome is not screening.Outcome.ELSEWHERE:
            break
    return count


def _deadlines(shown: orders.OrderFacts | None, case: Case, today: date) -> list[Deadline]:
    if shown is None:
        return []
    return [
        Deadline(
            sentence(d.title),
            d.due_on,
            label(d.state),
            d.state is orders.DeadlineState.PASSED,
            because(d.why),
            d.done_on,
        )
        for d in orders.deadlines(shown, case.law, today)
    ]
