"""A site's day: the draw of each of its clients, and no more than its people can do.

Levelling moves the floor alone. Where more than ``most`` are drawn, those wait whose floor could still fall
on a later day of their block, as many as are too many: the ones with the largest levelling numbers of the
day, which nobody can foresee. For who waits, the day is drawn anew among what is left of the block, as if
today had not been open. The chance is never touched, so the smallest daily chance stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waystation.rules.screening.draw.morning import Called, Morning, Part, look
from waystation.rules.screening.draw.terms import Terms


@dataclass(frozen=True, slots=True)
class Eligible:
    """One client of a site's list of a day, and when the client was called before."""

    terms: Terms
    called: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who is called on a day, and what drew it."""

    client: str
    order: str
    part: Part


def level(mornings: Mapping[str, Morning], most: int | None) -> dict[str, Morning]:
    """The same mornings (by client) with as many floors put off as are too many. ``most`` None: no limit."""
    held = dict(mornings)
    if most is None:
        return held
    drawn = sum(one.part is not None for one in held.values())
    waiting = [name for name, one in held.items() if one.floor and one.may_wait and not one.chance]
    waiting.sort(key=lambda name: (-held[name].order, name))
    for name in waiting[: max(0, drawn - most)]:
        held[name] = replace(held[name], floor=False)
    return held


def drawn_at(eligible: Sequence[Eligible], key: bytes, day: date, most: int | None) -> tuple[Drawn, ...]:
    """A site's draw of a day, sorted by client and order. One client has one order that is drawn."""
    by_client = {one.terms.client: one.terms for one in eligible}
    mornings = {one.terms.client: look(one.terms, one.terms.keyed(key), day, one.called) for one in eligible}
    return tuple(_drawn(by_client, level(mornings, most)))


def _drawn(terms: Mapping[str, Terms], mornings: Mapping[str, Morning]) -> Iterable[Drawn]:
    for name in sorted(mornings):
        part = mornings[name].part
        if part is not None:
            yield Drawn(name, terms[name].order, part)
