"""How days away are counted: civil days, both ends included, no day twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from waystation.rules.calendar import Span, add_days

#: First and last day, both included.
Spell = tuple[date, date]


def stays(spells: Iterable[Spell]) -> tuple[Span, ...]:
    """The spells as stays that neither overlap nor touch, the earliest first.

    Spells that share a day, or of which one begins on the day after the other ended, are one stay: nobody
    can leave again who has not come back. A spell that ends before it begins is none.
    """
    found: list[Span] = []
    for first, last in sorted(spell for spell in spells if spell[0] <= spell[1]):
        if found and first <= add_days(found[-1].last, 1):
            found[-1] = Span(found[-1].first, max(found[-1].last, last))
        else:
            found.append(Span(first, last))
    return tuple(found)


def _left(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span without the days of ``taken``, which are stays in order."""
    first = span.first
    for hole in taken:
        if hole.last < first or hole.first > span.last:
            continue
        if first < hole.first:
            yield Span(first, add_days(hole.first, -1))
        first = add_days(hole.last, 1)
    if first <= span.last:
        yield Span(first, span.last)


def civil_days(spells: Iterable[Spell], *, without: Iterable[Spell] = ()) -> int:
    """Days in any of the spells and in none of ``without``, each once however often it is covered."""
    taken = stays(without)
    return sum(part.days for stay in stays(spells) for part in _left(stay, taken))


def covered(found: Iterable[Span], first: date, last: date) -> bool:
    """Whether every day from ``first`` to ``last`` lies in the stays ``found``."""
    return any(stay.first <= first and last <= stay.last for stay in found)
