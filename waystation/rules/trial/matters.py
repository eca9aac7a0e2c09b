"""What is to be looked into because of a test or an absence: the duties of its matter (``rules.matters``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from waystation.rules import screening
from waystation.rules.law import Law
from waystation.rules.matters import MatterKind, Qualification
from waystation.rules.matters.clocks import MatterRow, clocks
from waystation.rules.obligations import Clock
from waystation.rules.trial.places import FoundAs, GivenAbsence
from waystation.rules.trial.records import Against, Finding, GivenTest, Objection, TestFinding, against

_QUALIFIED: Mapping[StrEnum, Qualification] = {
    TestFinding.EVADED: Qualification.EVADED,
    TestFinding.REFUSED: Qualification.REFUSED,
    TestFinding.NEITHER: Qualification.EXCUSED,
    FoundAs.UNPERMITTED: Qualification.UNPERMITTED_ABSENCE,
    FoundAs.PERMITTED: Qualification.EXCUSED,
    FoundAs.ON_LEAVE: Qualification.EXCUSED,
    FoundAs.NOT_AWAY: Qualification.NO_CONCERN,
}


def duties(
    tests: Iterable[GivenTest], absences: Iterable[GivenAbsence], objections: Iterable[Objection], law: Law
) -> Iterator[Clock]:
    """Hear soon, confirm soon, answer an objection: the keys begin with the record, ``test:3/hear``."""
    held = tuple(objections)
    for test in tests:
        facts = test.facts
        kind = screening.matter_after(facts.outcome, facts.miss)
        if kind is None or test.withdrawn or test.in_file:
            continue
        row = _row(
            facts.id,
            MatterKind(kind.value),
            facts.order_id,
            (facts.taken_on, facts.taken_on, None),
            test.heard_on,
        )
        opposed = against(held, Against.TEST, facts.id)
        yield from _clocks("test", _found(row, test.finding), opposed, law)
    for absence in absences:
        days = (absence.noticed_on, absence.from_on, absence.to_on)
        row = _row(absence.id, MatterKind.ABSENCE, absence.order_id, days, absence.heard_on)
        row = replace(row, closed_on=absence.withdrawn_on)
        opposed = against(held, Against.ABSENCE, absence.id)
        yield from _clocks("absence", _found(row, absence.finding), opposed, law)


def _row(
    number: int, kind: MatterKind, order: int | None, days: tuple[date, date, date | None], heard: date | None
) -> MatterRow:
    """A matter in which nobody has said anything yet. ``days``: opened, from, to."""
    opened, first, last = days
    return MatterRow(
        id=number,
        kind=kind,
        order_id=order,
        opened_on=opened,
        from_on=first,
        to_on=last,
        heard_on=heard,
        qualified_on=None,
        confirmed_on=None,
        told_on=None,
        closed_on=None,
        qualification=None,
    )


def _found(row: MatterRow, found: Finding[Any] | None) -> MatterRow:
    """The same with what persons said of it."""
    if found is not None:
        return replace(
            row,
            qualified_on=found.on,
            confirmed_on=found.confirmed_on,
            told_on=found.served_on,
            qualification=_QUALIFIED[found.as_what],
        )
    return row


def _clocks(record: str, row: MatterRow, opposed: Sequence[Objection], law: Law) -> Iterator[Clock]:
    """The duties of a matter under the name of its record; each objection waits for its own answer."""
    if not opposed:
        yield from _named(record, row, law)
    for number, one in enumerate(opposed, start=1):
        upheld = any(other.upheld for other in opposed)
        last = replace(
            row, objected_on=one.made_on, answered_on=one.decided_on, objection_id=number, upheld=upheld
        )
        yield from _named(record, last, law)


def _named(record: str, row: MatterRow, law: Law) -> Iterator[Clock]:
    """The clocks of a matter under the name of its record; all end with a record that was withdrawn."""
    for clock in clocks([row], law):
        yield replace(clock, key=clock.key.replace("matter", record, 1), ended_on=row.closed_on)
