"""Of an office: who is away, what moves in and out, whom two places share, which tests are asked here."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from waystation.accounts.access import paths
from waystation.accounts.models import User
from waystation.clients.models import SEALED
from waystation.orders import access
from waystation.orders.models import Leave, Move, SharedFile
from waystation.rules.places.elsewhere import RequestState
from waystation.rules.places.moves import MoveState
from waystation.rules.places.second import OPEN_SHARED
from waystation.rules.roles import Verb
from waystation.screening import access as screening_access
from waystation.screening.models import TestRequest

#: Rows of a page.
PAGE = 30
_SEALED = tuple(f"client__{column}" for column in SEALED)


def away(user: User, today: date) -> QuerySet[Leave]:
    """Leaves that wait for an answer, are to come, go on or are overdue: those that wait first, then by the
    last day away, so that what is overdue stands before what is not."""
    rows = access.leaves_visible_to(user).filter(returned_on__isnull=True, withdrawn_on__isnull=True)
    waits = Q(needs_approval=True, decision="")
    first = Case(When(waits, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        rows.exclude(decision="refused")
        .select_related("client__area", "client__worker")
        .defer(*_SEALED)
        .prefetch_related("extensions")
        .order_by(first, "ends_on", "pk")
    )


def moving(user: User) -> QuerySet[Move]:
    """Moves from and to the own places, those on their way first."""
    open_first = Case(
        When(
            state__in=[MoveState.SENT.value, MoveState.RETURNED.value, MoveState.ASKED.value], then=Value(0)
        ),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = access.moves_visible_to(user).select_related("worker", "answered_by", "sent_by")
    return rows.order_by(open_first, "-asked_on", "-pk")


def shared(user: User) -> QuerySet[SharedFile]:
    """Two-place supervisions of the own places, open ones first."""
    open_first = Case(
        When(state__in=[one.value for one in OPEN_SHARED], then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = access.shared_visible_to(user).select_related("worker", "asked_by", "end_asked_by")
    return rows.order_by(open_first, "-letter_on", "-pk")


def asked_here(user: User) -> QuerySet[TestRequest]:
    """Tests that other places ask of ours; only what the request says."""
    open_first = Case(
        When(state=RequestState.ASKED.value, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return screening_access.requests_there(user).order_by(open_first, "by_on", "pk")


def decides(user: User) -> bool:
    """Whether ``user`` answers for a place."""
    return bool(paths(user, Verb.DECIDE_AWAY))
