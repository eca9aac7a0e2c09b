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
from dataclasses import dataclass, field
from types import MappingProxyType

from waystation.casework.roster.cells.numbers import Identity
from waystation.casework.roster.cells.words import RECOVERY, TREATMENT, kind_in, years_between
from waystation.casework.roster.shapes import Flaw, Person

Finding = tuple[str, Flaw]  # field, flaw


@dataclass(frozen=True, slots=True)
class Law:
    """The figures the checks need, as in force on the day of the import; the caller passes them.

    ``sign_in_days``: days from service to sign-in (禁毒法 art. 35; 戒毒条例 art. 14: 15).
    ``usual_years``: the term of each kind where the law fixes it (禁毒法 art. 33: 社区戒毒 3).
    ``most_years``: the longest term (禁毒法 art. 48: 社区康复 not over 3).
    ``first_day``: the day the measure came to exist (禁毒法 art. 71).
    """

    sign_in_days: int = 15
    usual_years: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({TREATMENT: 3}))
    most_years: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({TREATMENT: 3, RECOVERY: 3})
    )
    first_day: dt.date = dt.date(2008, 6, 1)


DEFAULT_LAW = Law()


def check_row(
    person: Person, identity: Identity, said_sex: str | None, *, today: dt.date, law: Law
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
    yield from _dates(person, today, law)
    yield from _term(person, law)


def _dates(person: Person, today: dt.date, law: Law) -> Iterator[Finding]:
    served, reported, agreed = person.served, person.reported, person.agreed
    for name, day in (("served", served), ("reported", reported), ("agreed", agreed)):
        if day is None:
            continue
        if day > today:
            yield name, Flaw(f"future_{name}", {"date": day.isoformat()})
        elif day < law.first_day:
            yield name, Flaw("date_before_law", {"date": day.isoformat()})
    if served and reported:
        if reported < served:
            yield "reported", Flaw("report_before_served", {"reported": reported, "served": served})
        elif (late := (reported - served).days) > law.sign_in_days:
            yield "reported", Flaw("reported_late", {"days": late, "limit": law.sign_in_days})
    if agreed and reported and agreed < reported:
        yield "agreed", Flaw("agreed_before_reported", {"agreed": agreed, "reported": reported})
    elif agreed and not reported:
        if served and agreed < served:
            yield "agreed", Flaw("agreed_before_served", {"agreed": agreed, "served": served})
        else:
            yield "agreed", Flaw("agreed_without_report")


def _term(person: Person, law: Law) -> Iterator[Finding]:
    years, kind = person.years, person.kind
    if years is None or kind is None:
        return
    if years > law.most_years[kind]:
        yield "years", Flaw("years_not_allowed", {"kind": kind, "years": years})
    elif years != law.usual_years.get(kind, years):
        yield "years", Flaw("years_unusual", {"kind": kind, "years": years, "usual": law.usual_years[kind]})
    if person.starts and person.ends:
        between = years_between(person.starts, person.ends)
        if between is not None and between != years:
            yield "years", Flaw("years_contradict_period", {"years": years})
