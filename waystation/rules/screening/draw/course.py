"""Many days one after another, and what they guaranteed: for trying a plan and for simulating one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from waystation.rules.screening.draw.blocks import Block, blocks
from waystation.rules.screening.draw.morning import NOTHING, Called, Morning, Part
from waystation.rules.screening.draw.numbers import hits
from waystation.rules.screening.draw.terms import Terms, asks, floor_day


class Course:
    """One client's days in order: the same answers as ``look``, without looking at a block anew each morning.

    ``morning(day)`` for each day in turn, then ``call(day, part)`` where the client was called.
    """

    def __init__(self, terms: Terms, key: bytes, *, first: date) -> None:
        self.terms, self.keyed = terms, terms.keyed(key)
        self.called: list[Called] = []
        self._blocks: Iterator[Block] = blocks(
            terms.plan, self.keyed, ends=terms.ends, last=terms.ends.toordinal()
        )
        self._block: Block | None = None
        self._chosen: int | None = None
        self._open = False
        self._after = 0
        self._month, self._extras = (0, 0), 0
        self._news = {
            one.known_on.toordinal()
            for one in terms.rests
            if one.known_on is not None and one.known_on > first
        }

    def _enter(self, on: int) -> None:
        """Go on to the block that holds the day."""
        if self._block is not None and self._block.last >= on:
            return
        self._block = next((block for block in self._blocks if block.last >= on), None)
        self._open = self._block is not None and asks(self.terms, self._block, self.keyed)
        self._after, self._chosen = 0, 0

    def _floor(self, on: int) -> tuple[bool, bool]:
        if not self._open or self._block is None:
            return False, False
        passed = self._chosen is not None and self._chosen < on
        if passed or on in self._news:
            self._chosen = floor_day(self.terms, self._block, self.keyed, on=on, after=self._after)
        if self._chosen != on:
            return False, False
        return True, floor_day(self.terms, self._block, self.keyed, on=on, after=on) is not None

    def morning(self, day: date) -> Morning:
        """What the morning of a day says; days come in order, and none is left out."""
        on = day.toordinal()
        if not self.terms.holds(on):
            return NOTHING
        self._enter(on)
        if (day.year, day.month) != self._month:
            self._month, self._extras = (day.year, day.month), 0
        floor, may_wait = self._floor(on)
        if self.terms.rests and self.terms.resting(on, on=on) is not None:
            return NOTHING
        number, _, order = self.keyed.of(on)
        chance = hits(number, self.terms.chance(on))
        if not floor and self._extras >= self.terms.extra_max:
            chance = False
        return Morning(floor, chance, may_wait, order)

    def call(self, day: date, part: Part, *, stands: bool = True) -> None:
        """The client was called on the day. ``stands`` as in ``Called``."""
        self.called.append(Called(day, part, stands))
        if part is Part.CHANCE:
            self._extras += 1
        elif stands:
            self._open = False
        else:
            self._after = day.toordinal() + self.terms.makeup_days
            self._chosen = day.toordinal()


@dataclass(frozen=True, slots=True)
class Account:
    """What the floor owed and gave in a run of days.

    ``whole_blocks``: those that lie in it and ask for a test. ``floors``: of these, with a floor call that
    stands. ``excused``: of the others, where the client could not be called on some day, or was called and
    excused. ``calls``: all calls that stand, by floor or chance.
    """

    first: date
    last: date
    whole_blocks: int
    floors: int
    excused: int
    calls: int

    @property
    def kept(self) -> bool:
        """Whether every whole block had its floor call or an excuse."""
        return self.floors + self.excused == self.whole_blocks


def account(terms: Terms, key: bytes, called: Iterable[Called], *, first: date, last: date) -> Account:
    """The account of ``first`` … ``last``, given every call of those days."""
    held = list(called)
    low = max(first, terms.begins).toordinal()
    high = min(last, terms.ends).toordinal()
    whole = floors = excused = 0
    for block in blocks(terms.plan, terms.keyed(key), ends=terms.ends, last=high):
        if not block.asks or block.first < low or block.last > high:
            continue
        whole += 1
        mine = [one for one in held if one.part.is_floor and block.first <= one.on.toordinal() <= block.last]
        if any(one.stands for one in mine):
            floors += 1
        elif mine or any(
            terms.resting(day, on=day) is not None for day in range(block.first, block.last + 1)
        ):
            excused += 1
    calls = sum(one.stands and first <= one.on <= last for one in held)
    return Account(first, last, whole, floors, excused, calls)


def fewest(days: Sequence[date], *, first: date, last: date, length: int) -> int | None:
    """The smallest number of ``days`` in any run of ``length`` days inside ``first`` … ``last``; None: no
    such run fits."""
    low, high = first.toordinal(), last.toordinal() - length + 1
    if high < low:
        return None
    found = sorted(day.toordinal() for day in days)
    # The count changes only where a day leaves or one enters.
    starts = {low, *(day + 1 for day in found if low <= day + 1 <= high)}
    starts |= {day - length for day in found if low <= day - length <= high}
    return min(sum(start <= day < start + length for day in found) for start in chain(starts, (high,)))
