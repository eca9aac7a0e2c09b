"""Payday and the nightly step of expiry, a batch to a transaction: others get through between two batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from waystation.accounts.models import User
from waystation.points.actions import paydays
from waystation.points.models import Account
from waystation.rules.points.postings import PostingKind, Terms

#: Lines of a payday in one transaction: so long somebody who needs the same budget waits at most.
LINES = 100
#: Lots in one transaction of the night.
LOTS = 500


def pay_out(
    *,
    by: User | None,
    grants: Sequence[paydays.Given],
    on: dt.date,
    at: dt.datetime,
    kind: PostingKind,
    issuer: Account,
    scheme: Terms | None = None,
    lines: int = LINES,
) -> paydays.Paid:
    """A payday for any number of clients. Safe to start again: what was paid is found by its cause."""
    given = existed = 0
    postings: dict[str, int] = {}
    for start in range(0, len(grants), lines):
        paid = paydays.grant_many(
            by=by,
            grants=grants[start : start + lines],
            on=on,
            at=at,
            kind=kind,
            issuer=issuer,
            scheme=scheme,
        )
        given, existed = given + paid.given, existed + paid.existed
        postings |= paid.postings
    return paydays.Paid(given, existed, postings)


def expire_all(*, today: dt.date, now: dt.datetime, size: int = LOTS) -> tuple[int, int]:
    """The night's step: tell of what will end, then let go what ended. How many wallets told, lots ended.

    Safe to start again at any point: a lot is told of once and ends once.
    """
    told = ended = 0
    while some := paydays.notice_batch(by=None, today=today, size=size):
        told += some
    while some := paydays.expire_batch(by=None, today=today, now=now, size=size):
        ended += some
    return told, ended
