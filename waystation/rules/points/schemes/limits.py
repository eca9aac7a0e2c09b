"""Caps: a soft one warns, a hard one lets the rest wait for the next period. Nothing is ever dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from waystation.rules.calendar import add_days, add_months
from waystation.rules.points.schemes.kinds import Wallet
from waystation.rules.points.schemes.shapes import Cap, Period, Scheme, Track

#: The scope of a cap that counts over all tracks.
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """How much may be paid now, when the rest may be tried again, and which soft caps were passed."""

    points: int
    due: date | None
    behind: Period
    near: tuple[Period, ...]


@dataclass(slots=True)
class Meter:
    """What was paid to one member so far, by cap and period."""

    scheme: Scheme
    budget_left: Mapping[int, int]
    paid: Counter[tuple[str, Wallet, str]] = field(default_factory=Counter)

    def pay(self, track: Track | None, wallet: Wallet, on: date, asked: int) -> Allowed:
        """Count what may be paid of ``asked`` points on a day, and say what becomes of the rest."""
        held = list(self._caps(track, on))
        rooms = [(self._room(scope, cap, wallet, on), cap) for scope, cap in held if cap.is_hard]
        points = max(min([asked, *(room for room, _ in rooms)]), 0)
        blocking = [cap for room, cap in rooms if room < asked]
        for key in self._keys(track, wallet, on):
            self.paid[key] += points
        near = tuple(
            cap.period
            for scope, cap in held
            if not cap.is_hard and self._over(scope, cap, wallet, on, points)
        )
        behind = max((cap.period for cap in blocking), key=list(Period).index, default=Period.EVENT)
        return Allowed(points, next_period(behind, on), behind, near)

    def _caps(self, track: Track | None, on: date) -> Iterator[tuple[str, Cap]]:
        for cap in self.scheme.caps:
            is_budget = cap.period is Period.BUDGET
            yield WHOLE, replace(cap, most=self.budget_left.get(on.year, cap.most)) if is_budget else cap
        if track:
            for cap in track.caps:
                yield track.id, cap

    def _over(self, scope: str, cap: Cap, wallet: Wallet, on: date, points: int) -> bool:
        counted = points if cap.period is Period.EVENT else self._counted(scope, cap, wallet, on)
        return counted > cap.most

    def _room(self, scope: str, cap: Cap, wallet: Wallet, on: date) -> int:
        return cap.most if cap.period is Period.EVENT else cap.most - self._counted(scope, cap, wallet, on)

    def _counted(self, scope: str, cap: Cap, wallet: Wallet, on: date) -> int:
        if cap.period is Period.BUDGET:
            return sum(self.paid[scope, one, period_key(Period.YEAR, on)] for one in Wallet)
        return self.paid[scope, wallet, period_key(cap.period, on)]

    def _keys(self, track: Track | None, wallet: Wallet, on: date) -> Iterable[tuple[str, Wallet, str]]:
        for period in (Period.DAY, Period.MONTH, Period.YEAR, Period.EPISODE):
            yield WHOLE, wallet, period_key(period, on)
            if track:
                yield track.id, wallet, period_key(period, on)


def period_key(period: Period, on: date) -> str:
    """The period that a day lies in."""
    shown = {Period.DAY: on.isoformat(), Period.MONTH: f"{on:%Y-%m}", Period.YEAR: f"{on:%Y}"}
    return shown.get(period, period)


def next_period(period: Period, on: date) -> date | None:
    """The first day of the next period; None where a person must make room."""
    if period in {Period.EVENT, Period.DAY}:
        return add_days(on, 1)
    if period is Period.MONTH:
        return add_months(on.replace(day=1), 1)
    return date(on.year + 1, 1, 1) if period in {Period.YEAR, Period.BUDGET} else None
