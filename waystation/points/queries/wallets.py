"""What a wallet holds and how it came to it. The caller has reached the client; the wall holds besides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from waystation.clients.models import Client
from waystation.common.reading import statements
from waystation.points.models import Posting


@dataclass(frozen=True, slots=True)
class Expiring:
    """Points that are lost on ``on`` if they are not spent before; from ``notice_on`` the holder is told."""

    on: dt.date
    points: int
    notice_on: dt.date = field(default=dt.date.min, compare=False)


@dataclass(frozen=True, slots=True)
class Wallet:
    """How a wallet stands. ``account`` None: nothing was ever put in. ``expiring``: the soonest first."""

    account: int | None
    balance: int
    expiring: tuple[Expiring, ...]

    def soon(self, today: dt.date) -> list[Expiring]:
        """What is lost within the notice that the scheme gives: two years ahead nobody needs to hurry."""
        return [one for one in self.expiring if one.notice_on <= today]


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of a wallet's history, the newest first. ``amount``: below zero going out.

    ``kind``, ``why``, ``cause``: codes. ``undone``: a counter-entry took it back. ``words``: the typed reason
    of a correction.
    """

    posting: int
    on: dt.date
    at: dt.datetime
    kind: str
    cause: str
    why: str
    amount: int
    after: int
    by: int | None
    undone: bool
    words: str


_WALLET = """
SELECT a.id, a.balance, l.on, l.points, l.notice_on
  FROM points_wallet w JOIN points_account a ON a.id = w.account_id
  LEFT JOIN LATERAL (
      SELECT greatest(o.expires_on, o.noticed_on + o.notice_days) AS on, sum(o."left")::bigint AS points,
             min(o.expires_on - o.notice_days) AS notice_on
        FROM points_lot o WHERE o.account_id = a.id AND o."left" > 0 AND o.expires_on IS NOT NULL GROUP BY 1
  ) AS l ON true
 WHERE w.client_id = %(client)s AND w.is_family = %(family)s ORDER BY l.on
"""


def wallet(client: Client | int, family: bool = False) -> Wallet:
    """The client's wallet, or the family's share; one statement."""
    pk = client if isinstance(client, int) else client.pk
    rows = statements.rows(_WALLET, {"client": pk, "family": family})
    if not rows:
        return Wallet(None, 0, ())
    expiring = tuple(Expiring(on, points, told) for _account, _balance, on, points, told in rows if on)
    return Wallet(rows[0][0], rows[0][1], expiring)


_HISTORY = """
SELECT e.posting_id, e.amount, e.after,
       EXISTS (SELECT FROM points_posting c WHERE c.corrects_id = e.posting_id)
  FROM points_wallet w JOIN points_entry e ON e.account_id = w.account_id
 WHERE w.client_id = %(client)s AND w.is_family = %(family)s AND e.posting_id < %(before)s
 ORDER BY e.posting_id DESC LIMIT %(most)s
"""
_LAST = 2**62


def history(
    client: Client | int, *, family: bool = False, most: int = 50, before: int | None = None
) -> list[Moved]:
    """The newest ``most`` movements, older than the posting ``before``; two statements."""
    pk = client if isinstance(client, int) else client.pk
    values = {"client": pk, "family": family, "before": before or _LAST, "most": most}
    found = statements.rows(_HISTORY, values)
    postings = Posting.objects.in_bulk([posting for posting, *_rest in found])
    return [
        Moved(
            posting=row.pk,
            on=row.on,
            at=row.at,
            kind=row.kind,
            cause=row.cause,
            why=row.why,
            amount=amount,
            after=after,
            by=row.by_id,
            undone=undone,
            words=row.words,
        )
        for posting, amount, after, undone in found
        for row in [postings[posting]]
    ]
