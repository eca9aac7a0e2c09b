"""What is due, and how much of it: the one place every screen counts from.

A stored row is as old as the last computation, so the state shown is always read off its dates for the day
asked about (``Obligation``'s docstring says how); a morning on which no nightly pass ran shows the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.http import Http404

from waystation.accounts.access import below
from waystation.accounts.models import Area, User
from waystation.casework.models import NotPossible, Obligation
from waystation.clients.access import asker, reachable
from waystation.clients.models import Client
from waystation.common.reading import kept
from waystation.contacts import queries as contacts
from waystation.rules.calendar import add_days
from waystation.rules.obligations import LIVE, UPCOMING_DAYS, ObligationState
from waystation.rules.roles import Verb

_LIVE = [state.value for state in LIVE]
_OPEN, _OVERDUE = ObligationState.OPEN.value, ObligationState.OVERDUE.value
_UPCOMING = ObligationState.UPCOMING.value


def state_on(today: date) -> Case:
    """The state of a row on ``today``, as an expression over its stored state and dates."""
    return Case(
        When(~Q(state__in=_LIVE), then=F("state")),
        When(closes_on__lt=today, then=F("closes_as")),
        When(due_on__lt=today, then=F("late_as")),
        When(opens_on__lte=today, then=F("opens_as")),
        default=Value(_UPCOMING),
        output_field=CharField(),
    )


def listed(
    user: User,
    today: date,
    *,
    worker: User | None = None,
    area: Area | None = None,
    client: Client | None = None,
    kind: str | None = None,
) -> QuerySet[Obligation]:
    """Everything unsettled in the files ``user`` may see, each with ``now`` (its state today).

    Also what opens within the next ``UPCOMING_DAYS``. ``kind`` is a rule code (``screening.planned`` …).
    """
    rows = Obligation.objects.filter(
        reachable(user, Verb.SEE_CLIENTS, prefix="client__"),
        state__in=_LIVE,
        opens_on__lte=add_days(today, UPCOMING_DAYS),
    ).annotate(now=state_on(today))
    if worker is not None:
        rows = rows.filter(client__worker=worker)
    if area is not None:
        rows = rows.filter(below("client__area__path", (area.path,)))
    if client is not None:
        rows = rows.filter(client=client)
    if kind is not None:
        rows = rows.filter(rule=kind)
    return rows.filter(now__in=_LIVE)


def due(
    user: User,
    today: date,
    *,
    worker: User | None = None,
    area: Area | None = None,
    client: Client | None = None,
    kind: str | None = None,
    overdue_only: bool = False,
) -> QuerySet[Obligation]:
    """What can be done today, late or not, in the order of a work list: late first, then by priority.

    ``rules.obligations.work_order`` says the same in Python. Rows carry ``now``; join ``client`` yourself.
    """
    rows = listed(user, today, worker=worker, area=area, client=client, kind=kind)
    rows = rows.filter(Q(now=_OVERDUE) if overdue_only else Q(now__in=[_OPEN, _OVERDUE]))
    late_first = Case(When(now=_OVERDUE, then=Value(0)), default=Value(1))
    return rows.order_by(late_first, "-priority", "due_on", "key", "client_id")


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of every screen, as ``rules.obligations.Summary`` defines them.

    ``open``: can be done today and is not late; ``due_today``: of these, the last day is today; ``overdue``:
    late, still possible; ``upcoming``: opens within seven days; ``results``: appointments whose day has
    passed without a result.
    """

    open: int = 0
    due_today: int = 0
    overdue: int = 0
    upcoming: int = 0
    results: int = 0

    @property
    def today(self) -> int:
        """Everything that can be done today, late or not: the badge."""
        return self.open + self.overdue


_TALLY = ("open_count", "due_today", "overdue", "upcoming")


def _tally(today: date) -> dict[str, Count]:
    return {
        "open_count": Count("pk", filter=Q(now=_OPEN)),
        "due_today": Count("pk", filter=Q(now=_OPEN, due_on=today)),
        "overdue": Count("pk", filter=Q(now=_OVERDUE)),
        "upcoming": Count("pk", filter=Q(now=_UPCOMING)),
    }


def summary(
    user: User,
    today: date,
    *,
    worker: User | None = None,
    area: Area | None = None,
    client: Client | None = None,
    kind: str | None = None,
) -> Counts:
    """The counts over ``listed`` with the same filters: two queries."""
    found = _counted(user, today, worker=worker, area=area, client=client, kind=kind).values()
    return Counts(*(sum(getattr(one, f.name) for one in found) for f in fields(Counts)))


def by_worker(user: User, today: date, *, area: Area | None = None) -> dict[int | None, Counts]:
    """The same counts for every responsible worker (None: files without one): two queries."""
    return _counted(user, today, area=area)


def _counted(
    user: User,
    today: date,
    *,
    worker: User | None = None,
    area: Area | None = None,
    client: Client | None = None,
    kind: str | None = None,
) -> dict[int | None, Counts]:
    where = (worker and worker.pk, area and area.path, client and client.pk, kind)
    key = (asker(user), today, *where)

    def tallied() -> QuerySet[Any, Any]:
        rows = listed(user, today, worker=worker, area=area, client=client, kind=kind).order_by()
        return rows.values("client__worker").annotate(**_tally(today)).values_list("client__worker", *_TALLY)

    def waited() -> QuerySet[Any, Any]:
        rows = contacts.results_to_record(user, today, worker=worker, area=area, client=client).order_by()
        return rows.values_list("client__worker").annotate(n=Count("pk"))

    counted = kept.tuples(("counts", *key), tallied)
    waiting: dict[int | None, int] = dict(kept.tuples(("results", *key), waited))
    found = {
        whose: Counts(open_, due_today, late, upcoming, waiting.pop(whose, 0))
        for whose, open_, due_today, late, upcoming in counted
    }
    return found | {whose: Counts(results=count) for whose, count in waiting.items()}


def by_rule(user: User, today: date) -> dict[str, int]:
    """Rule code → how many tasks it has on this person's list today; one statement."""
    rows = due(user, today).order_by().values_list("rule").annotate(n=Count("pk"))
    return dict(rows)


def not_possible_entry(user: User, entry_id: int, *, client_id: int) -> NotPossible:
    """One standing entry "could not be done"; 404 if its client is not theirs to work on."""
    try:
        return NotPossible.objects.select_related("client").get(
            reachable(user, Verb.RECORD_CONTACT, prefix="client__"),
            pk=entry_id,
            client=client_id,
            withdrawn_at__isnull=True,
        )
    except NotPossible.DoesNotExist:
        raise Http404 from None
