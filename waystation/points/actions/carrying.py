"""What becomes of points when two files are joined, parted again, or deleted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.points import functions
from waystation.rules.problems import RuleBroken


@transaction.atomic
def carry(*, by: User, source: Client, target: Client, refiling: int, on: dt.date, at: dt.datetime) -> int:
    """The points of ``source`` go to the file that stays, with their age; how many. One posting a wallet."""
    sql = "SELECT points_carry(%s::bigint, %s::bigint, %s::text, %s::date, %s::timestamptz, %s::bigint)"
    points = _number(sql, [source.pk, target.pk, f"refiling:{refiling}", on, at, by.pk])
    if points:
        audit.record(by, "points.carried", source, client_id=target.pk, points=points, refiling=refiling)
    return points


@transaction.atomic
def carry_back(*, by: User, source: Client, refiling: int, on: dt.date, at: dt.datetime) -> int:
    """A merger is taken back: its points return to the lots they came from.

    Raises RuleBroken ``points.spent_after_merger`` (have) where they were spent meanwhile.
    """
    sql = "SELECT points_carry_back(%s::text, %s::date, %s::timestamptz, %s::bigint)"
    try:
        points = _number(sql, [f"refiling:{refiling}", on, at, by.pk])
    except functions.Refused as refusal:
        raise RuleBroken("points.spent_after_merger", have=refusal.number) from None
    if points:
        audit.record(by, "points.carried_back", source, client_id=source.pk, points=points, refiling=refiling)
    return points


@transaction.atomic
def settle(*, by: User, client_id: int, on: dt.date, at: dt.datetime) -> int:
    """Before a file is deleted, what its wallets hold goes to the account of what expired; how many.

    The entries stay, as money of nobody: the key to the person goes with the file.
    """
    sql = "SELECT points_settle(%s::bigint, %s::date, %s::timestamptz, %s::bigint)"
    points = _number(sql, [client_id, on, at, by.pk])
    if points:
        audit.record(by, "points.settled", Client(pk=client_id), client_id=client_id, points=points)
    return points


def _number(sql: str, values: list[object]) -> int:
    ((number,),) = functions.asked(sql, values)
    return int(number)
