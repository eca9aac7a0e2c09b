"""Checks on one understood row: what a street centre wants kept out, and what it wants to be told.

Kept out (error): no name; no identity number, or one that cannot be right; sex against the number; no
kind of order, or one that is neither of the two; a date that cannot be read, cannot be, or lies ahead;
sign-in before service; a term the law does not know; a number that stood in an earlier row.
Told (warning): everything a worker can live with and mend on the client's page: a missing date of
service or term, a late sign-in, an agreement out of order, an unusual telephone number, an unknown area
code (codes are withdrawn and old numbers stay good), a community that is not on the list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from waystation.casework.roster.cells.numbers import Identity
from waystation.casework.roster.cells.words import RECOVERY, TREATMENT, kind_in, years_between
from waystation.casework.roster.shapes import Flaw, Person
from waystation.rules.law import LAW_SINCE, Law
from waystation.rules.orders import Kind, allowed_years

Finding = tuple[str, Flaw]  # field, flaw


class Figures(NamedTuple):
    """The figures of the law that a row is checked against, as in force on the day of service."""

    sign_in_days: int
    years: Mapping[str, range]


class Checks:
    """The checks of one run: today, and the law of the place (the nation's unless the caller has more)."""

    def __init__(self, today: dt.date, law: Law | None = None) -> None:
        self.today = today
        self.law = law or Law(today)
        self._known: dict[dt.date, Figures] = {}

    def figures(self, day: dt.date) -> Figures:
        """The figures in force on ``day``."""
        found = self._known.get(day)
        if found is None:
            then = self.law.at(min(day, self.today))
            found = self._known[day] = Figures(
                then.number("report_deadline_days"),
                {
                    TREATMENT: allowed_years(Kind.TREATMENT, then),
                    RECOVERY: allowed_years(Kind.RECOVERY, then),
                },
            )
        return found


def check_row(
    person: Person, identity: Identity, said_sex: str | None, *, checks: Checks
) -> Iterator[Finding]:
    """What is wrong between the cells of one row (each cell's own flaws are found before)."""
    if not person.name:
        yield "name", Flaw("missing_name")
    if not person.id:
        yield "id", Flaw("missing_id")
    if said_sex and identity.sex and said_sex != identity.sex and len(identity.number) == 18:
        yield "sex", Flaw("sex_contradicts_id", {"sex": said_sex, "by_id": identity.sex})
    if person.kind and person.number:
        other = kind_in(person.number)
        if other and other != person.kind:
            yield "number", Flaw("kind_contradicts_number", {"kind": person.kind, "other": other})
    yield from _dates(person, checks)
    yield from _term(person, checks)


def _dates(person: Person, checks: Checks) -> Iterator[Finding]:
    served, reported, agreed = person.served, person.reported, person.agreed
    for name, day in (("served", served), ("reported", reported), ("agreed", agreed)):
        if day is None:
            continue
        if day > checks.today:
            yield name, Flaw(f"future_{name}", {"date": day.isoformat()})
        elif day < LAW_SINCE:
            yield name, Flaw("date_before_law", {"date": day.isoformat()})
    if served and reported:
        if reported < served:
            yield "reported", Flaw("report_before_served", {"reported": reported, "served": served})
        elif (late := (reported - served).days) > (limit := checks.figures(served).sign_in_days):
            yield "reported", Flaw("reported_late", {"days": late, "limit": limit})
    if agreed and reported and agreed < reported:
        yield "agreed", Flaw("agreed_before_reported", {"agreed": agreed, "reported": reported})
    elif agreed and not reported:
        if served and agreed < served:
            yield "agreed", Flaw("agreed_before_served", {"agreed": agreed, "served": served})
        else:
            yield "agreed", Flaw("agreed_without_report")


def _term(person: Person, checks: Checks) -> Iterator[Finding]:
    years, kind = person.years, person.kind
    if years is None or kind is None:
        return
    allowed = checks.figures(person.served or checks.today).years[kind]
    if years > allowed[-1]:
        yield "years", Flaw("years_not_allowed", {"kind": kind, "years": years})
    elif years not in allowed:
        yield "years", Flaw("years_unusual", {"kind": kind, "years": years, "usual": allowed[0]})
    if person.starts and person.ends:
        between = years_between(person.starts, person.ends)
        if between is not None and between != years:
            yield "years", Flaw("years_contradict_period", {"years": years})
