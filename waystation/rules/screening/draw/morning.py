"""One client's morning: is the floor's day today, does the chance fall on today, could the floor wait?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.screening.draw.blocks import Block, blocks
from waystation.rules.screening.draw.numbers import Keyed, hits
from waystation.rules.screening.draw.terms import Terms, asks, floor_day


class Part(StrEnum):
    """What drew a day. Known to the keeper of the key alone: floor days tell of the blocks."""

    FLOOR = "floor"
    CHANCE = "chance"
    BOTH = "both"

    @property
    def is_floor(self) -> bool:
        """Whether the block's test is this one."""
        return self is not Part.CHANCE


@dataclass(frozen=True, slots=True)
class Called:
    """A day on which the client was called. ``stands`` false: nothing came of it and that was excused, so the
    floor's day is drawn anew among what is left after the days of making up."""

    on: date
    part: Part
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Morning:
    """What a day's draw says of one client, before levelling.

    ``may_wait``: the floor could fall on a later day of its block. ``order``: the number by which those who
    wait are chosen.
    """

    floor: bool
    chance: bool
    may_wait: bool
    order: int

    @property
    def part(self) -> Part | None:
        """What drew the day; None: not drawn."""
        if self.floor:
            return Part.BOTH if self.chance else Part.FLOOR
        return Part.CHANCE if self.chance else None


NOTHING = Morning(floor=False, chance=False, may_wait=False, order=0)


def block_of(terms: Terms, keyed: Keyed, ordinal: int) -> Block | None:
    """The block that holds a day."""
    found = None
    for block in blocks(terms.plan, keyed, ends=terms.ends, last=ordinal):
        found = block
    return found if found is not None and found.first <= ordinal <= found.last else None


def look(terms: Terms, keyed: Keyed, day: date, called: Iterable[Called] = ()) -> Morning:
    """What the morning of ``day`` says. ``called``: the days on which the client was called before."""
    on = day.toordinal()
    if not terms.holds(on) or terms.resting(on, on=on) is not None:
        return NOTHING
    before = [one for one in called if one.on < day]
    chance_number, _, order = keyed.of(on)
    extras = sum(
        one.part is Part.CHANCE and (one.on.year, one.on.month) == (day.year, day.month) for one in before
    )
    chance = hits(chance_number, terms.chance(on))
    block = block_of(terms, keyed, on)
    floor, may_wait = (False, False) if block is None else _floor(terms, keyed, block, on, before)
    if not floor and extras >= terms.extra_max:
        chance = False
    return Morning(floor, chance, may_wait, order)


def _floor(terms: Terms, keyed: Keyed, block: Block, on: int, before: Iterable[Called]) -> tuple[bool, bool]:
    """(the block's day is today, it could be a later one)."""
    mine = [one for one in before if one.part.is_floor and one.on.toordinal() >= block.first]
    if any(one.stands for one in mine) or not asks(terms, block, keyed):
        return False, False
    after = max((one.on.toordinal() + terms.makeup_days for one in mine), default=0)
    if floor_day(terms, block, keyed, on=on, after=after) != on:
        return False, False
    return True, floor_day(terms, block, keyed, on=on, after=on) is not None
