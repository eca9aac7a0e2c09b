"""What is due: one pure function from the facts of a case to its list of obligations.

Lists, badges, pages, messages and reports all use this function, so they agree. It looks at facts only and
keeps nothing: when a record is withdrawn, running it again opens the item again. Finished items stay in the
list: they are the record of compliance.

An obligation has a window. It may be done from ``opens_on``, should be done by ``due_on``, and still counts,
marked late, until ``closes_on`` (``NEVER``: as long as the order lives).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from waystation.rules import contacts, orders, screening
from waystation.rules.calendar import add_days
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.orders import OrderFacts
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import ScreeningFacts

#: How far ahead a work list looks. A matter of screens, not of law.
UPCOMING_DAYS = 7
#: The closing day of what can always still be done while its order lives.
NEVER = date.max


class RuleCode(StrEnum):
    """The automatic rules. Each is described in ``RULES``."""

    SIGN_IN = "order.sign_in"
    AGREEMENT = "order.agreement"
    EXPIRY = "order.expiry"
    SCREENING = "screening.planned"
    CONTACT = "contact.monthly"


class ObligationState(StrEnum):
    """Where an obligation stands. ``missed`` says the window passed without a record, never whose fault."""

    UPCOMING = "upcoming"
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    MISSED = "missed"
    NOT_POSSIBLE = "not_possible"
    EXCUSED = "excused"
    ENDED = "ended"


#: Somebody still has to do something, now or soon.
LIVE = frozenset({ObligationState.UPCOMING, ObligationState.OPEN, ObligationState.OVERDUE})
DONE_STATES = frozenset({ObligationState.DONE, ObligationState.DONE_LATE})


class NotPossibleReason(StrEnum):
    """Why something could not be done. A person enters it; it never counts against the client."""

    IN_HOSPITAL = "in_hospital"
    DETAINED = "detained"
    ON_LEAVE = "on_leave"
    AT_WORK_ELSEWHERE = "at_work_elsewhere"
    ILL_AT_HOME = "ill_at_home"
    WEATHER = "weather"
    NO_STAFF = "no_staff"
    NO_KIT = "no_kit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """One automatic rule, for the public page that lists them all.

    ``parameters``: keys of the figures it uses. ``priority``: higher first in a list. ``rests``: asks nothing
    for a day on which the measure is suspended.
    """

    code: RuleCode
    parameters: tuple[str, ...]
    priority: int
    rests: bool

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"obligations.title.{self.code}"

    @property
    def reason(self) -> str:
        """Code of the sentence that says why this rule makes a task."""
        return f"obligations.reason.{self.code}"


RULES: Mapping[RuleCode, Rule] = {
    rule.code: rule
    for rule in (
        Rule(RuleCode.SIGN_IN, ("report_deadline_days",), priority=90, rests=True),
        Rule(RuleCode.AGREEMENT, ("agreement_days",), priority=70, rests=True),
        Rule(
            RuleCode.SCREENING,
            (
                "test_plan_treatment",
                "test_plan_recovery_1y",
                "test_plan_recovery_2y",
                "test_plan_recovery_3y",
                "test_grace_days",
            ),
            priority=60,
            rests=True,
        ),
        Rule(
            RuleCode.CONTACT,
            (
                "contact_min_per_month",
                "contact_grace_days",
                "contact_partial_month_days",
                "contact_phone_counts",
            ),
            priority=50,
            rests=True,
        ),
        Rule(
            RuleCode.EXPIRY,
            ("term_treatment_years", "term_recovery_max_years", "expiry_notice_days"),
            priority=40,
            rests=False,
        ),
    )
}


class RecordKind(StrEnum):
    """What kind of record fulfils an obligation."""

    ORDER = "order"
    SCREENING = "screening"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class FulfilledBy:
    """The record that fulfils an obligation: its kind, id and day."""

    kind: RecordKind
    id: int
    on: date


@dataclass(frozen=True, slots=True)
class NotPossible:
    """A person's entry that one obligation could not be done."""

    id: int
    key: str
    reason: NotPossibleReason
    entered_on: date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All the facts of one client's case that make work. Order of the tuples does not matter.

    ``closed_on``: the day the file was closed, None while it is open.
    """

    orders: tuple[OrderFacts, ...] = ()
    screenings: tuple[ScreeningFacts, ...] = ()
    contacts: tuple[ContactFacts, ...] = ()
    not_possible: tuple[NotPossible, ...] = ()
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that is, was or will be due. ``key`` is stable: the same item has it in every computation.

    ``why`` says why the rule asks for it, ``note`` why it stands in a state that asks nothing. ``title``
    and both codes have sentences in ``common.messages``; the title takes ``why.params``.
    """

    key: str
    rule: RuleCode
    order_id: int
    opens_on: date
    due_on: date
    closes_on: date
    state: ObligationState
    why: Why
    fulfilled_by: FulfilledBy | None
    priority: int
    note: Why | None = None

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return RULES[self.rule].title

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in LIVE


@dataclass(frozen=True, slots=True)
class _Item:
    """What a rule asks for, before anybody looks whether it was done."""

    key: str
    rule: Rule
    order: OrderFacts
    opens_on: date
    due_on: date
    closes_on: date
    why: Why

    def holds(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


@dataclass(slots=True)
class _Found:
    """What the records say about one item."""

    done: FulfilledBy | None = None
    excused: bool = False
    awaits_evidence: bool = False


def order_prefix(order_id: int) -> str:
    """The beginning of every key of an order."""
    return f"order:{order_id}/"


def _order_items(facts: OrderFacts, law: Law) -> Iterator[tuple[_Item, FulfilledBy | None]]:
    """Sign-in, agreement, expiry: each fulfilled by a fact of the order itself."""

    def by(day: date | None) -> FulfilledBy | None:
        return None if day is None else FulfilledBy(RecordKind.ORDER, facts.id, day)

    prefix = order_prefix(facts.id)
    served_on, reported_on = facts.served_on, facts.reported_on
    if served_on is not None and (due_on := orders.sign_in_due_on(facts, law)):
        reason = orders.sign_in_why(facts, law)
        rule = RULES[RuleCode.SIGN_IN]
        yield _Item(f"{prefix}sign_in", rule, facts, served_on, due_on, NEVER, reason), by(reported_on)
    if reported_on is not None and (due_on := orders.agreement_due_on(facts, law)):
        reason = orders.agreement_why(facts, law)
        rule = RULES[RuleCode.AGREEMENT]
        yield (
            _Item(f"{prefix}agreement", rule, facts, reported_on, due_on, NEVER, reason),
            by(facts.agreed_on),
        )
    if computed := orders.term(facts, law):
        last_day = computed.last_day
        notice = law.at(last_day).number("expiry_notice_days")
        opens_on = max(computed.starts_on, add_days(last_day, -notice))
        reason = orders.expiry_why(facts, last_day)
        released = facts.ended_on if facts.state is orders.State.COMPLETED else None
        yield (
            _Item(f"{prefix}expiry", RULES[RuleCode.EXPIRY], facts, opens_on, last_day, NEVER, reason),
            by(released),
        )


def _screening_items(facts: OrderFacts, law: Law) -> Iterator[_Item]:
    for item in screening.plan(facts, law):
        yield _Item(
            f"{order_prefix(facts.id)}screening/{item.key}",
            RULES[RuleCode.SCREENING],
            facts,
            item.opens_on,
            item.due_on,
            item.closes_on,
            item.why,
        )


def _contact_items(facts: OrderFacts, law: Law) -> Iterator[_Item]:
    for item in contacts.plan(facts, law):
        yield _Item(
            f"{order_prefix(facts.id)}contact/{item.key}",
            RULES[RuleCode.CONTACT],
            facts,
            item.opens_on,
            item.due_on,
            item.closes_on,
            item.why,
        )


@dataclass(frozen=True, slots=True)
class _Record:
    """A dated record that may belong to an item of its order, or of any order when ``order_id`` is None."""

    order_id: int | None
    by: FulfilledBy
    plan_key: str = ""
    excuses: bool = False

    def fits(self, item: _Item) -> bool:
        return self.order_id in (None, item.order.id) and item.holds(self.by.on)


def _screening_records(case: CaseFacts) -> tuple[list[_Record], list[_Record]]:
    """(tests that fulfil, misses that are excused or not yet qualified)."""
    done: list[_Record] = []
    misses: list[_Record] = []
    for fact in case.screenings:
        by = FulfilledBy(RecordKind.SCREENING, fact.id, fact.taken_on)
        if fact.fulfils:
            done.append(_Record(fact.order_id, by, fact.plan_key))
        elif fact.is_excused or fact.awaits_evidence:
            misses.append(_Record(fact.order_id, by, fact.plan_key, excuses=fact.is_excused))
    return done, misses


def _contact_records(case: CaseFacts, law: Law) -> tuple[list[_Record], list[_Record]]:
    """(meetings, contacts that failed for a reason never counted against the client or not yet qualified)."""
    done: list[_Record] = []
    misses: list[_Record] = []
    for fact in case.contacts:
        by = FulfilledBy(RecordKind.CONTACT, fact.id, fact.held_on)
        if contacts.counts_as_meeting(fact, law):
            done.append(_Record(fact.order_id, by, fact.plan_key))
        elif fact.outcome in contacts.NOT_COUNTED or fact.outcome is contacts.Outcome.EVIDENCE_AWAITED:
            misses.append(
                _Record(fact.order_id, by, fact.plan_key, excuses=fact.outcome in contacts.NOT_COUNTED)
            )
    return done, misses


def _by_day(record: _Record) -> tuple[date, int]:
    return record.by.on, record.by.id


def _given(free: list[_Item], records: Iterable[_Record]) -> Iterator[tuple[_Item, _Record]]:
    """Hand records to the ``free`` items and take those out of it.

    First every record goes to the item it was recorded for; then the others, oldest first, each to the
    earliest item whose window holds its day. Windows of one rule open and close in the same order, so this
    fulfils as many as can be.
    """
    rest: list[_Record] = []
    by_key = {item.key: item for item in free}
    for record in sorted(records, key=_by_day):
        item = by_key.get(record.plan_key)
        if item is not None and record.fits(item):
            del by_key[item.key]
            free.remove(item)
            yield item, record
        else:
            rest.append(record)
    for record in rest:
        item = next((item for item in free if record.fits(item)), None)
        if item is not None:
            free.remove(item)
            yield item, record


def _assign(items: Sequence[_Item], done: Iterable[_Record], misses: Iterable[_Record]) -> dict[str, _Found]:
    """What the records say about each item; a miss speaks only of an item that nothing fulfils."""
    found = {item.key: _Found() for item in items}
    free = sorted(items, key=lambda item: (item.due_on, item.key))
    for item, record in _given(free, done):
        found[item.key].done = record.by
    for item, record in _given(free, misses):
        found[item.key].excused = record.excuses
        found[item.key].awaits_evidence = not record.excuses
    return found


def _end_of(facts: OrderFacts, case: CaseFacts, today: date) -> date | None:
    """The last day on which anything can fall due under the order, or None while it lives."""
    ends = []
    if not facts.state.is_open:
        ends.append(facts.ended_on or today)
    if case.closed_on is not None:
        ends.append(case.closed_on)
    return min(ends, default=None)


def _state(item: _Item, found: _Found, ended_on: date | None, today: date) -> ObligationState:
    """The state of an item nobody entered as not possible."""
    if found.done is not None:
        return ObligationState.DONE if found.done.on <= item.due_on else ObligationState.DONE_LATE
    if today < item.opens_on:
        return ObligationState.UPCOMING
    past_due = today > item.due_on or ended_on is not None
    if (found.excused and past_due) or (item.rule.rests and item.order.is_suspended_on(item.due_on)):
        return ObligationState.EXCUSED
    if ended_on is not None:
        ended = ended_on <= (item.due_on if item.closes_on == NEVER else item.closes_on)
        return ObligationState.ENDED if ended else ObligationState.MISSED
    return _undone(item, found, today)


def _undone(item: _Item, found: _Found, today: date) -> ObligationState:
    """The state of an item of a living order that has opened and asks for work."""
    if today <= item.due_on:
        return ObligationState.OPEN
    # An absence nobody has qualified stays on the list: it is the office's debt, not the client's.
    if found.awaits_evidence or today <= item.closes_on:
        return ObligationState.OVERDUE
    return ObligationState.MISSED


def _note(found: _Found, state: ObligationState, entry: NotPossible | None) -> Why | None:
    if entry is not None and state is ObligationState.NOT_POSSIBLE:
        return why("obligations.note.not_possible", reason=entry.reason, entered_on=entry.entered_on)
    if state is ObligationState.EXCUSED and not found.excused:
        return why("obligations.note.suspended", source=Source.REGULATION, article="24")
    if state is ObligationState.EXCUSED:
        return Why("obligations.note.excused")
    if state is ObligationState.OVERDUE and found.awaits_evidence:
        return Why("obligations.note.evidence_awaited")
    return None


def obligations(case: CaseFacts, today: date, law: Law) -> tuple[Obligation, ...]:
    """Everything that is, was or will be due in a case, sorted by due day, then priority, then key.

    Pure: the same facts and day give the same list, whatever the order of the facts. An item that would
    open only after its order has ended is not in the list; one still open at the end is ``ended``.
    """
    law = law.at(today)
    entries = {entry.key: entry for entry in sorted(case.not_possible, key=lambda e: (e.entered_on, e.id))}
    items: list[_Item] = []
    found: dict[str, _Found] = {}
    planned: dict[RuleCode, list[_Item]] = {RuleCode.SCREENING: [], RuleCode.CONTACT: []}
    ends = {facts.id: _end_of(facts, case, today) for facts in case.orders}

    def lives(item: _Item) -> bool:
        ended_on = ends[item.order.id]
        return ended_on is None or item.opens_on <= ended_on

    for facts in case.orders:
        for item, done in _order_items(facts, law):
            if lives(item):
                items.append(item)
                found[item.key] = _Found(done)
        planned[RuleCode.SCREENING].extend(filter(lives, _screening_items(facts, law)))
        planned[RuleCode.CONTACT].extend(filter(lives, _contact_items(facts, law)))
    found |= _assign(planned[RuleCode.SCREENING], *_screening_records(case))
    found |= _assign(planned[RuleCode.CONTACT], *_contact_records(case, law))
    items += planned[RuleCode.SCREENING] + planned[RuleCode.CONTACT]

    def made(item: _Item) -> Obligation:
        seen, entry = found[item.key], entries.get(item.key)
        state = _state(item, seen, ends[item.order.id], today)
        if entry is not None and state not in DONE_STATES:
            state = ObligationState.NOT_POSSIBLE
        return Obligation(
            item.key,
            item.rule.code,
            item.order.id,
            item.opens_on,
            item.due_on,
            item.closes_on,
            state,
            item.why,
            seen.done,
            item.rule.priority,
            _note(seen, state, entry),
        )

    return tuple(sorted(map(made, items), key=lambda o: (o.due_on, -o.priority, o.key)))


def would_fulfil(
    computed: Iterable[Obligation], *, rule: RuleCode, on: date, order_id: int | None = None
) -> Obligation | None:
    """The obligation that a new record of that day would fulfil: the earliest one of ``rule`` without a
    record whose window holds ``on``. None: the record would be an extra one. Its ``key`` is the record's
    ``plan_key``."""
    fitting = (
        item
        for item in computed
        if item.rule is rule
        and item.fulfilled_by is None
        and order_id in (None, item.order_id)
        and item.opens_on <= on <= item.closes_on
    )
    return min(fitting, key=lambda item: (item.due_on, item.key), default=None)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of an obligation between two computations."""

    key: str
    state: ObligationState
    opens_on: date
    due_on: date
    closes_on: date
    fulfilled_by: FulfilledBy | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row to write. ``from_state`` None: new. ``obligation`` None: no rule asks for it any more.

    Only changes with ``is_history`` belong in the history; the others move dates or the fulfilling record.
    """

    key: str
    from_state: ObligationState | None
    to_state: ObligationState
    obligation: Obligation | None

    @property
    def is_history(self) -> bool:
        """Whether the state changed."""
        return self.from_state is not self.to_state


def changes(stored: Iterable[Stored], computed: Iterable[Obligation]) -> tuple[Change, ...]:
    """What must be written so that ``stored`` becomes ``computed``, sorted by key; empty when they agree.

    An item no rule asks for any more becomes ``ended`` if it was live; finished ones stay as they are.
    """
    before = {row.key: row for row in stored}
    after = {obligation.key: obligation for obligation in computed}
    found: list[Change] = []
    for key, obligation in after.items():
        row = before.get(key)
        if row is None:
            found.append(Change(key, None, obligation.state, obligation))
        elif (row.state, row.opens_on, row.due_on, row.closes_on, row.fulfilled_by) != (
            obligation.state,
            obligation.opens_on,
            obligation.due_on,
            obligation.closes_on,
            obligation.fulfilled_by,
        ):
            found.append(Change(key, row.state, obligation.state, obligation))
    for key, row in before.items():
        if key not in after and row.state in LIVE:
            found.append(Change(key, row.state, ObligationState.ENDED, None))
    return tuple(sorted(found, key=lambda change: change.key))


class Listed(Protocol):
    """What ``summary`` and ``work_order`` look at: an ``Obligation``, or a stored row of one."""

    @property
    def key(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def opens_on(self) -> date: ...
    @property
    def due_on(self) -> date: ...
    @property
    def priority(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of every screen. ``open``: can be done today and is not late; ``due_today``: of these, the
    last day is today; ``overdue``: late, still possible; ``upcoming``: opens within the next seven days."""

    open: int
    due_today: int
    overdue: int
    upcoming: int

    @property
    def today(self) -> int:
        """Everything that can be done today, late or not: the badge."""
        return self.open + self.overdue


def summary(listed: Iterable[Listed], today: date) -> Summary:
    """The one function that counts."""
    horizon = add_days(today, UPCOMING_DAYS)
    opened = due_today = overdue = upcoming = 0
    for item in listed:
        match item.state:
            case ObligationState.OPEN:
                opened += 1
                due_today += item.due_on == today
            case ObligationState.OVERDUE:
                overdue += 1
            case ObligationState.UPCOMING:
                upcoming += item.opens_on <= horizon
    return Summary(opened, due_today, overdue, upcoming)


_RANK: Mapping[str, int] = {
    ObligationState.OVERDUE: 0,
    ObligationState.OPEN: 1,
    ObligationState.UPCOMING: 2,
}


def work_order(item: Listed) -> tuple[int, int, date, str]:
    """Sort key of a work list: late, then open, then coming; inside each by priority, then due day."""
    return _RANK.get(item.state, len(_RANK)), -item.priority, item.due_on, item.key


def check_not_possible(obligation: Obligation, *, entered_on: date, today: date) -> None:
    """Refuse an entry "could not be done" that cannot stand.

    Raises RuleBroken: ``obligations.future``; ``obligations.expiry_stays`` (an expiry comes by itself);
    ``obligations.already_done``; ``obligations.not_open_yet``; ``obligations.is_over`` (its order ended).
    """
    if entered_on > today:
        raise RuleBroken("obligations.future", entered_on=entered_on, today=today)
    if obligation.rule is RuleCode.EXPIRY:
        raise RuleBroken("obligations.expiry_stays")
    if obligation.state in DONE_STATES:
        raise RuleBroken("obligations.already_done")
    if obligation.state is ObligationState.UPCOMING:
        raise RuleBroken("obligations.not_open_yet", opens_on=obligation.opens_on)
    if obligation.state is ObligationState.ENDED:
        raise RuleBroken("obligations.is_over")
