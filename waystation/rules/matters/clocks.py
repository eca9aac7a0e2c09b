"""The dated duties of a matter: hear soon, confirm soon, answer an objection; and what counts as a breach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waystation.rules.breach import BreachFact, BreachKind
from waystation.rules.calendar import add_days, add_months
from waystation.rules.law import Law
from waystation.rules.obligations.clocks import Clock
from waystation.rules.obligations.facts import FulfilledBy, RecordKind, RuleCode

from .kinds import MatterKind, Qualification

_COUNTED: Mapping[Qualification, BreachKind] = {
    Qualification.EVADED: BreachKind.EVADED,
    Qualification.REFUSED: BreachKind.REFUSED,
    Qualification.UNPERMITTED_ABSENCE: BreachKind.ABSENT,
}


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One matter of a case, as the clocks and the counters see it. Days: None where it has not come to that.

    ``objected_on``/``answered_on``: of the last objection. ``upheld``: one was upheld.
    """

    id: int
    kind: MatterKind
    order_id: int | None
    opened_on: date
    from_on: date
    to_on: date | None
    heard_on: date | None
    qualified_on: date | None
    confirmed_on: date | None
    told_on: date | None
    closed_on: date | None
    qualification: Qualification | None
    objected_on: date | None = None
    answered_on: date | None = None
    objection_id: int = 0
    upheld: bool = False

    @property
    def under_objection(self) -> bool:
        """Whether an objection waits for its answer."""
        return self.objected_on is not None and self.answered_on is None

    def breach(self) -> BreachFact | None:
        """What DRR 20 may count of it; None for everything else."""
        kind = _COUNTED.get(self.qualification) if self.qualification else None
        if kind is None:
            return None
        return BreachFact(
            id=self.id,
            kind=kind,
            order_id=self.order_id,
            from_on=self.from_on,
            to_on=self.to_on if kind is BreachKind.ABSENT else None,
            served=self.told_on is not None,
            confirmed_on=self.confirmed_on,
            under_objection=self.under_objection,
            withdrawn=self.upheld,
        )


def breaches(rows: Sequence[MatterRow]) -> tuple[BreachFact, ...]:
    """The breach facts of a case."""
    return tuple(fact for row in rows if (fact := row.breach()) is not None)


def clocks(rows: Sequence[MatterRow], law: Law) -> Iterator[Clock]:
    """What is due in the matters of one case."""
    for row in rows:
        yield from _of(row, law)


def _done(row: MatterRow, on: date | None) -> FulfilledBy | None:
    return None if on is None else FulfilledBy(RecordKind.MATTER, row.id, on)


def _of(row: MatterRow, law: Law) -> Iterator[Clock]:
    prefix = f"matter:{row.id}"
    held = law.at(row.opened_on)
    yield Clock(
        key=f"{prefix}/hear",
        rule=RuleCode.MATTER_HEAR,
        opens_on=row.opened_on,
        due_on=add_days(row.opened_on, held.number("matter_hear_days")),
        why=held.why("matters.why.hear", "matter_hear_days", on=row.opened_on),
        order_id=row.order_id,
        done=_done(row, row.heard_on),
        ended_on=None if row.heard_on else row.closed_on,
    )
    if row.qualified_on is not None:
        held = law.at(row.qualified_on)
        yield Clock(
            key=f"{prefix}/confirm",
            rule=RuleCode.MATTER_CONFIRM,
            opens_on=row.qualified_on,
            due_on=add_days(row.qualified_on, held.number("matter_confirm_days")),
            why=held.why("matters.why.confirm", "matter_confirm_days", on=row.qualified_on),
            order_id=row.order_id,
            done=_done(row, row.confirmed_on),
            ended_on=None if row.confirmed_on else row.closed_on,
        )
    if row.objected_on is not None:
        held = law.at(row.objected_on)
        yield Clock(
            key=f"{prefix}/objection/{row.objection_id}",
            rule=RuleCode.MATTER_OBJECTION,
            opens_on=row.objected_on,
            due_on=add_days(row.objected_on, held.number("objection_answer_days")),
            why=held.why("matters.why.objection", "objection_answer_days", on=row.objected_on),
            order_id=row.order_id,
            done=_done(row, row.answered_on),
        )


@dataclass(frozen=True, slots=True)
class Remedies:
    """Until when the client may go to others against a decision that was made known on a day."""

    review_until: date
    lawsuit_until: date


def remedies(told_on: date, law: Law) -> Remedies:
    """Administrative review within 60 days of knowing (ARL 20), a lawsuit within six months (ALL 46)."""
    held = law.at(told_on)
    return Remedies(
        add_days(told_on, held.number("review_window_days")),
        add_months(told_on, held.number("lawsuit_months")),
    )
