"""One person's legal life as one line: orders and isolations one after the other, gaps shown, nothing twice.

From community treatment to isolation to community recovery, and back: every order and every isolation is a
stretch of days. Where one ends on the day on which the next begins, that day belongs to the later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import ONE_DAY, days_between
from waystation.rules.orders.facts import Kind, State
from waystation.rules.orders.spells import SpellEnd, SpellFacts
from waystation.rules.orders.timing import Finding, OrderFacts, Severity, Suspension


class StretchKind(StrEnum):
    """What holds on the days of a stretch. ``gap``: nothing, between two that do."""

    WAITING = "waiting"
    TREATMENT = "treatment"
    RECOVERY = "recovery"
    ISOLATION = "isolation"
    GAP = "gap"


class Passage(StrEnum):
    """How one stretch came after another."""

    #: The first, or after a gap.
    BEGINS = "begins"
    #: Service, then sign-in of the same order.
    SIGNED_IN = "signed_in"
    #: A community measure ended by isolation (DCL 38).
    ISOLATED = "isolated"
    #: Isolation changed into community treatment on health grounds; its days are credited (DRR 31).
    CHANGED = "changed"
    #: Community recovery after the end of isolation (DCL 48, DRR 37).
    RELEASED_TO = "released_to"
    #: One order after another without isolation between them.
    FOLLOWS = "follows"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days of one kind; both ends included, ``last`` None while it lasts.

    ``order`` or ``spell``: whose days they are (neither, for a gap). ``rests``: suspensions within it.
    """

    kind: StretchKind
    first: date
    last: date | None
    passage: Passage
    order: int | None = None
    spell: int | None = None
    rests: tuple[Suspension, ...] = ()

    def days(self, today: date) -> int:
        """How many days, up to and with ``today`` where it lasts; at least one."""
        return max(days_between(self.first, self.last or today) + 1, 1)


@dataclass(frozen=True, slots=True)
class _Piece:
    first: date
    last: date | None
    kind: StretchKind
    order: OrderFacts | None = None
    spell: SpellFacts | None = None


_MEASURE = {Kind.TREATMENT: StretchKind.TREATMENT, Kind.RECOVERY: StretchKind.RECOVERY}


def _pieces_of(order: OrderFacts) -> Iterable[_Piece]:
    begins, signed = order.served_on or order.reported_on, order.reported_on
    if begins is None:
        return
    if signed is None:
        yield _Piece(begins, order.ended_on, StretchKind.WAITING, order)
        return
    if begins < signed:
        yield _Piece(begins, signed - ONE_DAY, StretchKind.WAITING, order)
    yield _Piece(signed, order.ended_on, _MEASURE[order.kind], order)


def _pieces(orders: Sequence[OrderFacts], spells: Sequence[SpellFacts]) -> list[_Piece]:
    found = [_Piece(spell.decided_on, spell.ended_on, StretchKind.ISOLATION, spell=spell) for spell in spells]
    for order in orders:
        for piece in _pieces_of(order):
            shown = _after_isolation(piece, spells) if piece.kind is StretchKind.WAITING else piece
            if shown is not None:
                found.append(shown)
    # What ended first comes first where two begin together: a day in one, then the other.
    return sorted(found, key=lambda piece: (piece.first, piece.last or date.max, piece.kind, _id(piece)))


def _id(piece: _Piece) -> int:
    whose = piece.order or piece.spell
    return whose.id if whose else 0


def _after_isolation(piece: _Piece, spells: Sequence[SpellFacts]) -> _Piece | None:
    """The days of waiting that are not spent in isolation: recovery may be served before the release."""
    # By their days, whatever their place in the list: where one ends, the next may begin.
    for spell in sorted(spells, key=lambda one: one.decided_on):
        if not spell.covers(piece.first):
            continue
        if spell.ended_on is None or (piece.last is not None and piece.last <= spell.ended_on):
            return None
        piece = replace(piece, first=spell.ended_on + ONE_DAY)
    return piece


def _passage(before: _Piece | None, now: _Piece) -> Passage:
    if before is None:
        return Passage.BEGINS
    if before.order is not None and before.order is now.order:
        return Passage.SIGNED_IN
    if now.spell is not None:
        return Passage.ISOLATED if before.order is not None else Passage.FOLLOWS
    if before.spell is None:
        return Passage.FOLLOWS
    return Passage.CHANGED if before.spell.end is SpellEnd.CHANGED else Passage.RELEASED_TO


def life(orders: Sequence[OrderFacts], spells: Sequence[SpellFacts], today: date) -> tuple[Stretch, ...]:
    """Every stretch in the order of days, with the gaps between them.

    No two share a day: a stretch is cut where the next begins, and one that lies wholly within its
    predecessors' days is left out. An order that was never served has no days and is not shown.
    """
    found: list[Stretch] = []
    before: _Piece | None = None
    pieces = _pieces(orders, spells)
    for index, piece in enumerate(pieces):
        last = _cut(piece, pieces[index + 1 :])
        if last is not None and last < piece.first:
            before = piece
            continue
        if found and (gap := _gap(found[-1], piece.first)) is not None:
            found.append(gap)
        rests = () if piece.order is None else _within(piece.order.suspensions, piece.first, last)
        found.append(
            Stretch(
                piece.kind,
                piece.first,
                last,
                _passage(before, piece),
                piece.order.id if piece.order else None,
                piece.spell.id if piece.spell else None,
                rests,
            )
        )
        before = piece
    return tuple(found)


def _cut(piece: _Piece, later: Sequence[_Piece]) -> date | None:
    """The last day of a piece, cut to the day before the next one begins."""
    nexts = [other.first for other in later]
    if not nexts:
        return piece.last
    ends = min(nexts) - ONE_DAY
    return ends if piece.last is None else min(piece.last, ends)


def _gap(before: Stretch, first: date) -> Stretch | None:
    if before.last is None or days_between(before.last, first) <= 1:
        return None
    return Stretch(StretchKind.GAP, before.last + ONE_DAY, first - ONE_DAY, Passage.BEGINS)


def _within(rests: Iterable[Suspension], first: date, last: date | None) -> tuple[Suspension, ...]:
    kept = []
    for rest in rests:
        if (last is None or rest.from_on <= last) and (rest.to_on is None or rest.to_on >= first):
            kept.append(rest)
    return tuple(kept)


def crossings(orders: Sequence[OrderFacts], spells: Sequence[SpellFacts]) -> tuple[Finding, ...]:
    """Where two of them claim the same days: an isolation and a measure under way, or two isolations.

    Sharing one day is no crossing: a measure ends on the day on which isolation is decided. An order that
    waits for its sign-in may be served before the release.
    """
    found: list[Finding] = []
    under_way = [o for o in orders if o.reported_on is not None and o.state is not State.REGISTERED]
    claims: list[tuple[date, date | None]] = [(s.decided_on, s.ended_on) for s in spells]
    measures = [(o.reported_on, o.ended_on) for o in under_way if o.reported_on is not None]
    for index, (first, last) in enumerate(claims):
        for other_first, other_last in [*claims[:index], *measures]:
            if _cross(first, last, other_first, other_last):
                params = {"from_on": max(first, other_first), "decided_on": first}
                found.append(Finding("orders.spell_crosses", Severity.ERROR, "decided_on", params))
    return tuple(found)


def _cross(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    """Whether two runs of days share more than a day at which one ends and the other begins."""
    starts = max(first, other_first)
    ends = min(last or date.max, other_last or date.max)
    if starts != ends:
        return starts < ends
    hands_over = (last == starts and other_first == starts) or (other_last == starts and first == starts)
    return not hands_over
