"""A day's calls as pages show them: today and days that are over, never a later one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.access import below, paths
from waystation.accounts.models import User
from waystation.casework.queries.draws import listing
from waystation.casework.queries.draws.listing import Site
from waystation.clients.access import reachable
from waystation.common.reading import statements
from waystation.rules.roles import Verb
from waystation.rules.screening import MissKind, Outcome, calls
from waystation.screening.models import DrawDay, Drawn

#: Days that the head's page can go back.
DAYS = 60


def calls_of(user: User, verb: Verb) -> QuerySet[Drawn]:
    """The calls of the clients on whom ``user`` may ``verb``."""
    return Drawn.objects.filter(reachable(user, verb, prefix="client__"))


def must_see(user: User, call_id: int, *, client_id: int) -> Drawn:
    """One call; 404 if the client is not theirs to test."""
    try:
        rows = calls_of(user, Verb.RECORD_SCREENING).select_related("client", "told_by", "day__site")
        return rows.get(pk=call_id, client=client_id)
    except Drawn.DoesNotExist:
        raise Http404 from None


@dataclass(frozen=True, slots=True)
class Standing:
    """One call of a day. ``state``: tested, made_up, excused, missed, other, waiting."""

    row: Drawn
    state: str


#: The records of the days on which a call may be answered, by their client.
_ANSWERS = """
SELECT s.client_id, s.id, s.taken_on, s.outcome, s.miss_kind
  FROM screening_screening s
 WHERE s.client_id = ANY(%(clients)s) AND s.withdrawn_at IS NULL AND s.taken_on BETWEEN %(first)s AND %(last)s
 ORDER BY s.taken_on, s.id
"""


def standings(rows: Sequence[Drawn], last: date) -> list[Standing]:
    """What became of the calls of one day; ``last``: the day until which they may be answered."""
    if not rows:
        return []
    asked: dict[str, Any] = {"clients": [row.client_id for row in rows], "first": rows[0].on, "last": last}
    found: dict[int, list[calls.Answer]] = defaultdict(list)
    for client, pk, on, outcome, miss in statements.rows(_ANSWERS, asked):
        kind = MissKind(miss) if miss else None
        found[client].append(calls.Answer(pk, on, Outcome(outcome), kind))
    held = [
        calls.Call(row.pk, row.order_id, row.on, row.told_on, tuple(found[row.client_id])) for row in rows
    ]
    answers = {pk: answer for one in held for pk, answer in calls.answered([one]).items()}
    return [Standing(row, _state(answers[row.pk], row.on)) for row in rows]


def _state(answer: calls.Answer | None, on: date) -> str:
    if answer is None:
        return "waiting"
    if answer.tested:
        return "tested" if answer.on == on else "made_up"
    if answer.excused:
        return "excused"
    return "missed" if answer.outcome in {Outcome.MISSED, Outcome.REFUSED} else "other"


@dataclass(frozen=True, slots=True)
class SiteDay:
    """One site's day in numbers."""

    day: DrawDay
    told: int
    by_state: Counter[str]


def days_of(user: User, on: date) -> list[DrawDay]:
    """The draws of a day at the sites in the user's areas, by name."""
    held = DrawDay.objects.filter(on=on).filter(below("site__path", paths(user, Verb.SEE_OVERSIGHT)))
    return list(held.select_related("site").defer("listed").order_by("site__path"))


def load(user: User, on: date, last: date) -> tuple[list[SiteDay], list[Standing]]:
    """The numbers of each site, and everybody who was called; three statements, however many."""
    days = days_of(user, on)
    rows = list(
        calls_of(user, Verb.SEE_OVERSIGHT)
        .filter(day__in=[day.pk for day in days])
        .select_related("client", "worker", "told_by")
        .defer("part")
        .order_by("client__area", "client__name", "pk")
    )
    told = Counter(row.day_id for row in rows if row.told_on is not None)
    stood = standings(rows, last)
    states: dict[int, Counter[str]] = defaultdict(Counter)
    for one in stood:
        states[one.row.day_id][one.state] += 1
    return [SiteDay(day, told[day.pk], states[day.pk]) for day in days], stood


def missing(user: User, today: date) -> list[Site]:
    """The sites in the user's areas whose draw of today is still to be made."""
    mine = paths(user, Verb.SEE_OVERSIGHT)
    return [site for site in listing.undrawn(today) if _inside(site.area.path, mine)]


def _inside(path: str, areas: Iterable[str]) -> bool:
    return any(path.startswith(area) for area in areas)
