"""Of one file: leaves, absences, moves, second place and tests elsewhere, with what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from waystation.accounts.access import paths
from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders import queries as orders
from waystation.orders.models import Absence, Leave, LeaveExtension, Matter, Move, Order, SharedFile
from waystation.rules import screening as tests
from waystation.rules.matters import Qualification
from waystation.rules.places import absences, elsewhere, leaves, moves, second
from waystation.rules.roles import Verb
from waystation.screening import queries as screening
from waystation.screening.models import TestRequest


@dataclass(frozen=True)
class ShownExtension:
    """One extension and its state."""

    row: LeaveExtension
    waits: bool
    said: str


@dataclass(frozen=True)
class ShownLeave:
    """One leave in words."""

    row: Leave
    until: date
    days: int
    code: str
    state: str
    reason: str
    way: str
    decision: str
    extensions: tuple[ShownExtension, ...]

    @property
    def is_out(self) -> bool:
        """Whether a return can be written down."""
        return self.code in {leaves.LeaveState.OUT, leaves.LeaveState.OVERDUE}

    @property
    def is_open(self) -> bool:
        """Whether it can still be withdrawn."""
        return self.code in {
            leaves.LeaveState.WAITING,
            leaves.LeaveState.COMING,
            leaves.LeaveState.OUT,
            leaves.LeaveState.OVERDUE,
        }

    @property
    def is_late(self) -> bool:
        """Whether the return is overdue."""
        return self.code == leaves.LeaveState.OVERDUE


def _extension(row: LeaveExtension) -> ShownExtension:
    facts = orders.extension_facts(row)
    said = label(facts.decision) if facts.decision or facts.waits else ""
    return ShownExtension(row, facts.waits, said)


def shown_leave(row: Leave, today: date) -> ShownLeave:
    """A leave with its extensions (prefetched)."""
    facts = orders.leave_facts(row)
    state = leaves.state(facts, today)
    return ShownLeave(
        row=row,
        until=facts.until,
        days=facts.days,
        code=state.value,
        state=label(state),
        reason=label(leaves.LeaveReason(row.reason)),
        way=label(leaves.ToldHow(row.way)),
        decision=label(facts.decision) if facts.decision else "",
        extensions=tuple(_extension(one) for one in row.extensions.all()),
    )


@dataclass(frozen=True)
class ShownAbsence:
    """One absence in words, and the next thing to do."""

    row: Absence
    noticed_by: str
    finding: str
    attempts: tuple[tuple[str, bool, date, str, str], ...]

    @property
    def is_open(self) -> bool:
        """Whether a person still has to say what it was."""
        matter = self.row.matter
        return self.row.withdrawn_on is None and (matter is None or matter.state == Matter.State.OPEN)


def _found(matter: Matter | None) -> str:
    """What a person says it was, and whether a second one has agreed; what stands in the matter."""
    if matter is None or not matter.qualification:
        return _("尚未认定")
    said = label(Qualification(matter.qualification))
    return said if matter.confirmed_on else said + words.bracketed(_("待第二人确认"))


def _absence(row: Absence) -> ShownAbsence:
    return ShownAbsence(
        row=row,
        noticed_by=label(absences.NoticedBy(row.noticed_by)),
        finding=_found(row.matter),
        attempts=tuple(
            (label(absences.AttemptWay(one.way)), one.reached, one.on, one.words, one.recorded_by.name)
            for one in row.attempts.all()
        ),
    )


@dataclass(frozen=True)
class ShownMove:
    """One change of place in words, as its reader may see it."""

    row: Move
    state: str
    reason: str
    to_name: str
    from_name: str
    summary: orders.Summary
    kind: str
    is_mine: bool
    is_incoming: bool
    reaches: bool

    @property
    def code(self) -> str:
        """The state's code."""
        return str(self.row.state)

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way."""
        return self.code in {one.value for one in moves.OPEN_MOVES}


def shown_moves(rows: Sequence[Move], user: User, *, reached: frozenset[int]) -> list[ShownMove]:
    """Moves in words; ``reached``: the files among them that ``user`` reaches. One statement for the
    names."""
    heads = paths(user, Verb.DECIDE_AWAY)
    names = orders.street_names([path for row in rows for path in (row.from_area_id, row.to_area_id) if path])
    return [_move(row, heads, names, row.client_id in reached) for row in rows]


def _move(row: Move, heads: tuple[str, ...], names: dict[str, str], reaches: bool) -> ShownMove:
    summary = orders.read_summary(row.summary)
    to_area = row.to_area_id or ""
    return ShownMove(
        row=row,
        state=label(moves.MoveState(row.state)),
        reason=label(moves.MoveReason(row.reason)),
        to_name=names.get(to_area, "") if to_area else row.to_outside,
        from_name=names.get(row.from_area_id, ""),
        summary=summary,
        kind=summary.kind_words,
        is_mine=any(row.from_area_id.startswith(path) for path in heads),
        is_incoming=bool(to_area) and any(to_area.startswith(path) for path in heads),
        reaches=reaches,
    )


@dataclass(frozen=True)
class ShownShared:
    """A two-place supervision in words."""

    row: SharedFile
    state: str
    kind: str
    place: str
    shares: tuple[tuple[str, str], ...]
    summary: orders.Summary
    is_second: bool
    side: str
    may_agree: bool
    is_over: bool

    @property
    def code(self) -> str:
        """The state's code."""
        return str(self.row.state)


def shown_shared(
    rows: Sequence[SharedFile], user: User, *, first: frozenset[int], reached: frozenset[int]
) -> list[ShownShared]:
    """In words. ``first``: the files that ``user`` decides about as the first place; ``reached``: those that
    they reach at all: with its order's end a file is out of the second place's reach. Two statements."""
    heads = paths(user, Verb.DECIDE_AWAY)
    names = orders.street_names([row.area_id for row in rows])
    wanted = [row.order_id for row in rows]
    ended = set(Order.objects.filter(pk__in=wanted, ended_on__isnull=False).values_list("pk", flat=True))
    return [
        _shared(
            row,
            user,
            heads,
            names,
            is_first=row.client_id in first,
            is_over=_is_over(row, ended, reached),
        )
        for row in rows
    ]


def _is_over(row: SharedFile, ended: set[int], reached: frozenset[int]) -> bool:
    """Whether it has ended with its order."""
    if row.order_id in ended:
        return True
    return row.state in {one.value for one in second.REACHING} and row.client_id not in reached


def _shared(
    row: SharedFile,
    user: User,
    heads: tuple[str, ...],
    names: dict[str, str],
    *,
    is_first: bool,
    is_over: bool,
) -> ShownShared:
    is_second = any(row.area_id.startswith(path) for path in heads)
    over = is_over and row.state in {one.value for one in second.OPEN_SHARED}
    state = second.SharedState.ENDED if over else second.SharedState(row.state)
    sides = {side for side, holds in (("first", is_first), ("second", is_second)) if holds}
    return ShownShared(
        row=row,
        state=label(state),
        kind=label(second.PlaceKind(row.kind)),
        place=names.get(row.area_id, ""),
        shares=tuple(
            (label(second.SharedWork(work)), label(second.DoneBy(who))) for work, who in row.shares.items()
        ),
        summary=orders.read_summary(row.summary),
        is_second=is_second,
        side=min(sides, default=""),
        may_agree=bool(sides - {row.end_asked_side}) and row.end_asked_by_id != user.pk,
        is_over=is_over,
    )


@dataclass(frozen=True)
class ShownRequest:
    """A test asked of another place, in words."""

    row: TestRequest
    state: str
    asked_of: str
    place: str
    material: str
    outcome: str

    @property
    def code(self) -> str:
        """The state's code."""
        return str(self.row.state)


def shown_requests(rows: Sequence[TestRequest]) -> list[ShownRequest]:
    """In words; one statement for the names of places."""
    names = orders.street_names([row.to_area_id for row in rows if row.to_area_id])
    return [
        ShownRequest(
            row=row,
            state=label(elsewhere.RequestState(row.state)),
            asked_of=label(elsewhere.AskedOf(row.asked_of)),
            place=names.get(row.to_area_id, "") if row.to_area_id else row.to_outside,
            material=label(tests.Material(row.material)),
            outcome=label(tests.Outcome(row.outcome)) if row.outcome else "",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class OfFile:
    """Everything of one file that its page shows."""

    leaves: list[ShownLeave]
    absences: list[ShownAbsence]
    moves: list[ShownMove]
    shared: list[ShownShared]
    requests: list[ShownRequest]


def of_file(client: Client, user: User, today: date, *, decides: bool) -> OfFile:
    """What the page of one file shows; the same number of statements however much there is."""
    mine = frozenset({client.pk})
    move_rows = list(
        client.moves.select_related("worker", "sent_by", "answered_by").order_by("-asked_on", "-pk")
    )
    shared_rows = list(
        client.shared.select_related("worker", "order", "end_asked_by").order_by("-letter_on", "-pk")
    )
    return OfFile(
        leaves=[shown_leave(row, today) for row in orders.leaves_of(client)],
        absences=[_absence(row) for row in orders.absences_of(client)],
        moves=shown_moves(move_rows, user, reached=mine),
        shared=shown_shared(shared_rows, user, first=mine if decides else frozenset(), reached=mine),
        requests=shown_requests(list(screening.requests_of(client))),
    )


def person_of(client: Client) -> str:
    """What the other place must know of the person: name, sex, day of birth."""
    return f"{client.name} {client.get_sex_display()} {client.born_on.isoformat()}"
