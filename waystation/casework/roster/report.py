"""What was read, for programs: the JSON of ``waystation import roster --dry-run --json``."""

from __future__ import annotations

import datetime as dt
from typing import Any

from waystation.casework.roster.shapes import Person, Problem, Roster


def to_json(roster: Roster) -> dict[str, Any]:
    """``rows``, ``accepted``, ``rejected``, ``problems``, ``people``: plain values, dates as ISO.

    ``row`` counts data rows from 0. ``people`` are those of the accepted rows. ``column`` is the
    column's title in the file.
    """
    return {
        "rows": len(roster.rows),
        "accepted": roster.accepted,
        "rejected": roster.rejected,
        "problems": [_problem(problem) for problem in roster.problems],
        "people": [_person(person) for person in roster.people],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "message": problem.message + problem.mend,
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "row": person.row,
        "name": person.name,
        "id": person.id,
        "sex": person.sex,
        "phone": person.phone,
        "community": person.community,
        "kind": person.kind,
        "served": _iso(person.served),
        "reported": _iso(person.reported),
        "agreed": _iso(person.agreed),
        "years": person.years,
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
