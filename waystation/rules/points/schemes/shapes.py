"""What a scheme is: frozen values, as evidence §1.5 names them. Points are whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from waystation.rules.points.schemes.kinds import EventKind, Happened, Wallet, wallet_of


class Restore(StrEnum):
    """Where the rate returns to after a few successes: the value last earned, or the one due after it."""

    LAST_EARNED = "last_earned"
    NEXT_DUE = "next_due"


class Period(StrEnum):
    """What a cap counts over. ``event``: one payment; ``episode``: the client's whole time in the scheme;
    ``budget``: everybody's points of a calendar year together, the others count one wallet."""

    EVENT = "event"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    EPISODE = "episode"
    BUDGET = "budget"


class Redeemer(StrEnum):
    """Who may spend."""

    CLIENT = "client"
    NAMED_RELATIVE = "named_relative"


@dataclass(frozen=True, slots=True)
class Flat:
    """The same for every success. ``each_unit``: for every hour, at most ``most_units`` of one event."""

    points: int
    each_unit: bool = False
    most_units: int = 1

    def value(self, level: int, units: int) -> int:
        """Points of a success; the level is nothing here."""
        return self.points * (min(units, self.most_units) if self.each_unit else 1)


@dataclass(frozen=True, slots=True)
class Escalating:
    """A rate that climbs: ``start``, then ``step`` more after every ``step_every`` successes, up to ``most``.

    ``bonus`` comes on top at every ``bonus_every``-th success in a row (0: never).
    """

    start: int
    step: int
    step_every: int = 1
    most: int | None = None
    bonus_every: int = 0
    bonus: int = 0

    def value(self, level: int, units: int) -> int:
        """Points of the ``level``-th success in a row."""
        reached = self.start + self.step * ((level - 1) // self.step_every)
        return reached if self.most is None else min(reached, self.most)

    def bonus_at(self, streak: int) -> int:
        """The bonus of the ``streak``-th success in a row."""
        return self.bonus if self.bonus_every and streak % self.bonus_every == 0 else 0


@dataclass(frozen=True, slots=True)
class Slip:
    """One sort of slip in the bowl: its share of all slips and what it is worth (0: kind words only)."""

    name: str
    share: Fraction
    points: int


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws from a bowl, more of them with success after success.

    ``opt_out``: points for each draw to whoever would rather not draw (evidence §1.4 no. 8); never less
    than the draw is worth.
    """

    start: int
    step: int
    most: int
    bowl: tuple[Slip, ...]
    opt_out: int

    def count(self, level: int) -> int:
        """Draws of the ``level``-th success in a row."""
        return min(self.start + self.step * (level - 1), self.most)

    @property
    def winning(self) -> Fraction:
        """The chance that a draw brings points."""
        return sum((slip.share for slip in self.bowl if slip.points), Fraction(0))

    @property
    def worth(self) -> Fraction:
        """What a draw is worth on average, in points."""
        return sum((slip.share * slip.points for slip in self.bowl), Fraction(0))


Schedule = Flat | Escalating | Draws


@dataclass(frozen=True, slots=True)
class Phase:
    """Weeks of the client's time in the scheme, 1 being the first, with their own schedule if any."""

    first: int
    last: int
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class OnFail:
    """What a failure brings: ``pay`` (never below 0), and whether rate and streak begin anew."""

    pay: int = 0
    resets_rate: bool = True
    ends_streak: bool = True


@dataclass(frozen=True, slots=True)
class Recovery:
    """The rate comes back after ``after`` successes since the failure."""

    after: int
    restore_to: Restore = Restore.LAST_EARNED


@dataclass(frozen=True, slots=True)
class Cap:
    """At most ``most`` points in a period. A soft one warns; a hard one lets the rest wait for the next."""

    period: Period
    most: int
    is_hard: bool = True


@dataclass(frozen=True, slots=True)
class Track:
    """One behaviour that is rewarded. Tracks are independent: a slip in one does not touch another."""

    id: str
    events: tuple[EventKind, ...]
    schedule: Schedule
    phases: tuple[Phase, ...] = ()
    on_fail: OnFail = OnFail()
    absence_fails: bool = True
    recovery: Recovery | None = None
    told_recovery_after: int | None = None
    caps: tuple[Cap, ...] = ()
    is_on: bool = True

    def schedule_in(self, week: int) -> Schedule | None:
        """The schedule of a week; None once every phase is over (the taper's end)."""
        if not self.phases:
            return self.schedule
        for phase in self.phases:
            if phase.first <= week <= phase.last:
                return phase.schedule or self.schedule
        return None


@dataclass(frozen=True, slots=True)
class Expiry:
    """Points are kept ``months`` months; the holder hears of it ``notice_days`` before."""

    months: int
    notice_days: int


@dataclass(frozen=True, slots=True)
class Redeem:
    """Who spends, how much a day at most, and whether a one-time code is needed."""

    who: tuple[Redeemer, ...] = (Redeemer.CLIENT, Redeemer.NAMED_RELATIVE)
    daily_limit: int | None = None
    needs_code: bool = True


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a scheme. ``yuan_per_point``: what a point is worth, for budgets and shops."""

    id: str
    version: int
    valid_from: date
    yuan_per_point: Fraction
    tracks: tuple[Track, ...]
    priming: int = 0
    caps: tuple[Cap, ...] = ()
    expiry: Expiry | None = None
    redeem: Redeem = Redeem()

    @property
    def draws(self) -> bool:
        """Whether anything is drawn, so that a seed is needed."""
        return any(isinstance(one, Draws) for track in self.tracks for one in schedules(track))

    @property
    def tests(self) -> bool:
        """Whether a track looks at test results, so that switch and consent are needed."""
        return any(EventKind.TEST in track.events for track in self.tracks)


def schedules(track: Track) -> tuple[Schedule, ...]:
    """Every schedule of a track."""
    return track.schedule, *(phase.schedule for phase in track.phases if phase.schedule)


@dataclass(frozen=True, slots=True)
class Event:
    """One verified fact. ``id`` is given once for ever: the same event twice counts once.

    ``at``: when it happened, in local time (not when it was written down). ``units``: hours of it.
    ``takes_fixed``: what the client had chosen when it was told, so that another choice later changes nothing
    of it; None: as :class:`Member` says.
    """

    id: str
    kind: EventKind
    at: datetime
    happened: Happened = Happened.KEPT
    units: int = 1
    by_family: bool = False
    takes_fixed: bool | None = None

    @property
    def on(self) -> date:
        """The day."""
        return self.at.date()

    @property
    def wallet(self) -> Wallet:
        """Whose share it fills."""
        return wallet_of(self.kind, family=self.by_family)


@dataclass(frozen=True, slots=True)
class Member:
    """One client in a scheme. ``key``: what stands for the client in a draw, no name or number of a person.

    ``seed``: the secret of the draws. ``takes_fixed``: would rather not draw. ``tests_count``: the site's
    switch is on *and* the client's written consent holds. ``budget_left``: what the scheme's budget of a
    year has left for this client's events; a year that is not named has the whole.
    """

    enrolled_on: date
    key: str = ""
    seed: bytes = b""
    takes_fixed: bool = False
    tests_count: bool = False
    budget_left: Mapping[int, int] = field(default_factory=dict)
    primed_as: str = "prime"

    def week(self, day: date) -> int:
        """The week of a day, 1 being the first; 0 or less before the first day."""
        return (day - self.enrolled_on).days // 7 + 1
