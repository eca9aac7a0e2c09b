"""Points for many wallets in one statement: payday, a course's list, the steps of the night (ADR 0019)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.notices import actions as notices
from waystation.notices.actions import messages
from waystation.points import functions
from waystation.points.models import Account
from waystation.points.queries import owners
from waystation.rules.messages import MessageCode
from waystation.rules.points.postings import PostingKind, Terms


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a payday: for whom, for what, how many points."""

    client: int
    cause: str
    points: int
    family: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paid:
    """What a payday did. ``existed``: causes that were posted before. ``postings``: cause → posting."""

    given: int
    existed: int
    postings: dict[str, int]


_NO_TERMS = Terms()
_MANY = """
SELECT cause, posting, existed FROM points_grant_many(%(clients)s::bigint[], %(families)s::boolean[],
    %(causes)s::text[], %(points)s::bigint[], %(whys)s::text[], %(kind)s::text, %(on)s::date,
    %(at)s::timestamptz, %(by)s::bigint, %(second)s::bigint, %(scheme)s::bigint, %(issuer)s::bigint,
    %(expires)s::date, %(notice)s::integer)
"""


@transaction.atomic
def grant_many(
    *,
    by: User | None,
    grants: Sequence[Given],
    on: dt.date,
    at: dt.datetime,
    kind: PostingKind,
    issuer: Account,
    scheme: Terms | None = None,
    second: User | None = None,
) -> Paid:
    """Points of one budget into many wallets: one statement, one change of the budget, one entry.

    A cause that was posted before is left as it is, so that the same list may be given again. The budget's
    account is held until the transaction ends: some hundred lines at a time let others through (``jobs``).

    Raises Http404 if any client is out of reach, ValueError for a cause that stands in the list twice.
    """
    if len({one.cause for one in grants}) != len(grants):
        raise ValueError("a cause stands in the list twice")
    if not grants:
        return Paid(0, 0, {})
    terms = scheme or _NO_TERMS
    values = {
        "clients": [one.client for one in grants],
        "families": [one.family for one in grants],
        "causes": [one.cause for one in grants],
        "points": [one.points for one in grants],
        "whys": [one.why for one in grants],
        "kind": str(kind),
        "on": on,
        "at": at,
        "by": None if by is None else by.pk,
        "second": None if second is None else second.pk,
        "scheme": terms.version,
        "issuer": issuer.pk,
        "expires": terms.expires_on,
        "notice": terms.notice_days,
    }
    rows = functions.asked(_MANY, values)
    fresh = {cause for cause, _posting, existed in rows if not existed}
    if fresh:
        points = sum(one.points for one in grants if one.cause in fresh)
        audit.record(by, "points.granted_many", issuer, rows=len(fresh), points=points)
    postings = {cause: posting for cause, posting, _existed in rows}
    return Paid(len(fresh), len(rows) - len(fresh), postings)


@transaction.atomic
def notice_batch(*, by: User | None, today: dt.date, size: int) -> int:
    """Tell the workers of up to ``size`` lots that end soon; how many wallets. Told once for each lot.

    The client reads it in the wallet, and gets a message or a slip. ``points.expiring`` names the file by
    its number alone.
    """
    found = functions.asked(
        "SELECT client, family, points, ends_on FROM points_notice(%s::date, %s::integer)", [today, size]
    )
    workers = owners.workers_of([client for client, *_rest in found])
    for client_id, family, points, ends_on in found:
        client = workers.get(client_id)
        if client is not None and not family:
            messages.enqueue(
                by=by,
                client=client,
                code=MessageCode.POINTS_EXPIRING,
                key=f"points.expiring:{client_id}:{ends_on.isoformat()}:{today.isoformat()}",
                not_before=timezone.make_aware(dt.datetime.combine(today, dt.time())),
                points=points,
                on=ends_on,
            )
        if client is not None and client.worker is not None:
            notices.notify(
                by=by,
                to=[client.worker],
                code="points.expiring",
                client=client,
                key=f"points.expiring:{client_id}:{int(family)}:{ends_on.isoformat()}:{today.isoformat()}",
                number=client.file_number,
                points=points,
                ends_on=ends_on.isoformat(),
            )
    if found:
        audit.record(by, "points.noticed", owners.expiry(), wallets=len(found))
    return len(found)


@transaction.atomic
def expire_batch(*, by: User | None, today: dt.date, now: dt.datetime, size: int) -> int:
    """Move up to ``size`` lots whose notice has run out to the account of what expired; how many."""
    sql = "SELECT lots, points FROM points_expire(%s::date, %s::timestamptz, %s::integer)"
    ((lots, points),) = functions.asked(sql, [today, now, size])
    if lots:
        audit.record(by, "points.expired", owners.expiry(), lots=lots, points=points)
    return int(lots)
