"""The weekly list for a person to look at (evidence §1.6), and how long a fact takes to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db.models import QuerySet
from django.utils import timezone

from waystation.accounts.models import User
from waystation.clients.access import reachable
from waystation.common.reading import statements
from waystation.points.models import Event, PointRequest
from waystation.rules.points import outliers as rules
from waystation.rules.points.requests import RequestKind
from waystation.rules.roles import Verb

#: Days that are looked at; rows of each list that are shown.
DAYS, SHOWN = 7, 50


@dataclass(frozen=True)
class High:
    """A worker whose verified facts brought each client more than those of the others did."""

    worker: User
    points: int
    sds: float


@dataclass(frozen=True)
class Found:
    """What stands out in the week since ``since``."""

    since: date
    high: list[High]
    late: list[Event]
    round: list[PointRequest]
    minutes: int | None


_EARNED = """
SELECT p.by_id, sum(p.points)::float / count(DISTINCT w.client_id)
  FROM points_posting p JOIN points_wallet w ON w.account_id = p.target_id
 WHERE p.kind = 'earned' AND p."on" >= %(since)s AND p.by_id IS NOT NULL GROUP BY 1
"""
#: From the hour of the event to the ledger; facts that know no hour (papers) are left out.
_MINUTES = """
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM p.at - e.at) / 60)
  FROM points_event e JOIN points_posting p ON p.cause = e.event_id
 WHERE e.told_at >= %(moment)s AND e.event_id LIKE 'attendance:%%'
"""


def found(user: User, today: date, now: datetime) -> Found:
    """The list of the last seven days, of the files that ``user`` reaches (the wall holds in each part)."""
    since = today - timedelta(days=DAYS)
    moment = now - timedelta(days=DAYS)
    means = {by: float(mean) for by, mean in statements.rows(_EARNED, {"since": since})}
    high = rules.high(means)
    users = User.objects.in_bulk([one.key for one in high])
    ((minutes,),) = statements.rows(_MINUTES, {"moment": moment})
    return Found(
        since=since,
        high=[High(users[one.key], round(one.value), one.sds) for one in high],
        late=_late(user, moment),
        round=[one for one in _credits(user, moment) if rules.is_round(one.points)][:SHOWN],
        minutes=None if minutes is None else max(0, round(minutes)),
    )


def _late(user: User, moment: datetime) -> list[Event]:
    """The latest told outside the hours; a week has thousands, of which only these are read whole."""
    told = Event.objects.filter(reachable(user, Verb.DECIDE_POINTS, prefix="client__"), told_at__gte=moment)
    told = told.order_by("-told_at")
    moments = told.values_list("pk", "told_at")
    late = (pk for pk, at in moments if rules.is_out_of_hours(timezone.localtime(at)))
    return list(told.filter(pk__in=[*islice(late, SHOWN)]).select_related("client", "told_by"))


def _credits(user: User, moment: datetime) -> QuerySet[PointRequest]:
    rows = PointRequest.objects.filter(
        reachable(user, Verb.DECIDE_POINTS, prefix="client__"), what=RequestKind.CREDIT, asked_at__gte=moment
    )
    return rows.select_related("client", "asked_by").order_by("-asked_at")
