"""Leave, absence, move, second place, tests elsewhere: rows of ``facts`` as the rules see them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from waystation.rules.places import elsewhere, leaves, moves, second

if TYPE_CHECKING:
    from waystation.casework.queries.cases.sources import Row


def _day(day: date | None) -> date:
    assert day is not None  # noqa: S101 - the column is never empty
    return day


def leave(row: Row) -> leaves.LeaveFacts:
    """A row of ``leaves.sql``."""
    return leaves.LeaveFacts(
        id=row.id,
        starts_on=_day(row.d1),
        ends_on=_day(row.d2),
        told_on=_day(row.d3),
        needs_approval=row.b == "yes",
        decision=leaves.Decision(row.a),
        decided_on=row.d4,
        returned_on=row.d5,
        withdrawn_on=row.d6,
        extensions=tuple(
            leaves.ExtensionFacts(
                date.fromisoformat(until), date.fromisoformat(told), asks, leaves.Decision(decision), gone
            )
            for until, told, asks, decision, gone in json.loads(row.more or "[]")
        ),
        order_id=row.order,
    )


def move(row: Row) -> moves.MoveFacts:
    """A row of ``moves.sql``."""
    return moves.MoveFacts(
        id=row.id,
        state=moves.MoveState(row.a),
        asked_on=_day(row.d1),
        sent_on=row.d2,
        answered_on=row.d3,
        reported_on=row.d4,
        police_told_on=row.d5,
        withdrawn_on=row.d6,
        agreed_on=row.d7,
        is_outside=row.b == "outside",
        order_id=row.order,
        is_far=row.c == "far",
    )


def shared(row: Row) -> second.SharedFacts:
    """A row of ``shared.sql``."""
    return second.SharedFacts(
        id=row.id,
        state=second.SharedState(row.a),
        letter_on=_day(row.d1),
        answered_on=row.d2,
        end_asked_on=row.d3,
        ended_on=row.d4,
        withdrawn_on=row.d5,
        order_id=row.order,
    )


def request(row: Row) -> elsewhere.RequestFacts:
    """A row of ``elsewhere.sql``."""
    return elsewhere.RequestFacts(
        id=row.id,
        state=elsewhere.RequestState(row.a),
        asked_on=_day(row.d1),
        by_on=_day(row.d2),
        posted_on=row.d3,
        settled_on=row.d4,
        order_id=row.order,
    )
