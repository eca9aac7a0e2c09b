"""The engine: items of the rules, records given to them, states."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waystation.rules import away, contacts, orders, screening
from waystation.rules.calendar import Span, add_days
from waystation.rules.law import Law, Source, Why, why
from waystation.rules.obligations.clocks import from_clocks
from waystation.rules.obligations.drawn import clocks as drawn_clocks
from waystation.rules.obligations.facts import (
    DONE_STATES,
    NEVER,
    RULES,
    CaseFacts,
    FulfilledBy,
    NotPossible,
    Obligation,
    ObligationState,
    RecordKind,
    Rule,
    RuleCode,
)
from waystation.rules.obligations.lost import look_for
from waystation.rules.orders import OrderFacts
from waystation.rules.screening.calls import answers_of


@dataclass(slots=True)  # frozen, making a case's hundred would take four times as long
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
    on_leave: bool = False


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


def _screening_items(facts: OrderFacts, law: Law, until: date | None, since: date | None) -> Iterator[_Item]:
    for item in screening.plan(facts, law, until=until, since=since):
        yield _Item(
            f"{order_prefix(facts.id)}screening/{item.key}",
            RULES[RuleCode.SCREENING],
            facts,
            item.opens_on,
            item.due_on,
            item.closes_on,
            item.why,
        )


def _contact_items(facts: OrderFacts, law: Law, until: date | None, since: date | None) -> Iterator[_Item]:
    for item in contacts.plan(facts, law, until=until, since=since):
        yield _Item(
            f"{order_prefix(facts.id)}contact/{item.key}",
            RULES[RuleCode.CONTACT],
            facts,
            item.opens_on,
            item.due_on,
            item.closes_on,
            item.why,
        )


@dataclass(slots=True)  # frozen, making a case's hundred would take four times as long
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


def _given(
    free: dict[str, _Item], records: Iterable[_Record], ends: Mapping[int, date | None]
) -> Iterator[tuple[_Item, _Record]]:
    """Hand records to the ``free`` items (by key, in the order of their days) and take those out of it.

    First every record goes to the item it was recorded for; then the others, oldest first, each to the
    earliest item whose window holds its day, while its order lived (``ends``). Windows of one order and rule
    open and close in the same order, so this fulfils as many as can be.
    """

    def fits(record: _Record, item: _Item) -> bool:
        return record.fits(item) and record.by.on <= (ends[item.order.id] or NEVER)

    rest: list[_Record] = []
    for record in sorted(records, key=_by_day):
        item = free.get(record.plan_key)
        if item is not None and fits(record, item):
            del free[item.key]
            yield item, record
        else:
            rest.append(record)
    for record in rest:
        item = next((item for item in free.values() if fits(record, item)), None)
        if item is not None:
            del free[item.key]
            yield item, record


def _assign(
    items: Sequence[_Item],
    records: tuple[Iterable[_Record], Iterable[_Record]],
    ends: Mapping[int, date | None],
) -> dict[str, _Found]:
    """What (done, misses) say about each item; a miss speaks only of an item that nothing fulfils."""
    done, misses = records
    found = {item.key: _Found() for item in items}
    free = {item.key: item for item in sorted(items, key=lambda item: (item.due_on, item.key))}
    for item, record in _given(free, done, ends):
        found[item.key].done = record.by
    for item, record in _given(free, misses, ends):
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


def _after_leave(item: _Item, state: ObligationState, leaves: Sequence[Span], today: date) -> ObligationState:
    """The state of an item whose window lies in a leave that held: never missed (DRR 19).

    Who is back while it can still be made up keeps it on the list, up to its closing day.
    """
    if state is ObligationState.MISSED:
        return ObligationState.EXCUSED
    over = today > item.closes_on or away.covered(leaves, item.opens_on, item.closes_on)
    return ObligationState.EXCUSED if state is ObligationState.OVERDUE and over else state


def note_of(found: _Found, state: ObligationState, entry: NotPossible | None) -> Why | None:
    """Why an item stands in a state that asks nothing, or asks for something else."""
    if entry is not None and state is ObligationState.NOT_POSSIBLE:
        return why("obligations.note.not_possible", reason=entry.reason, entered_on=entry.entered_on)
    if state is ObligationState.EXCUSED and found.excused:
        return Why("obligations.note.excused")
    if found.on_leave and state in {ObligationState.EXCUSED, ObligationState.OVERDUE}:
        excused = state is ObligationState.EXCUSED
        code = "obligations.note.on_leave" if excused else "obligations.note.back_from_leave"
        return why(code, source=Source.REGULATION, article="19")
    if state is ObligationState.EXCUSED:
        return why("obligations.note.suspended", source=Source.REGULATION, article="24")
    if state is ObligationState.OVERDUE and found.awaits_evidence:
        return Why("obligations.note.evidence_awaited")
    return None


def _unknown_until(case: CaseFacts, today: date) -> date | None:
    """The day before which windows that closed are in no list, whatever they asked for: see ``_is_unknown``.

    Only where nothing at all is recorded, and no order ended or rested: most files of a roster.
    """
    if case.screenings or case.contacts or case.not_possible or case.closed_on is not None:
        return None
    if any(facts.suspensions or not facts.state.is_open for facts in case.orders):
        return None
    return case.known_since if case.known_since is not None and case.known_since <= today else None


def _with_calls(case: CaseFacts, law: Law) -> CaseFacts:
    """The case with the clocks of its calls to unforeseen tests, which depend on its tests."""
    if not case.calls:
        return case
    drawn = drawn_clocks(answers_of(case.calls, case.screenings, law), law)
    return replace(case, clocks=(*case.clocks, *drawn))


def obligations(
    case: CaseFacts,
    today: date,
    law: Law,
    *,
    until: date | None = None,
    only: Container[RuleCode] = frozenset(RuleCode),
    ahead: int = 0,
) -> tuple[Obligation, ...]:
    """Everything that is, was or will be due in a case, sorted by due day, then priority, then key.

    ``until``: tests and meetings that open after that day (not before today) may be left out. ``only``: what
    other rules ask for is left out; no rule looks at what another asks for. ``ahead``: the duty to look for
    somebody is foreseen for so many days, should no contact come.

    Pure: the same facts and day give the same list, whatever the order of the facts. An item that would
    open only after its order has ended is not in the list; one still open at the end is ``ended``. An item
    whose window closed before the file was opened here is in the list only if something was recorded for it.
    """
    law = law.at(today)
    entries = {entry.key: entry for entry in sorted(case.not_possible, key=lambda e: (e.entered_on, e.id))}
    items: list[_Item] = []
    found: dict[str, _Found] = {}
    planned: dict[RuleCode, list[_Item]] = {RuleCode.SCREENING: [], RuleCode.CONTACT: []}
    ends = {facts.id: _end_of(facts, case, today) for facts in case.orders}
    since = _unknown_until(case, today)

    def lives(item: _Item) -> bool:
        ended_on = ends[item.order.id]
        return ended_on is None or item.opens_on <= ended_on

    for facts in case.orders:
        own = [(i, done) for i, done in _order_items(facts, law) if i.rule.code in only and lives(i)]
        items.extend(item for item, _done in own)
        found |= {item.key: _Found(done) for item, done in own}
        if RuleCode.SCREENING in only:
            planned[RuleCode.SCREENING].extend(filter(lives, _screening_items(facts, law, until, since)))
        if RuleCode.CONTACT in only:
            planned[RuleCode.CONTACT].extend(filter(lives, _contact_items(facts, law, until, since)))
    found |= _assign(planned[RuleCode.SCREENING], _screening_records(case), ends)
    found |= _assign(planned[RuleCode.CONTACT], _contact_records(case, law), ends)
    items += planned[RuleCode.SCREENING] + planned[RuleCode.CONTACT]

    leaves = away.stays(case.leave_days)

    def made(item: _Item) -> Obligation:
        seen, entry = found[item.key], entries.get(item.key)
        seen.on_leave = item.rule.waits_for_leave and away.covered(leaves, item.opens_on, item.due_on)
        state = _state(item, seen, ends[item.order.id], today)
        if seen.on_leave:
            state = _after_leave(item, state, leaves, today)
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
            note_of(seen, state, entry),
        )

    others = from_clocks(_with_search(_with_calls(case, law), law, today, ahead), entries, only, today)
    listed = (one for one in (*map(made, items), *others) if not _is_unknown(one, case))
    return tuple(sorted(listed, key=lambda o: (o.due_on, -o.priority, o.key)))


def _with_search(case: CaseFacts, law: Law, today: date, ahead: int) -> CaseFacts:
    """The case with the duty to look for somebody whom nobody has been in contact with, if there is one."""
    found = tuple(look_for(case, law, today, ahead=ahead))
    return replace(case, clocks=(*case.clocks, *found)) if found else case


def _is_unknown(obligation: Obligation, case: CaseFacts) -> bool:
    """Whether the window had closed before the file was opened here: nobody can say that it was missed.

    A roster brings people in the middle of their term; their tests and talks of earlier months stand in
    another book. One that is entered later is done like any other.
    """
    return (
        obligation.state is ObligationState.MISSED
        and case.known_since is not None
        and obligation.closes_on < case.known_since
    )


def would_fulfil(
    computed: Iterable[Obligation], *, rule: RuleCode, on: date, order_id: int | None = None
) -> Obligation | None:
    """The obligation that a new record of that day would fulfil: the earliest one of ``rule`` without a
    record whose window holds ``on``, of an order that still asks for it. None: the record would be an extra
    one. Its ``key`` is the record's ``plan_key``."""
    fitting = (
        item
        for item in computed
        if item.rule is rule
        and item.fulfilled_by is None
        and item.state is not ObligationState.ENDED
        and order_id in (None, item.order_id)
        and item.opens_on <= on <= item.closes_on
    )
    return min(fitting, key=lambda item: (item.due_on, item.key), default=None)
