"""Many days one after another, and what they guaranteed: for trying a plan and for simulating one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from waystation.rules.draws.blocks import Block, blocks
from waystation.rules.draws.morning import NOTHING, Called, Morning, Part
from waystation.rules.draws.numbers import Keyed, hits
from waystation.rules.draws.terms import Terms, asks, floor_day


class Course:
    """One client's days in order: the same answers as ``look``, without looking at a block anew each morning.

    ``morning(day)`` for each day in turn, then ``call(day, part)`` where the client was called.
    """

    def __init__(self, terms: Terms, key: bytes, *, first: date) -> None:
        self.terms, self.keyed = terms, terms.keyed(key)
        self.called: list[Called] = []
        self._blocks: Iterator[Block] = blocks(terms.plan, self.keyed, last=terms.ends.toordinal())
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
        if self._chosen is not None and (self._chosen < on or on in self._news):
            self._chosen = floor_day(self.terms, self._block, self.keyed, on=on, after=self._after)
        elif self._chosen is None and on in self._news:
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
    """What the floor owed and gave in a run of days: whole blocks in it, those of them without a single day on which the client
    could be called (excused), those with a floor call, and all calls."""

    first: date
    last: date
    whole_blocks: int
    excused: int
    floors: int
    calls: int

    @property
    def kept(self) -> bool:
        """Whether every whole block that had a day left had its floor call."""
        return self.floors >= self.whole_blocks - self.excused


def account(terms: Terms, key: bytes, called: Iterable[Called], *, first: date, last: date) -> Account:
    """The account of ``first`` … ``last``. A call that does not stand (excused) counts for no block."""
    keyed, held = terms.keyed(key), list(called)
    low, high = first.toordinal(), last.toordinal()
    whole = [
        block
        for block in blocks(terms.plan, keyed, last=min(high, terms.ends.toordinal()))
        if block.asks
        and max(low, terms.begins.toordinal()) <= block.first
        and block.last <= min(high, terms.ends.toordinal())
    ]
    excused = [
        block
        for block in whole
        if all(terms.resting(day, on=day) is not None for day in range(block.first, block.last + 1))
    ]
    floors = {
        block.first
        for block in whole
        for one in held
        if one.part.is_floor and one.stands and block.first <= one.on.toordinal() <= block.last
    }
    calls = sum(one.stands and first <= one.on <= last for one in held)
    return Account(first, last, len(whole), len(excused), len(floors), calls)


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
