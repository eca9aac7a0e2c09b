"""Leaves, absences and moves from a JSON text, and the dated duties they make; see ``given``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.away import AbsenceFinding
from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.places.absences import AbsenceFacts
from waystation.rules.places.leaves import Decision, ExtensionFacts, LeaveFacts
from waystation.rules.places.moves import MoveFacts, MoveState
from waystation.rules.trial.given import AsOf, in_order, order_of
from waystation.rules.trial.reading import Table, numbers_for, refuse
from waystation.rules.trial.records import Against, Objection


class HeadSaid(StrEnum):
    """What the head said, where a place asks for an approval."""

    APPROVED = "approved"
    REFUSED = "refused"


class Answer(StrEnum):
    """What the other street answered."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


#: What a person can have found; nobody has said yet where there is no finding.
FOUND_AS = tuple(one for one in AbsenceFinding if one is not AbsenceFinding.UNDECIDED)


def leaves(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[LeaveFacts, ...]:
    """The leaves that were reported up to the day."""
    tables = root.tables("leaves")
    found = [_leave(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _leave(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> LeaveFacts | None:
    order = order_of(table, orders)
    told = asof.has_come(table, "told_on")
    starts, ends = table.needed_day("starts_on"), table.needed_day("ends_on")
    in_order(table, ("starts_on", starts), ("ends_on", ends))
    needs, decision, decided = _approval(table, asof)
    extensions = [one for t in table.tables("extensions") if (one := _extension(t, asof, ends)) is not None]
    returned, withdrawn = asof.day(table, "returned_on"), asof.day(table, "withdrawn_on")
    table.close()
    in_order(table, ("starts_on", starts), ("returned_on", returned))
    in_order(table, ("told_on", told), ("withdrawn_on", withdrawn))
    if told is None:
        return None
    return LeaveFacts(
        id=number,
        starts_on=starts,
        ends_on=ends,
        told_on=told,
        needs_approval=needs,
        decision=decision,
        decided_on=decided,
        returned_on=returned,
        withdrawn_on=withdrawn,
        extensions=tuple(extensions),
        order_id=order,
    )


def _approval(table: Table, asof: AsOf) -> tuple[bool, Decision, date | None]:
    """(whether the place asks for an approval, what the head said, when)."""
    needs, said = table.switch("needs_approval"), table.code("decision", HeadSaid)
    decided = asof.day(table, "decided_on")
    if (said is None) is not (table.given.get("decided_on") is None):
        refuse("decision_with_its_day", table.at("decision" if said is None else "decided_on"))
    in_order(table, ("told_on", table.day("told_on")), ("decided_on", decided))
    return needs, Decision.NONE if said is None or decided is None else Decision(said.value), decided


def _extension(table: Table, asof: AsOf, ends: date) -> ExtensionFacts | None:
    told, until = asof.has_come(table, "told_on"), table.needed_day("until")
    if until <= ends:
        refuse("extension_not_longer", table.at("until"), ends_on=ends)
    needs, decision, _decided = _approval(table, asof)
    withdrawn = table.switch("withdrawn")
    table.close()
    return None if told is None else ExtensionFacts(until, told, needs, decision, withdrawn)


@dataclass(frozen=True, slots=True)
class GivenAbsence:
    """An absence with what the counters look at."""

    facts: AbsenceFacts
    served: bool
    confirmed_on: date | None


def absences(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[GivenAbsence, ...]:
    """The absences that were noticed up to the day."""
    tables = root.tables("absences")
    found = [_absence(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.facts.id))


def _absence(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> GivenAbsence | None:
    order = order_of(table, orders)
    noticed, began = asof.has_come(table, "noticed_on"), table.needed_day("from_on")
    ended, withdrawn = asof.day(table, "to_on"), asof.day(table, "withdrawn_on")
    in_order(table, ("from_on", began), ("to_on", ended))
    in_order(table, ("from_on", began), ("noticed_on", noticed))
    finding, found_on, served, confirmed = _finding(table, asof)
    table.close()
    in_order(table, ("noticed_on", noticed), ("finding.on", found_on), ("finding.confirmed_on", confirmed))
    if noticed is None:
        return None
    facts = AbsenceFacts(
        id=number,
        noticed_on=noticed,
        from_on=began,
        to_on=ended,
        finding=finding,
        found_on=found_on,
        withdrawn_on=withdrawn,
        order_id=order,
    )
    return GivenAbsence(facts, served, confirmed)


def _finding(absence: Table, asof: AsOf) -> tuple[AbsenceFinding, date | None, bool, date | None]:
    """(what a person found, when, whether the client was served with it, the second person's day)."""
    table = absence.table("finding")
    if table is None:
        return AbsenceFinding.UNDECIDED, None, False, None
    found_as = table.needed_code("as", AbsenceFinding)
    if found_as not in FOUND_AS:
        refuse("code_needed", table.at("as"), codes=", ".join(FOUND_AS))
    found_on = asof.has_come(table, "on")
    served, confirmed = asof.day(table, "served_on"), asof.day(table, "confirmed_on")
    table.close()
    if found_on is None:
        return AbsenceFinding.UNDECIDED, None, False, None
    return found_as, found_on, served is not None, confirmed


def breaches(absences: Iterable[GivenAbsence], objections: Iterable[Objection]) -> Iterable[BreachFact]:
    """The absences as the counters of DRR 20 look at them."""
    held = tuple(objections)
    for absence in absences:
        facts = absence.facts
        against = [o for o in held if o.against is Against.ABSENCE and o.record == facts.id]
        unpermitted = facts.finding is AbsenceFinding.UNPERMITTED and not any(o.upheld for o in against)
        yield BreachFact(
            id=facts.id,
            kind=BreachKind.ABSENT,
            order_id=facts.order_id,
            from_on=facts.from_on,
            to_on=facts.to_on,
            qualified=None if facts.finding is AbsenceFinding.UNDECIDED else unpermitted,
            served=absence.served,
            confirmed_on=absence.confirmed_on,
            under_objection=any(o.is_open for o in against),
            withdrawn=facts.withdrawn_on is not None,
        )


def moves(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[MoveFacts, ...]:
    """The moves that were asked for up to the day."""
    tables = root.tables("moves")
    found = [_move(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _move(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> MoveFacts | None:
    order = order_of(table, orders)
    asked, sent = asof.has_come(table, "asked_on"), asof.day(table, "sent_on")
    answered, answer = asof.day(table, "answered_on"), table.code("answer", Answer)
    if (answer is None) is not (table.given.get("answered_on") is None):
        refuse("answer_with_its_day", table.at("answer" if answer is None else "answered_on"))
    reported, told = asof.day(table, "reported_on"), asof.day(table, "police_told_on")
    withdrawn, outside = asof.day(table, "withdrawn_on"), table.switch("is_outside")
    table.close()
    in_order(
        table,
        ("asked_on", asked),
        ("sent_on", sent),
        ("answered_on", answered),
        ("reported_on", reported),
        ("police_told_on", told),
    )
    if asked is None:
        return None
    return MoveFacts(
        id=number,
        state=_state(sent, answered, answer, withdrawn),
        asked_on=asked,
        sent_on=sent,
        answered_on=answered,
        reported_on=reported,
        police_told_on=told,
        withdrawn_on=withdrawn,
        is_outside=outside,
        order_id=order,
    )


def _state(
    sent: date | None, answered: date | None, answer: Answer | None, withdrawn: date | None
) -> MoveState:
    if withdrawn is not None:
        return MoveState.WITHDRAWN
    if answered is not None:
        return MoveState.ACCEPTED if answer is Answer.ACCEPTED else MoveState.RETURNED
    return MoveState.ASKED if sent is None else MoveState.SENT
