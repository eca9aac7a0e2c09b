"""Moving points: one call of the database each, in the caller's transaction (ADR 0019).

The database refuses a client out of the caller's reach (404), finds a cause that was posted before and
leaves it as it is, and keeps accounts, lots and postings in step. Points are whole; a posting has one cause.

Whoever moves points of several clients in one transaction locks the clients first, by number, or uses
:mod:`.paydays`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.common.reading import statements
from waystation.points import functions
from waystation.points.models import Account, Posting
from waystation.rules.points.postings import AccountKind, PostingKind, Terms
from waystation.rules.problems import RuleBroken


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting and how the wallet stands. ``existed``: its cause was posted before; nothing was changed."""

    posting: int
    existed: bool
    balance: int


_NO_TERMS = Terms()

_GRANT = """
SELECT posting, existed, balance FROM points_grant(%(client)s::bigint, %(family)s::boolean, %(cause)s::text,
    %(kind)s::text, %(points)s::bigint, %(on)s::date, %(at)s::timestamptz, %(by)s::bigint, %(second)s::bigint,
    %(why)s::text, %(scheme)s::bigint, %(issuer)s::bigint, %(expires)s::date, %(notice)s::integer)
"""
_SPEND = """
SELECT posting, existed, balance FROM points_spend(%(client)s::bigint, %(family)s::boolean, %(cause)s::text,
    %(points)s::bigint, %(on)s::date, %(at)s::timestamptz, %(by)s::bigint, %(why)s::text, %(to)s::bigint)
"""
_REFUND = """
SELECT posting, existed, balance FROM points_refund(%(of)s::bigint, %(cause)s::text, %(points)s::bigint,
    %(on)s::date, %(at)s::timestamptz, %(by)s::bigint, %(why)s::text)
"""
_UNDO = """
SELECT posting, existed, balance FROM points_undo(%(of)s::bigint, %(by)s::bigint, %(second)s::bigint,
    %(why)s::text, %(words)s::bytea, %(on)s::date, %(at)s::timestamptz)
"""
_OPEN = "SELECT points_open(%(kind)s::text, %(area)s::bigint, %(merchant)s::bigint)"
#: Column label of what somebody typed; the database function stores it as it comes.
_WORDS = "points.posting.words"


@transaction.atomic(savepoint=False)
def grant(
    *,
    by: User | None,
    client: Client | int,
    cause: str,
    points: int,
    on: dt.date,
    at: dt.datetime,
    kind: PostingKind,
    family: bool = False,
    scheme: Terms | None = None,
    why: str = "",
    second: User | None = None,
    issuer: Account | int | None = None,
) -> Posted:
    """Points from the budget into the client's wallet, or the family's share.

    ``by`` None: the house itself. ``kind``: EARNED, PRIMED or MANUAL. ``scheme``: the terms of the version
    that set the points. ``issuer``: the budget; None: that of the nearest area above the file that has one,
    else of its city. A cause that was posted before comes back with ``existed`` and changes nothing.

    Raises Http404 for a client out of reach.
    """
    terms = scheme or _NO_TERMS
    posted = _call(
        _GRANT,
        client=_pk(client),
        family=family,
        cause=cause,
        kind=str(kind),
        points=points,
        on=on,
        at=at,
        by=_pk(by),
        second=_pk(second),
        why=why,
        scheme=terms.version,
        issuer=_pk(issuer),
        expires=terms.expires_on,
        notice=terms.notice_days,
    )
    _record(by, "points.granted", posted, _pk(client), points=points)
    return posted


@transaction.atomic
def spend(
    *,
    by: User | None,
    client: Client | int,
    cause: str,
    points: int,
    on: dt.date,
    at: dt.datetime,
    to: Account | int,
    family: bool = False,
    why: str = "",
) -> Posted:
    """Points from the wallet to a centre or merchant; the oldest lots go first.

    ``by`` None: the client or a relative, who have no account here. Raises Http404 for a client out of reach,
    RuleBroken ``points.not_enough`` (have, asked).
    """
    try:
        posted = _call(
            _SPEND,
            client=_pk(client),
            family=family,
            cause=cause,
            points=points,
            on=on,
            at=at,
            by=_pk(by),
            why=why,
            to=_pk(to),
        )
    except functions.Refused as refusal:
        raise RuleBroken("points.not_enough", have=refusal.number, asked=points) from None
    _record(by, "points.spent", posted, _pk(client), points=points)
    return posted


@transaction.atomic
def refund(
    *,
    by: User | None,
    posting: Posting | int,
    cause: str,
    points: int,
    on: dt.date,
    at: dt.datetime,
    why: str = "",
) -> Posted:
    """What was bought goes back, or a part of it: the points return to the lots they came from.

    Raises Http404 where ``posting`` is no purchase within reach; RuleBroken ``points.more_than_paid`` (left,
    asked), ``points.undone_before``.
    """
    try:
        posted = _call(
            _REFUND, of=_pk(posting), cause=cause, points=points, on=on, at=at, by=_pk(by), why=why
        )
    except functions.Refused as refusal:
        if refusal.state == "WS004":
            raise RuleBroken("points.more_than_paid", left=refusal.number, asked=points) from None
        raise RuleBroken("points.undone_before") from None
    _record(by, "points.refunded", posted, None, points=points)
    return posted


@transaction.atomic
def undo(
    *, by: User, posting: Posting | int, second: User, reason: str, on: dt.date, at: dt.datetime
) -> Posted:
    """A counter-entry: the whole posting the other way round, once, by two people.

    ``reason``: their words, kept sealed. A grant is taken out of its own lot first, then the oldest; what a
    purchase took goes back to the same lots. Done before it comes back with ``existed``.

    Raises Http404 out of reach; RuleBroken ``points.second_same``, ``points.reason_needed``,
    ``points.spent_meanwhile`` (have), ``points.refunded_before``, ``points.correction_stands``.
    """
    if second.pk == by.pk:
        raise RuleBroken("points.second_same")
    if not reason.strip():
        raise RuleBroken("points.reason_needed")
    try:
        posted = _call(
            _UNDO,
            of=_pk(posting),
            by=by.pk,
            second=second.pk,
            why="",
            words=crypto.encrypt(reason.strip(), column=_WORDS),
            on=on,
            at=at,
        )
    except functions.Refused as refusal:
        codes = {"WS001": "points.spent_meanwhile", "WS002": "points.refunded_before"}
        said = {"have": refusal.number} if refusal.state == "WS001" else {}
        raise RuleBroken(codes.get(refusal.state, "points.correction_stands"), **said) from None
    _record(by, "points.undone", posted, None, of=_pk(posting), second=second.pk, words=True)
    return posted


@transaction.atomic
def open_account(
    *, by: User | None, kind: AccountKind, area: Area | None = None, merchant: int | None = None
) -> Account:
    """The account of an area (budget or centre), of a merchant, or of what expired; made if it is new."""
    values = {"kind": str(kind), "area": _pk(area), "merchant": merchant}
    known = Account.objects.filter(kind=kind, area=area, merchant=merchant).first()
    if known is not None:
        return known
    ((pk,),) = statements.rows(_OPEN, values)
    account = Account.objects.get(pk=pk)
    audit.record(by, "points.account_opened", account, kind=str(kind), area=_pk(area), merchant=merchant)
    return account


def _call(sql: str, **values: Any) -> Posted:
    ((posting, existed, balance),) = functions.asked(sql, values)
    return Posted(posting, existed, balance)


def _record(by: User | None, verb: str, posted: Posted, client_id: int | None, **data: Any) -> None:
    """One entry of the record; a cause that was posted before leaves none."""
    if not posted.existed:
        audit.record(by, verb, Posting(pk=posted.posting), client_id=client_id, **data)


def _pk(row: Any) -> Any:
    return row if row is None or isinstance(row, int) else row.pk
