"""A scheme run over events: entries with cause and reason, balances, the next value of every track.

The order in which events arrive is nothing: they are taken by the time they happened (then by id), each id
once. So the same facts always come to the same balances, and a late fact is as good as one in time.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from waystation.rules.calendar import add_months
from waystation.rules.points.schemes.climbing import Climb
from waystation.rules.points.schemes.drawing import Drawn, draw
from waystation.rules.points.schemes.kinds import EventKind, Happened, Wallet
from waystation.rules.points.schemes.ledgering import Entry, Queued, WhyCode
from waystation.rules.points.schemes.limits import Meter
from waystation.rules.points.schemes.shapes import (
    Draws,
    Escalating,
    Event,
    Member,
    Period,
    Schedule,
    Scheme,
    Track,
)
from waystation.rules.problems import RuleBroken

#: The track of points that belong to none.
NO_TRACK = ""


@dataclass(frozen=True, slots=True)
class Next:
    """What the next success of a track brings: points, or draws with what they are worth on average.

    ``until_restored``: successes until an earlier rate comes back. None for ``points``: nothing more to earn.
    """

    track: str
    wallet: Wallet
    points: int | None
    draws: int
    streak: int
    level: int
    until_restored: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a run says. ``balances``: what was earned and has not expired; nothing was spent here."""

    entries: tuple[Entry, ...]
    balances: Mapping[Wallet, int]
    next: tuple[Next, ...]
    queued: tuple[Queued, ...]

    def of(self, event: str) -> tuple[Entry, ...]:
        """The entries of one event."""
        return tuple(entry for entry in self.entries if entry.event == event)


@dataclass(frozen=True, slots=True)
class Award:
    """What one event brings, beside what it changes at events that came before it in the list."""

    points: int
    why: tuple[WhyCode, ...]
    draws: tuple[Drawn, ...]
    entries: tuple[Entry, ...]


def run(scheme: Scheme, events: Iterable[Event], *, on: date, member: Member) -> Outcome:
    """The scheme over the events up to the day ``on``.

    Raises RuleBroken ``points.event_twice`` for one id with two contents.
    """
    once = distinct(events)
    course = _Course(scheme, member, Meter(scheme, member.budget_left))
    course.prime(on)
    for event in sorted(once.values(), key=lambda one: (one.at, one.id)):
        if event.on <= on:
            course.release(event.on)
            course.take(event)
    course.release(on)
    expired = tuple(_expired(scheme, course.entries, on))
    entries = (*course.entries, *expired)
    balances: Counter[Wallet] = Counter(dict.fromkeys(Wallet, 0))
    for entry in entries:
        balances[entry.wallet] += entry.points
    queued = tuple(waiting for _, _, waiting in sorted(course.queue, key=lambda one: one[:2]))
    return Outcome(entries, balances, tuple(course.nexts(on)), queued)


def value_of(scheme: Scheme, past: Iterable[Event], event: Event, *, member: Member) -> Award:
    """What an event earns after the events that are known already."""
    found = run(scheme, (*past, event), on=event.on, member=member).of(event.id)
    return Award(
        sum(entry.points for entry in found),
        tuple(entry.why for entry in found),
        tuple(one for entry in found for one in entry.draws),
        found,
    )


def due(outcome: Outcome, posted: Mapping[str, int]) -> Iterator[tuple[str, Wallet, int]]:
    """What the ledger lacks (above 0) or has too much of (below 0), by cause, in the order of the run.

    ``posted``: points that stand in the ledger for each cause. What is below 0 is never taken by itself.
    """
    sums: dict[str, int] = {}
    wallets: dict[str, Wallet] = {}
    for entry in outcome.entries:
        if entry.why is not WhyCode.EXPIRED:
            sums[entry.event] = sums.get(entry.event, 0) + entry.points
            wallets.setdefault(entry.event, entry.wallet)
    for cause, points in sums.items():
        if points != posted.get(cause, 0):
            yield cause, wallets[cause], points - posted.get(cause, 0)


def distinct(events: Iterable[Event]) -> dict[str, Event]:
    """Each event once. Raises RuleBroken ``points.event_twice``: one id stands for two things."""
    once: dict[str, Event] = {}
    for event in events:
        if once.setdefault(event.id, event) != event:
            raise RuleBroken("points.event_twice", event=event.id)
    return once


@dataclass(frozen=True, slots=True)
class _Place:
    """What an entry is about: its cause, track, wallet and day."""

    cause: str
    track: Track | None
    wallet: Wallet
    on: date


@dataclass(slots=True)
class _Course:
    """One run on its way."""

    scheme: Scheme
    member: Member
    meter: Meter
    entries: list[Entry] = field(default_factory=list)
    climbs: dict[tuple[str, Wallet], Climb] = field(default_factory=dict)
    queue: list[tuple[date, int, Queued]] = field(default_factory=list)
    queued_ever: int = 0

    def prime(self, on: date) -> None:
        """The first gift, on the day of enrolment."""
        start = self.member.enrolled_on
        if self.scheme.priming and start <= on:
            place = _Place(self.member.primed_as, None, Wallet.CLIENT, start)
            self._pay(place, self.scheme.priming, WhyCode.PRIMED, Climb())

    def release(self, on: date) -> None:
        """Pay what waited for a day that has come; what still finds no room waits on."""
        while self.queue and self.queue[0][0] <= on:
            day, _, one = heapq.heappop(self.queue)
            track = next((track for track in self.scheme.tracks if track.id == one.track), None)
            self._pay(_Place(one.event, track, one.wallet, day), one.points, WhyCode.RELEASED, Climb())

    def take(self, event: Event) -> None:
        """One event, in every track that its kind belongs to."""
        tracks = [track for track in self.scheme.tracks if event.kind in track.events]
        for track in tracks:
            self._take(event, track, _Place(event.id, track, event.wallet, event.on))
        if not tracks:
            self._note(_Place(event.id, None, event.wallet, event.on), WhyCode.NOT_IN_SCHEME, Climb())

    def _take(self, event: Event, track: Track, place: _Place) -> None:
        week = self.member.week(event.on)
        schedule = track.schedule_in(week)
        climb = self.climbs.get((track.id, event.wallet)) or Climb()
        if not track.is_on or (event.kind is EventKind.TEST and not self.member.tests_count):
            return self._note(place, WhyCode.SWITCHED_OFF, climb)
        if week < 1 or schedule is None:
            return self._note(place, WhyCode.TOO_EARLY if week < 1 else WhyCode.ENDED, climb)
        self.climbs[track.id, event.wallet] = climb
        excused = event.happened is Happened.EXCUSED
        if excused or (event.happened is Happened.ABSENT and not track.absence_fails):
            return self._note(place, WhyCode.FROZEN, climb)
        if event.happened is Happened.KEPT:
            return self._success(event, track, schedule, climb, place)
        climb.fail(track, told=event.happened is Happened.DISCLOSED)
        self._note(place, WhyCode.RATE_RESET, climb)
        if track.on_fail.pay and event.happened is Happened.FAILED:
            self._pay(place, track.on_fail.pay, WhyCode.PAID_ALL_THE_SAME, climb)
        return None

    def _success(self, event: Event, track: Track, schedule: Schedule, climb: Climb, place: _Place) -> None:
        before = climb.level
        climb.succeed(track)
        if isinstance(schedule, Draws):
            fixed = self.member.takes_fixed if event.takes_fixed is None else event.takes_fixed
            return self._draw(track, schedule, climb, place, fixed=fixed)
        why = WhyCode.RESTORED if climb.level > before + 1 else WhyCode.EARNED
        self._pay(place, schedule.value(climb.level, event.units), why, climb)
        if isinstance(schedule, Escalating) and (extra := schedule.bonus_at(climb.streak)):
            self._pay(place, extra, WhyCode.BONUS, climb)
        return None

    def _draw(self, track: Track, schedule: Draws, climb: Climb, place: _Place, *, fixed: bool) -> None:
        count = schedule.count(climb.level)
        if fixed:
            return self._pay(place, count * schedule.opt_out, WhyCode.FIXED, climb)
        names = {"scheme": f"{self.scheme.id}/{track.id}", "client": self.member.key, "event": place.cause}
        drawn = tuple(draw(schedule, self.member.seed, number=n, **names) for n in range(1, count + 1))
        points = sum(one.points for one in drawn)
        return self._pay(place, points, WhyCode.DRAWN if points else WhyCode.NO_LUCK, climb, drawn)

    def _pay(
        self, place: _Place, points: int, why: WhyCode, climb: Climb, drawn: tuple[Drawn, ...] = ()
    ) -> None:
        """Pay what the caps allow, and let the rest wait. What was drawn stands once, where it was drawn."""
        allowed = self.meter.pay(place.track, place.wallet, place.on, points)
        rest = points - allowed.points
        if allowed.points or not rest:
            self._note(place, why, climb, points=allowed.points, drawn=drawn, near=allowed.near)
        elif why is not WhyCode.RELEASED:
            self._note(place, WhyCode.QUEUED, climb, drawn=drawn)
        if rest:
            name = place.track.id if place.track else NO_TRACK
            waiting = Queued(place.cause, name, place.wallet, rest, allowed.due, allowed.behind)
            self.queued_ever += 1
            heapq.heappush(self.queue, (allowed.due or date.max, self.queued_ever, waiting))

    def _note(
        self, place: _Place, why: WhyCode, climb: Climb, *, points: int = 0,
        drawn: tuple[Drawn, ...] = (), near: tuple[Period, ...] = (),
    ) -> None:  # fmt: skip
        name = place.track.id if place.track else NO_TRACK
        self.entries.append(
            Entry(
                place.cause, place.on, place.wallet, name, points, why,
                climb.level, climb.streak, drawn, near,
            )
        )  # fmt: skip

    def nexts(self, on: date) -> Iterator[Next]:
        """The next value of every track, for the client and for a family that has begun."""
        for track in self.scheme.tracks:
            own = Wallet.FAMILY if track.events == (EventKind.FAMILY_SESSION,) else Wallet.CLIENT
            for wallet in Wallet:
                if wallet is own or (track.id, wallet) in self.climbs:
                    yield self._next(track, wallet, on)

    def _next(self, track: Track, wallet: Wallet, on: date) -> Next:
        climb = self.climbs.get((track.id, wallet), Climb())
        schedule = track.schedule_in(max(self.member.week(on), 1))
        level, points, draws = climb.next_level(track), None, 0
        needs_consent = EventKind.TEST in track.events and not self.member.tests_count
        if isinstance(schedule, Draws):
            draws = schedule.count(level)
            points = draws * schedule.opt_out if self.member.takes_fixed else None
        elif schedule is not None:
            points = schedule.value(level, 1)
            if isinstance(schedule, Escalating):
                points += schedule.bonus_at(climb.streak + 1)
        if not track.is_on or needs_consent:
            points, draws = None, 0
        return Next(track.id, wallet, points, draws, climb.streak, climb.level, climb.until_restored)


def _expired(scheme: Scheme, entries: Iterable[Entry], on: date) -> Iterator[Entry]:
    """What lay longer than the scheme keeps points. Nothing is spent in a run, so each lot is whole."""
    if scheme.expiry is None:
        return
    for entry in entries:
        if entry.points > 0 and add_months(entry.on, scheme.expiry.months) < on:
            gone = add_months(entry.on, scheme.expiry.months)
            yield Entry(entry.event, gone, entry.wallet, entry.track, -entry.points, WhyCode.EXPIRED)
