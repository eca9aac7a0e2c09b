"""Points of a client, by the ledger's own action: there is no other way in."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.points import proofs
from waystation.points.actions import ledger
from waystation.points.models import PointRequest
from waystation.rules.points.postings import PostingKind

DAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
_numbers = itertools.count(1)


def make_points(client: Client, by: User, points: int = 10, **values: object) -> ledger.Posted:
    """Points for a fresh cause, earned on ``DAY``."""
    said = {"kind": PostingKind.EARNED, "on": DAY, "at": NOW, "cause": f"made:{next(_numbers)}", **values}
    return ledger.grant(by=by, client=client, points=points, **said)


def make_request(client: Client, by: User, **values: object) -> PointRequest:
    """Twenty points asked for by hand, waiting."""
    return PointRequest.objects.create(
        **{
            "client": client,
            "what": "credit",
            "points": 20,
            "reason": "no_power",
            "words": "停电",
            "happened_on": DAY,
            "asked_by": by,
            "asked_at": NOW,
            "form_key": uuid4(),
            **values,
        }
    )


def not_whole() -> list[proofs.Finding]:
    """What the ledger's own proofs find; causes, shop and merchants have no rows behind made-up postings."""
    own = {proof.name for proof in proofs.OWN}
    return [found for found in proofs.verify().findings if found.proof in own]
