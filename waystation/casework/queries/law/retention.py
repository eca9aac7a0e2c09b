"""Closed files whose years are over or soon will be, by their numbers alone; proposals and proofs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Now
from django.http import Http404

from waystation.accounts.access import roles
from waystation.accounts.models import User
from waystation.clients import access
from waystation.clients.models import AccessPass, Client, Deletion, Hold
from waystation.common import scope
from waystation.common.wording.messages import basis
from waystation.orders.models import Matter, Objection, Order
from waystation.orders.queries import laws_for
from waystation.rules.calendar import add_days
from waystation.rules.changes import ChangeState
from waystation.rules.law import Law
from waystation.rules.privacy.reasons import PassKind
from waystation.rules.problems import RuleBroken
from waystation.rules.release import retention as rules
from waystation.rules.roles import Role, Verb
from waystation.screening.models import Objection as TestObjection

#: Lines of a page.
PAGE = 30


@contextmanager
def reading(user: User) -> Iterator[None]:
    """Auditors reach no files: what is read here of one is its number, by the areas asked for."""
    if Role.AUDITOR in roles(user):
        with scope.everything():
            yield
    else:
        yield


def files(user: User) -> QuerySet[Client]:
    """The sealed files of the areas: that they are there, nothing in them."""
    return access.sealed_for(user, Verb.SEE_RETENTION).filter(merged_into__isnull=True)


def must_file(user: User, client_id: int) -> Client:
    """One of them. Raises Http404."""
    client = files(user).select_related("area").filter(pk=client_id).first()
    if client is None:
        raise Http404
    return client


def must_deletion(user: User, deletion_id: int) -> Deletion:
    """A proposal or proof of the areas. Raises Http404."""
    rows = access.deletions_visible_to(user, Verb.SEE_RETENTION)
    row = rows.select_related("client", "area", "proposed_by", "withdrawn_by", "done_by").filter(
        pk=deletion_id
    )
    found = row.first()
    if found is None:
        raise Http404
    return found


def deletions(user: User, *, done: bool) -> QuerySet[Deletion]:
    """Proofs, the newest first; or proposals that wait, the first that may be confirmed first."""
    rows = access.deletions_visible_to(user, Verb.SEE_RETENTION)
    rows = rows.select_related("client", "area", "proposed_by", "done_by")
    if done:
        return rows.filter(state=Deletion.State.DONE).order_by("-done_on", "-pk")
    return rows.filter(state=Deletion.State.PROPOSED).order_by("may_from", "pk")


def retention_of(client: Client, law: Law, today: date) -> rules.Retention:
    """One file as it stands today."""
    sealed = client.sealings.filter(lifted_on__isnull=True).order_by("-pk").first()
    holds = client.holds.filter(lifted_on__isnull=True).values_list("until_on", flat=True)
    orders = Order.objects.filter(client=client)
    openings = client.unsealings.filter(granted__isnull=True).count()
    openings += AccessPass.objects.filter(
        client=client, kind=PassKind.UNSEALED, ended_at__isnull=True, ends_at__gt=Now()
    ).count()
    open_matters = Matter.objects.filter(client=client, state=Matter.State.OPEN).count()
    open_matters += Objection.objects.filter(matter__client=client, decision="").count()
    open_matters += (
        TestObjection.objects.filter(screening__client=client, withdrawn_on__isnull=True, verdict="")
        .exclude(decision="declined")
        .count()
    )
    open_matters += client.change_requests.filter(state=ChangeState.WAITING).count()
    file = rules.ClosedFile(
        closed_on=client.closed_on if client.state == Client.State.CLOSED else None,
        sealed_on=(sealed.sealed_on if sealed else client.closed_on) if client.is_sealed else None,
        last_end=orders.aggregate(last=Max("ended_on"))["last"],
        running=orders.filter(ended_on__isnull=True).count(),
        open_matters=open_matters,
        openings=openings,
        held_until=tuple(holds),
    )
    return rules.retention(file, law, today)


def check_confirm(row: Deletion, client: Client, by: User, file_number: str, today: date) -> None:
    """Raises RuleBroken ``retention.withdrawn``, ``retention.other_number``, as ``rules.check_confirm``."""
    if row.state != Deletion.State.PROPOSED:
        raise RuleBroken("retention.withdrawn")
    rules.check_confirm(row.proposed_by_id, by.pk, row.may_from, today)
    if file_number.strip() != client.file_number:
        raise RuleBroken("retention.other_number")


@dataclass(frozen=True, slots=True)
class Line:
    """One file of the list. ``days`` until the end, 0 or less: over."""

    id: int
    file_number: str
    area: str
    begins_on: date
    ends_on: date
    days: int
    is_held: bool
    deletion: int | None


class _EndsOn(Func):
    """The anniversary, as ``rules.calendar.add_years`` counts it."""

    template = "(%(expressions)s)::date"
    output_field = DateField()

    def __init__(self, begins: F, years: F) -> None:
        super().__init__(begins, Func(years, function="make_interval"), arg_joiner=" + ")


@dataclass(frozen=True, slots=True)
class Years:
    """The figures of the places that have sealed files. ``unset``: how many places set none."""

    by_area: dict[str, tuple[int, int]]
    unset: int


def years_of(user: User, today: date) -> Years:
    """Path of an area → (years, days in which a coming end is listed), where years are set."""
    here = [str(path) for path in files(user).order_by().values_list("area", flat=True).distinct()]
    laws = laws_for(here, today)
    found = {
        path: (years, law.number("retention_warning_days"))
        for path, law in laws.items()
        if (years := law.count("retention_years")) is not None
    }
    return Years(found, len(here) - len(found))


def listed(user: User, years: Years, today: date) -> QuerySet[Client]:
    """Files whose years are over or end within the days of their place, the longest over first."""
    number = Case(
        *(When(area=path, then=Value(n)) for path, (n, _days) in years.by_area.items()),
        default=Value(None),
        output_field=IntegerField(),
    )
    horizon = Case(
        *(When(area=path, then=Value(add_days(today, d))) for path, (_n, d) in years.by_area.items()),
        default=Value(None),
        output_field=DateField(),
    )
    last = Order.objects.filter(client=OuterRef("pk")).order_by().values("client").annotate(e=Max("ended_on"))
    held = Hold.objects.filter(client=OuterRef("pk"), lifted_on__isnull=True, until_on__gte=today)
    proposed = Deletion.objects.filter(client=OuterRef("pk"), state=Deletion.State.PROPOSED)
    return (
        files(user)
        .filter(area__in=list(years.by_area))
        .annotate(
            years=number,
            begins=Greatest("closed_on", Coalesce(Subquery(last.values("e")), "closed_on")),
            ends=_EndsOn(F("begins"), F("years")),
            is_held=Exists(held),
            deletion=Subquery(proposed.values("pk")[:1]),
        )
        .filter(ends__lte=horizon)
        .select_related("area")
        .only("pk", "file_number", "area__name", "area__path")
        .order_by("ends", "pk")
    )


def line(row: Client, today: date) -> Line:
    """A row of :func:`listed` as it is shown."""
    found = vars(row)
    return Line(
        row.pk,
        row.file_number,
        row.area.name,
        found["begins"],
        found["ends"],
        (found["ends"] - today).days,
        found["is_held"],
        found["deletion"],
    )


def holds_of(client: Client) -> list[Hold]:
    """The holds of a file, those in force first."""
    rows = client.holds.select_related("held_by", "lifted_by")
    return list(rows.order_by(F("lifted_on").desc(nulls_first=True), "-until_on", "-pk"))


def figure_in_words(row: Deletion) -> str:
    """The source of the figure that a proof applied."""
    return basis(str(row.ground.get("source", "")), str(row.ground.get("article", "")))
