"""The head's view: what waits for a decision, and each worker's load. Its counts are those of home."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, Greatest

from waystation.accounts.access import below, in_force, paths
from waystation.accounts.models import Grant, User
from waystation.casework.models import Obligation
from waystation.casework.queries import home, obligations
from waystation.casework.queries.home import Month
from waystation.casework.queries.obligations import Counts
from waystation.casework.queries.team.loads import caseloads
from waystation.clients.access import asker, reachable, visible_to
from waystation.clients.models import Client
from waystation.common.reading import kept
from waystation.contacts.models import Contact
from waystation.orders.models import Matter
from waystation.orders.queries import law_for
from waystation.rules import contacts, screening
from waystation.rules.calendar import add_days, add_months
from waystation.rules.law import Law
from waystation.rules.obligations import UPCOMING_DAYS, ObligationState, RuleCode
from waystation.rules.roles import Role, Verb
from waystation.rules.team.caseload import Load
from waystation.screening.models import Screening

#: Lines of each list of the queue; how many more there are is said.
SHOWN = 10
#: "Not seen for n days" is asked for up to this many days.
MOST_DAYS = 3650
#: Missed meetings older than this many days are history, not a decision that waits.
DECIDE_WITHIN = 60
_ATTENDED = [outcome.value for outcome in contacts.ATTENDED]
_UNDECIDED_CONTACTS = (contacts.Outcome.UNEXCUSED.value, contacts.Outcome.EVIDENCE_AWAITED.value)


def law_of(user: User, today: date) -> Law:
    """The law of the street the head works in (of the first one, for somebody with several)."""
    places = paths(user, Verb.SEE_OVERSIGHT)
    return law_for(places[0], today) if places else Law(today)


def matters(user: User) -> QuerySet[Matter]:
    """Open matters, oldest first."""
    return (
        Matter.objects.filter(reachable(user, Verb.SEE_OVERSIGHT, prefix="client__"), state=Matter.State.OPEN)
        .select_related("client__area", "client__worker", "opened_by")
        .order_by("opened_on", "pk")
    )


def without_worker(user: User) -> QuerySet[Client]:
    """Open files that nobody carries, the longest waiting first."""
    return (
        visible_to(user, Verb.SEE_OVERSIGHT)
        .filter(worker__isnull=True, state=Client.State.OPEN)
        .select_related("area")
        .order_by("without_worker_since", "pk")
    )


def undecided_contacts(user: User, since: date) -> QuerySet[Contact]:
    """Meetings nobody came to since ``since``, unexcused or awaiting evidence: a person has to qualify them.

    A missed test opens a matter instead."""
    return (
        Contact.objects.filter(
            reachable(user, Verb.SEE_OVERSIGHT, prefix="client__"),
            withdrawn_at__isnull=True,
            outcome__in=_UNDECIDED_CONTACTS,
            decided_on__isnull=True,
            held_on__gte=since,
        )
        .select_related("client__worker")
        .order_by("held_on", "pk")
    )


def decided(user: User, today: date) -> list[Contact]:
    """The misses that were let stand today: until midnight the decision can be taken back."""
    mine = reachable(user, Verb.CLOSE_MATTER, prefix="client__")
    meetings = Contact.objects.filter(mine, decided_on=today, withdrawn_at__isnull=True)
    return list(meetings.select_related("client", "decided_by").order_by("held_on", "pk"))


def last_seen() -> Greatest:
    """The last day on which the client was met or tested, as an expression over clients; NULL: never."""
    met = Contact.objects.filter(
        client=OuterRef("pk"), withdrawn_at__isnull=True, met="client", outcome__in=_ATTENDED
    )
    tested = Screening.objects.filter(
        client=OuterRef("pk"),
        withdrawn_at__isnull=True,
        outcome__in=[outcome.value for outcome in screening.SAMPLED],
    )
    # The newest first, and no more: MAX would ask the wall of every row. GREATEST of PostgreSQL leaves NULL
    # out, so one of the two is enough.
    return Greatest(
        Subquery(met.order_by("-held_on").values("held_on")[:1]),
        Subquery(tested.order_by("-taken_on").values("taken_on")[:1]),
    )


def not_seen(clients: QuerySet[Client], today: date, days: int) -> QuerySet[Client]:
    """Of ``clients``, those under a running order whom nobody met or tested for ``days`` days."""
    return (
        clients.filter(state=Client.State.OPEN, orders__state="running", orders__ended_on__isnull=True)
        .annotate(seen_on=last_seen(), since=Coalesce("seen_on", "orders__reported_on", "registered_on"))
        .filter(since__lt=add_days(today, -days))
        .select_related("area", "worker")
        .order_by("since", "pk")
    )


def overdue_sign_ins(user: User, today: date) -> QuerySet[Obligation]:
    """People whose time to sign in has passed."""
    return obligations.due(user, today, kind=RuleCode.SIGN_IN.value, overdue_only=True).select_related(
        "client__area", "client__worker"
    )


@dataclass(frozen=True)
class First:
    """The first lines of a list of the queue, and how many there are in all."""

    rows: list[Any]
    count: int


def _in_all(rows: QuerySet[Any]) -> QuerySet[Any]:
    counted: QuerySet[Any] = rows.annotate(in_all=Window(Count("*")))
    return counted


def first(user: User, name: str, build: Callable[[], QuerySet[Any]], *besides: Hashable) -> First:
    """The list ``name`` of the queue: one statement, however long it is; its SQL is kept (``kept.Rows``).

    ``besides``: what ``build`` depends on besides what the person reaches.
    """
    found = kept.Rows(("office", name, asker(user), *besides), lambda: _in_all(build()))[:SHOWN]
    return First(found, found[0].in_all if found else 0)


def unseen(user: User, today: date, days: int) -> First:
    """``not_seen`` among all files that the head oversees. Not kept: one plan for all is thrice as slow."""
    found = list(_in_all(not_seen(visible_to(user, Verb.SEE_OVERSIGHT), today, days))[:SHOWN])
    return First(found, found[0].in_all if found else 0)


@dataclass(frozen=True)
class Row:
    """One worker of the table. ``worker`` None: the files nobody carries."""

    worker: User | None
    load: Load
    due_week: int
    counts: Counts
    month: Month
    last_month: Month


def workers(user: User) -> list[User]:
    """Everybody who may carry clients below the head's areas, by name, with their office; one statement."""
    return list(kept.Rows(("workers", asker(user)), lambda: _workers(user)))


def _workers(user: User) -> QuerySet[User]:
    granted = Grant.objects.filter(
        in_force(), below("area__path", paths(user, Verb.SEE_OVERSIGHT)), role=Role.WORKER
    )
    carrying = visible_to(user, Verb.SEE_OVERSIGHT).filter(worker__isnull=False, state=Client.State.OPEN)
    return (
        User.objects.filter(Q(pk__in=granted.values("user")) | Q(pk__in=carrying.values("worker")))
        .order_by("name", "pk")
        .select_related("organisation__area")
    )


def _due_this_week(user: User, today: date) -> dict[int | None, int]:
    """What can be done and has its last day within seven days, per worker."""

    def build() -> QuerySet[Any, Any]:
        live = [ObligationState.OPEN.value, ObligationState.UPCOMING.value]
        rows = obligations.listed(user, today).filter(
            Q(now__in=live), due_on__range=(today, add_days(today, UPCOMING_DAYS - 1))
        )
        return rows.order_by().values_list("client__worker").annotate(n=Count("pk"))

    return dict(kept.tuples(("due this week", asker(user), today), build))


def total(rows: list[Row]) -> Row:
    """The sums of the table: the same numbers as the head's own home."""
    return Row(
        None,
        Load(sum(row.load.files for row in rows), sum(row.load.weight for row in rows)),
        sum(row.due_week for row in rows),
        Counts(*(sum(getattr(row.counts, f.name) for row in rows) for f in fields(Counts))),
        Month(*(sum(getattr(row.month, f.name) for row in rows) for f in fields(Month))),
        Month(*(sum(getattr(row.last_month, f.name) for row in rows) for f in fields(Month))),
    )


def table(user: User, today: date, law: Law) -> list[Row]:
    """The table by worker: seven statements, however many workers."""
    counts = obligations.by_worker(user, today)
    loads, week = caseloads(user, law, today), _due_this_week(user, today)
    this, last = home.months(user, today), home.months(user, add_months(today, -1))
    people: list[User | None] = [*workers(user)]
    if None in loads or None in counts:
        people.append(None)

    def row(worker: User | None) -> Row:
        pk = worker.pk if worker else None
        return Row(
            worker,
            loads.get(pk, Load(norm=law.number("caseload_norm"))),
            week.get(pk, 0),
            counts.get(pk, Counts()),
            this.get(pk, Month()),
            last.get(pk, Month()),
        )

    return [row(worker) for worker in people]
