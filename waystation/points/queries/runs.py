"""A client's facts run through the scheme of the enrolment, as the program itself does at every fact."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from waystation.points.models import Enrolment, Event
from waystation.points.queries import schemes as queries
from waystation.rules.points.schemes import Event as Fact
from waystation.rules.points.schemes import EventKind, Happened, Member, Outcome, run
from waystation.rules.points.schemes.shapes import Period, Scheme


def outcome_of(enrolment: Enrolment, on: date) -> tuple[Scheme, Outcome]:
    """The scheme run over the client's facts up to a day; two statements and one for a budget."""
    scheme = queries.rules_of(enrolment.version)
    events = Event.objects.filter(client=enrolment.client_id, voided_at__isnull=True)
    facts = [fact_of(event) for event in events]
    member = member_of(enrolment, scheme, on)
    return scheme, run(scheme, facts, on=on, member=member)


def fact_of(event: Event) -> Fact:
    """An event as the engine sees it."""
    local = timezone.localtime(event.at).replace(tzinfo=None)
    kind, happened = EventKind(event.kind), Happened(event.happened)
    return Fact(event.event_id, kind, local, happened, event.units, event.by_family, event.takes_fixed)


def member_of(enrolment: Enrolment, scheme: Scheme, on: date) -> Member:
    """The client as the engine sees them: a number of the enrolment stands for them in draws."""
    left = {}
    budget = next((cap.most for cap in scheme.caps if cap.period is Period.BUDGET), None)
    if budget is not None:
        # Every year of the client's: what waited for a later year must find its own year as full as it was.
        years = enrolment.began_on.year, on.year
        given = queries.issued(enrolment.version.scheme_id, *years, enrolment.client_id)
        left = {year: budget - of_all + own for year, (of_all, own) in given.items()}
    return Member(
        enrolled_on=enrolment.began_on,
        key=f"e{enrolment.pk}",
        seed=bytes.fromhex(enrolment.version.seed),
        takes_fixed=enrolment.takes_fixed,
        tests_count=enrolment.tests_agreed_on is not None and enrolment.tests_agreed_on <= on,
        budget_left=left,
        primed_as=f"prime:{enrolment.pk}",
    )
