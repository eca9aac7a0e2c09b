"""The words of the ledger: kinds of accounts and of postings, and the terms under which points are given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class AccountKind(StrEnum):
    """Whose points an account holds.

    ISSUER: an area's budget, which gives points out and so stands below zero. CLIENT, FAMILY: a wallet.
    CENTRE, MERCHANT: where points were spent. EXPIRY: what nobody can spend any more.
    """

    ISSUER = "issuer"
    CLIENT = "client"
    FAMILY = "family"
    CENTRE = "centre"
    MERCHANT = "merchant"
    EXPIRY = "expiry"


#: Accounts that never stand below zero and whose points have an age.
WALLETS = frozenset({AccountKind.CLIENT, AccountKind.FAMILY})


class PostingKind(StrEnum):
    """What a posting is. What exactly was done for the points stands in its cause and its ``why``."""

    EARNED = "earned"
    PRIMED = "primed"
    MANUAL = "manual"
    SPENT = "spent"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    CORRECTED = "corrected"
    MERGED = "merged"
    CLOSED = "closed"


#: Kinds by which points come into a wallet from an area's budget.
GRANTS = frozenset({PostingKind.EARNED, PostingKind.PRIMED, PostingKind.MANUAL})


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which version of a scheme points are given, and until when they can be spent.

    ``expires_on``: the first day on which they are lost (None: never); not before ``notice_days`` days have
    passed since the client was told.
    """

    version: int | None = None
    expires_on: dt.date | None = None
    notice_days: int = 0


def cause_of(prefix: str, row: int, *more: object) -> str:
    """The name of a cause: ``attendance:17``. One cause is posted once, whoever asks and how often."""
    return ":".join([prefix, str(row), *(str(one) for one in more)])
