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
        yield from _named("test", _found(row, test.finding, opposed), law)
    for absence in absences:
        if absence.withdrawn_on is not None:
            continue
        days = (absence.noticed_on, absence.from_on, absence.to_on)
        row = _row(absence.id, MatterKind.ABSENCE, absence.order_id, days, absence.heard_on)
        opposed = against(held, Against.ABSENCE, absence.id)
        yield from _named("absence", _found(row, absence.finding, opposed), law)


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


def _found(row: MatterRow, found: Finding[Any] | None, opposed: Sequence[Objection]) -> MatterRow:
    """The same with what persons said of it, and the last objection."""
    if found is not None:
        row = replace(
            row,
            qualified_on=found.on,
            confirmed_on=found.confirmed_on,
            told_on=found.served_on,
            qualification=_QUALIFIED[found.as_what],
        )
    if opposed:
        last = opposed[-1]
        row = replace(
            row,
            objected_on=last.made_on,
            answered_on=last.decided_on,
            objection_id=len(opposed),
            upheld=any(one.upheld for one in opposed),
        )
    return row


def _named(record: str, row: MatterRow, law: Law) -> Iterator[Clock]:
    """The clocks of a matter under the name of its record."""
    for clock in clocks([row], law):
        yield replace(clock, key=clock.key.replace("matter", record, 1))
