"""Being away from the place: leave, absence, move. Three different things, told apart (DRR 19, 20, 22).

Leave is reported beforehand; an absence is noticed, and a person says after a hearing what it was; a move
changes the place where the measure is carried out, and the time runs on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import days_between


class AbsenceFinding(StrEnum):
    """What a person found an absence to be. ``undecided``: nobody has said yet."""

    UNDECIDED = "undecided"
    ON_LEAVE = "on_leave"
    PERMITTED = "permitted"
    UNPERMITTED = "unpermitted"
    NOT_AWAY = "not_away"


@dataclass(frozen=True, slots=True)
class Leave:
    """A reported stay elsewhere (请假), both days included, with its extensions already in ``to_on``.

    ``reported_on``: the written report. ``allowed``: False where the place asks for a permission that was
    refused. ``returned_on``: the day of return (销假), None while out or not told.
    """

    id: int
    order_id: int | None
    reported_on: date
    from_on: date
    to_on: date
    allowed: bool = True
    returned_on: date | None = None
    withdrawn: bool = False

    @property
    def stands(self) -> bool:
        """Whether it holds."""
        return self.allowed and not self.withdrawn

    def covers(self, day: date) -> bool:
        """Whether the client may be away on that day; an early return ends it."""
        last = self.to_on if self.returned_on is None else min(self.to_on, self.returned_on)
        return self.stands and self.from_on <= day <= last


@dataclass(frozen=True, slots=True)
class Absence:
    """A stay away that somebody noticed, both days included; ``to_on`` None: still away.

    ``served``: the client was told of it. ``found_on``/``confirmed_on``: the day a first and a second person
    said what it was.
    """

    id: int
    order_id: int | None
    noticed_on: date
    from_on: date
    to_on: date | None = None
    finding: AbsenceFinding = AbsenceFinding.UNDECIDED
    found_on: date | None = None
    confirmed_on: date | None = None
    served: bool = False
    under_objection: bool = False
    withdrawn: bool = False

    def days(self, today: date) -> int:
        """Civil days away up to ``today``, the first and the last included."""
        last = today if self.to_on is None else min(self.to_on, today)
        return max(0, days_between(self.from_on, last) + 1)


@dataclass(frozen=True, slots=True)
class Move:
    """A change of the place of execution (变更执行地, DRR 22). ``accepted_on``: the new street takes over;
    ``returned_on``: it sent the papers back. ``reported_on``: the client reported there."""

    id: int
    order_id: int
    asked_on: date
    sent_on: date | None = None
    accepted_on: date | None = None
    returned_on: date | None = None
    reported_on: date | None = None
    agreed_on: date | None = None
    withdrawn: bool = False
