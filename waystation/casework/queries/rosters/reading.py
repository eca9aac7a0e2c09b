"""An uploaded file → what its rows say, by the law and the communities of the place. Nothing is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from waystation.accounts import queries as accounts
from waystation.accounts.models import Area
from waystation.casework.models import ColumnMap, RosterBatch
from waystation.casework.roster.files.workbook import Source
from waystation.casework.roster.people import SEXES, order_data
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.rows import column_letters
from waystation.casework.roster.sentences import FIELD_NAMES, PROBLEMS
from waystation.casework.roster.shapes import Person, Problem, Roster, Row, Severity, SheetReport
from waystation.clients.rows import identified
from waystation.common.wording.messages import sentence
from waystation.orders.queries import law_for
from waystation.rules.law import Law
from waystation.rules.orders import Severity as Weight
from waystation.rules.people import PersonData
from waystation.rules.problems import RuleBroken

#: A warning that stands in this many rows with the same words is said once for all of them.
_NOISY = 10
#: Where a finding of the rules points.
_FIELDS = {
    "served_on": "served",
    "reported_on": "reported",
    "agreed_on": "agreed",
    "years": "years",
    "printed_to": "ends",
}


def communities(area: Area) -> list[Area]:
    """The communities in force at or below ``area``."""
    rows = Area.objects.filter(accounts.alive(), path__startswith=area.path, kind=Area.Kind.COMMUNITY)
    return list(rows.order_by("path"))


def fingerprint(sheets: tuple[SheetReport, ...]) -> str:
    """What tells one layout of columns from another: the titles of all tables."""
    titles = "\n".join("\t".join(c.title for c in sheet.columns) for sheet in sheets if not sheet.skipped)
    return hashlib.sha256(titles.encode()).hexdigest()


def remembered(organisation_id: int | None, header: str) -> dict[str, str] | None:
    """The mapping this organisation chose for such a file before."""
    if organisation_id is None:
        return None
    found = ColumnMap.objects.filter(organisation=organisation_id, header=header).first()
    return dict(found.mapping) if found else None


def read(batch: RosterBatch, source: Source, *, use_memory: bool = False) -> tuple[Roster, dict[str, str]]:
    """The roster, and the corrections of the columns it was read with. Raises ``RosterUnreadable``.

    ``use_memory``: take the mapping that the organisation chose for a file with the same header.
    """
    names = [area.name for area in communities(batch.area)]
    law = law_for(batch.area.path, batch.today)
    mapping = dict(batch.mapping)
    roster = read_roster(source, today=batch.today, mapping=mapping, communities=names, law=law)
    if use_memory and not mapping:
        known = remembered(batch.organisation_id, fingerprint(roster.sheets))
        if known:
            mapping = known
            roster = read_roster(source, today=batch.today, mapping=mapping, communities=names, law=law)
    rows = tuple(_with_rules(row, batch.today, law) for row in roster.rows)
    return replace(roster, rows=rows), mapping


def _with_rules(row: Row, today: date, law: Law) -> Row:
    """The row with what the house's own rules would refuse at registration, so that nothing fails later."""
    if not row.accepted:
        return row
    try:
        identified(_identity(row.person), today)
    except RuleBroken as refusal:
        said = sentence(refusal.code, refusal.params)
        return replace(row, problems=(*row.problems, _problem(row, "id", refusal.code, said)))
    if len(row.person.name) > 60:
        said = _("姓名过长。")
        return replace(row, problems=(*row.problems, _problem(row, "name", "name_too_long", said)))
    found = [f for f in order_data(row.person, law).findings(law, today) if f.severity is Weight.ERROR]
    more = tuple(
        _problem(row, _FIELDS.get(f.field, "served"), f.code, sentence(f.code, f.params)) for f in found
    )
    return replace(row, problems=(*row.problems, *more)) if more else row


def _identity(person: Person) -> PersonData:
    """As much of the person as the house's rules for a file look at."""
    sex = SEXES.get(person.sex or "", "")
    return PersonData(name=person.name, area_path="", sex=sex, id_number=person.id)


def _problem(row: Row, field: str, code: str, said: str) -> Problem:
    return Problem(
        row=row.index,
        sheet=row.sheet,
        excel_row=row.excel_row,
        cell=None,
        field=field,
        column=FIELD_NAMES[field],
        code=code,
        message=said,
        mend=_("请核对后改正。"),
        severity=Severity.ERROR,
    )


def noisy(roster: Roster) -> dict[str, int]:
    """Warnings without anything of their own in the sentence that many rows share: code → rows."""
    seen = Counter(p.code for p in roster.problems if p.severity is Severity.WARNING)
    return {
        code: n
        for code, n in seen.items()
        if n >= _NOISY and code in PROBLEMS and "%(" not in PROBLEMS[code][1] + PROBLEMS[code][2]
    }


def summary(roster: Roster, *, from_memory: bool) -> dict[str, Any]:
    """What is said of the whole file; nothing of a person."""
    return {
        "format": roster.format,
        "header": fingerprint(roster.sheets),
        "from_memory": from_memory,
        "notes": [note.message for note in roster.notes],
        "folded": [
            {"code": code, "rows": n, "message": PROBLEMS[code][1] + PROBLEMS[code][2]}
            for code, n in noisy(roster).items()
        ],
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "skipped": sheet.skipped,
                "rows": sheet.rows,
                "header_rows": list(sheet.header_rows),
                "columns": [
                    {
                        "letter": column_letters(c.index),
                        "title": c.title,
                        "field": c.field or "",
                        "sure": round(c.confidence, 2),
                    }
                    for c in sheet.columns
                    if c.title
                ],
            }
            for sheet in roster.sheets
        ],
    }
