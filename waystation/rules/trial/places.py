"""Leaves, absences and moves from a JSON text, and the dated duties they make; see ``given``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.places.leaves import Decision, ExtensionFacts, LeaveFacts
from waystation.rules.places.moves import MoveFacts, MoveState
from waystation.rules.trial.given import AsOf, in_order, order_of
from waystation.rules.trial.reading import Table, numbers_for, refuse
from waystation.rules.trial.records import Against, Finding, Objection, against, finding


class HeadSaid(StrEnum):
    """What the head said, where a place asks for an approval."""

    APPROVED = "approved"
    REFUSED = "refused"


class Answer(StrEnum):
    """What the other street answered."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class FoundAs(StrEnum):
    """What a person found an absence to be. Only ``unpermitted`` can count (DRR 20)."""

    ON_LEAVE = "on_leave"
    PERMITTED = "permitted"
    UNPERMITTED = "unpermitted"
    NOT_AWAY = "not_away"


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
    """A stay away that somebody noticed, both days included; ``to_on`` None: still away."""

    id: int
    order_id: int | None
    noticed_on: date
    from_on: date
    to_on: date | None
    heard_on: date | None
    finding: Finding[FoundAs] | None
    withdrawn_on: date | None


def absences(root: Table, asof: AsOf, orders: Sequence[int]) -> tuple[GivenAbsence, ...]:
    """The absences that were noticed up to the day."""
    tables = root.tables("absences")
    found = [_absence(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _absence(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> GivenAbsence | None:
    order = order_of(table, orders)
    noticed, began = asof.has_come(table, "noticed_on"), table.needed_day("from_on")
    ended, withdrawn = asof.day(table, "to_on"), asof.day(table, "withdrawn_on")
    heard = asof.day(table, "heard_on")
    found = finding(table, asof, FoundAs, heard or noticed)
    table.close()
    in_order(table, ("from_on", began), ("to_on", ended))
    in_order(table, ("from_on", began), ("noticed_on", noticed), ("heard_on", heard))
    if noticed is None:
        return None
    heard = heard or (found.on if found else None)
    return GivenAbsence(number, order, noticed, began, ended, heard, found, withdrawn)


def breaches(absences: Iterable[GivenAbsence], objections: Iterable[Objection]) -> Iterable[BreachFact]:
    """The absences as the counters of DRR 20 look at them."""
    held = tuple(objections)
    for absence in absences:
        found, opposed = absence.finding, against(held, Against.ABSENCE, absence.id)
        named = found is not None and found.as_what is FoundAs.UNPERMITTED
        yield BreachFact(
            id=absence.id,
            kind=BreachKind.ABSENT,
            order_id=absence.order_id,
            from_on=absence.from_on,
            to_on=absence.to_on,
            qualified=None if found is None else named and not any(o.upheld for o in opposed),
            served=found is not None and found.served_on is not None,
            confirmed_on=found.confirmed_on if found else None,
            under_objection=any(o.is_open for o in opposed),
            withdrawn=absence.withdrawn_on is not None,
        )


def moves(
    root: Table, asof: AsOf, orders: Sequence[int], agreed: Mapping[int, Sequence[date]]
) -> tuple[MoveFacts, ...]:
    """The moves that were asked for up to the day. ``agreed``: the agreements of each order, by day."""
    tables = root.tables("moves")
    found = [_move(t, number, asof, orders) for t, number in zip(tables, numbers_for(tables), strict=True)]
    moved = (_agreed(one, agreed) for one in found if one is not None)
    return tuple(sorted(moved, key=lambda one: one.id))


def _agreed(move: MoveFacts, agreed: Mapping[int, Sequence[date]]) -> MoveFacts:
    """With the first agreement signed at the new street, under its order if it names one."""
    if move.reported_on is None:
        return move
    held = agreed.values() if move.order_id is None else [agreed.get(move.order_id, ())]
    signed = (day for days in held for day in days if day >= move.reported_on)
    return replace(move, agreed_on=min(signed, default=None))


def _move(table: Table, number: int, asof: AsOf, orders: Sequence[int]) -> MoveFacts | None:
    order = order_of(table, orders)
    asked, sent = asof.has_come(table, "asked_on"), asof.day(table, "sent_on")
    answered, answer = asof.day(table, "answered_on"), table.code("answer", Answer)
    if (answer is None) is not (table.given.get("answered_on") is None):
        refuse("answer_with_its_day", table.at("answer" if answer is None else "answered_on"))
    reported, told = asof.day(table, "reported_on"), asof.day(table, "police_told_on")
    withdrawn, outside = asof.day(table, "withdrawn_on"), table.switch("is_outside")
    far = table.switch("is_far")
    table.close()
    if withdrawn is not None and reported is not None:
        refuse("moved_already", table.at("withdrawn_on"), reported_on=reported)
    in_order(table, ("asked_on", asked), ("withdrawn_on", withdrawn))
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
        is_far=far,
    )


def _state(
    sent: date | None, answered: date | None, answer: Answer | None, withdrawn: date | None
) -> MoveState:
    accepted = answered is not None and answer is Answer.ACCEPTED
    if withdrawn is not None:
        return MoveState.UNDONE if accepted else MoveState.WITHDRAWN
    if answered is not None:
        return MoveState.ACCEPTED if answer is Answer.ACCEPTED else MoveState.RETURNED
    return MoveState.ASKED if sent is None else MoveState.SENT
