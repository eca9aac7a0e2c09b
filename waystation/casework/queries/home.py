"""A worker's day: the work list in words, today's appointments, notices, and the month in words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from waystation.accounts.access import Cover, below, covered, roles, shared_files
from waystation.accounts.models import Area, User
from waystation.casework.models import Obligation
from waystation.casework.queries import obligations, timeline
from waystation.casework.queries.doors import ICONS, door
from waystation.casework.queries.obligations import Counts
from waystation.clients.access import asker, reachable, visible_to
from waystation.clients.models import SEALED, Phone
from waystation.common.reading import kept
from waystation.common.wording.messages import sentence
from waystation.contacts import queries as contacts
from waystation.contacts.models import Appointment
from waystation.rules.calendar import month_of
from waystation.rules.obligations import DONE_STATES, NEVER, ObligationState, RuleCode
from waystation.rules.roles import Role, Verb

#: Lines of one page of the work list.
PAGE = 20
_SEALED = tuple(f"client__{column}" for column in SEALED)
_NOT_ASKED = [s.value for s in (ObligationState.ENDED, ObligationState.EXCUSED, ObligationState.NOT_POSSIBLE)]


@dataclass(frozen=True)
class Asked:
    """What the reader narrowed the work list to."""

    worker: User | None = None
    area: Area | None = None
    kind: str | None = None
    person: str = ""
    overdue_only: bool = False


@dataclass(frozen=True)
class Task:
    """One line of the work list."""

    row: Obligation
    late: bool

    @property
    def icon(self) -> str:
        """The sign of its kind."""
        return ICONS[RuleCode(self.row.rule)]

    @property
    def closes_on(self) -> date | None:
        """Until when it still counts; None: as long as the order lives."""
        return None if self.row.closes_on == NEVER else self.row.closes_on

    @property
    def title(self) -> str:
        """What is to be done, without the person's name."""
        return timeline.obligation_title(self.row.rule, self.row.why)

    @property
    def why(self) -> str:
        """Why: article and dates."""
        return sentence(self.row.why["code"], self.row.why["params"])

    @property
    def door(self) -> str:
        """The address of the page that does it."""
        return door(RuleCode(self.row.rule), self.row.client_id, self.row.order_id, self.row.key)


def tasks(user: User, today: date, asked: Asked) -> kept.Rows[Obligation] | QuerySet[Obligation]:
    """The work list, to be paged; every row carries ``now``, its client and the community.

    A deputy sees the own files first, then those of each colleague; a head's list stays one.
    """
    if asked.person:
        return _tasks(user, today, asked)  # what somebody typed is not kept
    area = asked.area and asked.area.path
    key = ("tasks", *_whose(user, today, asked.worker), area, asked.kind, asked.overdue_only)
    return kept.Rows(key, lambda: _tasks(user, today, asked))


def _whose(user: User, today: date, worker: User | None) -> tuple[Hashable, ...]:
    """What every query of this page depends on: who asks, what they reach, whom they stand for, the day."""
    return (asker(user), today, worker and worker.pk)


def _tasks(user: User, today: date, asked: Asked) -> QuerySet[Obligation]:
    rows = obligations.due(
        user, today, worker=asked.worker, area=asked.area, kind=asked.kind, overdue_only=asked.overdue_only
    )
    if asked.person:
        rows = rows.filter(
            Q(client__name__icontains=asked.person) | Q(client__pinyin__startswith=asked.person.lower())
        )
    if covered(user) and Role.HEAD not in roles(user):
        own_first = Case(When(client__worker=user, then=Value(0)), default=Value(1))
        rows = rows.order_by(own_first, "client__worker", *rows.query.order_by)
    return rows.select_related("client__area").defer(*_SEALED)


def task(row: Obligation) -> Task:
    """One row of ``tasks`` in words."""
    return Task(row, row.now == ObligationState.OVERDUE)  # type: ignore[attr-defined]  # annotated by ``listed``


@dataclass(frozen=True)
class Share:
    """A part of a deputy's day: the own files (``cover`` None) or those of one colleague."""

    worker: User
    counts: Counts
    cover: Cover | None


def _own_counts(user: User, found: Mapping[int | None, Counts]) -> Counts:
    """The own files' counts, and for whoever answers as a second place those files' too: they are listed."""
    own = found.get(user.pk, Counts())
    if not shared_files(user) or Role.HEAD in roles(user):
        return own
    carried = {user.pk, *(one.user_id for one in covered(user))}
    parts = [own, *(counts for whose, counts in found.items() if whose not in carried)]
    return Counts(*(sum(getattr(part, f.name) for part in parts) for f in fields(Counts)))


def shares(user: User, today: date) -> list[Share]:
    """The own part and one for each colleague covered; two statements, as ``obligations.summary``."""
    found = obligations.by_worker(user, today)
    own = Share(user, _own_counts(user, found), None)
    return [own] + [
        Share(User(pk=one.user_id, name=one.name), found.get(one.user_id, Counts()), one)
        for one in covered(user)
    ]


def together(found: Sequence[Share]) -> Counts:
    """The counts of all parts."""
    return Counts(*(sum(getattr(one.counts, f.name) for one in found) for f in fields(Counts)))


def communities(user: User) -> kept.Rows[Area]:
    """The areas in which the visible files lie, for the filter."""

    def rows() -> QuerySet[Area]:
        areas: QuerySet[Area] = Area.objects.filter(pk__in=visible_to(user).values("area__id"))
        return areas.order_by("path")

    return kept.Rows(("communities", asker(user)), rows)


def _with_phone(rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    phone = Phone.objects.filter(client=OuterRef("client"), ends_on__isnull=True).order_by("pk")
    return (
        rows.select_related("client__area")
        .defer(*_SEALED)
        .annotate(phone=Subquery(phone.values("number")[:1]))
    )


def appointments(user: User, today: date, worker: User | None) -> kept.Rows[Appointment]:
    """Today's appointments by the hour, each with a phone number."""

    def build() -> QuerySet[Appointment]:
        rows = contacts.planned(user).filter(on=today)
        return _with_phone(rows if worker is None else rows.filter(client__worker=worker))

    return kept.Rows(("appointments", *_whose(user, today, worker)), build)


def without_result(user: User, today: date, worker: User | None) -> kept.Rows[Appointment]:
    """Appointments whose day has passed: the same rows that ``Counts.results`` counts."""

    def build() -> QuerySet[Appointment]:
        rows = contacts.results_to_record(user, today, worker=worker)
        return rows.select_related("client__area").defer(*_SEALED)

    return kept.Rows(("without result", *_whose(user, today, worker)), build)


@dataclass(frozen=True)
class Month:
    """People, not papers: of ``tests`` people with a test due in the month, ``tested`` were tested."""

    tests: int = 0
    tested: int = 0
    meetings: int = 0
    met: int = 0


def months(
    user: User, day: date, *, worker: User | None = None, area: Area | None = None
) -> Mapping[int | None, Month]:
    """The month that holds ``day``, for every responsible worker (None: nobody): one statement.

    Counted are people with an obligation whose last day lies in the month; what was excused, not possible or
    ended is left out on both sides.
    """
    found: dict[int | None, dict[str, tuple[int, int]]] = {}
    key = ("months", *_whose(user, day, worker), area and area.path)
    for worker_id, rule, asked, finished in kept.tuples(key, lambda: _month(user, day, worker, area)):
        found.setdefault(worker_id, {})[rule] = (asked, finished)
    none = (0, 0)
    return {
        worker_id: Month(*by_rule.get(RuleCode.SCREENING, none), *by_rule.get(RuleCode.CONTACT, none))
        for worker_id, by_rule in found.items()
    }


def _month(user: User, day: date, worker: User | None, area: Area | None) -> QuerySet[Any, Any]:
    month = month_of(day)
    rows = Obligation.objects.filter(
        reachable(user, Verb.SEE_CLIENTS, prefix="client__"),
        due_on__range=(month.first, month.last),
        rule__in=[RuleCode.SCREENING, RuleCode.CONTACT],
    ).exclude(state__in=_NOT_ASKED)
    if worker is not None:
        rows = rows.filter(client__worker=worker)
    if area is not None:
        rows = rows.filter(below("client__area__path", (area.path,)))
    done = Q(state__in=[state.value for state in DONE_STATES])
    counted = rows.values_list("client__worker", "rule").annotate(
        asked=Count("client", distinct=True), done=Count("client", distinct=True, filter=done)
    )
    return counted.order_by()
