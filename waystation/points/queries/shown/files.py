"""The movements of a client's wallet, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common.wording import words
from waystation.common.wording.labels import LABELS, label
from waystation.points.models import Event, PointRequest
from waystation.points.queries.wallets import Moved, history
from waystation.rules.points.postings import GRANTS, PostingKind
from waystation.rules.points.requests import RequestReason
from waystation.rules.points.schemes import EventKind, WhyCode

#: Movements of one page.
PAGE = 30

#: The lists whose codes stand in ``Posting.why``.
_WHY: tuple[type[StrEnum], ...] = (RequestReason, WhyCode)


@dataclass(frozen=True)
class Line:
    """One movement. ``waits``: somebody asked to take it back; ``may_undo``: that can be asked."""

    posting: int
    on: dt.date
    at: dt.datetime
    what: str
    amount: int
    after: int
    by: str
    undone: bool
    waits: bool
    may_undo: bool
    words: str


def moves(client: Client, *, family: bool, before: int | None) -> list[Line]:
    """The newest movements and one more, so that the page knows whether there are older ones."""
    found = history(client, family=family, most=PAGE + 1, before=before)
    names = dict(User.objects.filter(pk__in={one.by for one in found}).values_list("pk", "name"))
    waiting = set(
        PointRequest.objects.filter(
            of__in=[one.posting for one in found], is_granted__isnull=True, withdrawn_at__isnull=True
        ).values_list("of", flat=True)
    )
    causes = {one.cause.partition("#")[0] for one in found}
    kinds = dict(Event.objects.filter(event_id__in=causes).values_list("event_id", "kind"))
    return [
        Line(
            posting=one.posting,
            on=one.on,
            at=one.at,
            what=_what(one, kinds.get(one.cause.partition("#")[0])),
            amount=one.amount,
            after=one.after,
            by=names.get(one.by or 0, ""),
            undone=one.undone,
            waits=one.posting in waiting,
            may_undo=one.kind in GRANTS and not one.undone and one.posting not in waiting,
            words=one.words,
        )
        for one in found
    ]


def _what(one: Moved, kind: str | None) -> str:
    """What it was for, in the words of the lists: the fact that earned it, where it was one."""
    if kind is not None and one.why == WhyCode.EARNED:
        return label(EventKind(kind))
    why = next((label(kind(one.why)) for kind in _WHY if (kind, one.why) in LABELS), "")
    said = label(PostingKind(one.kind))
    return words.joined([said, why]) if why and why != said else said
