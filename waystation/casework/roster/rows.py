"""One data row: cells → a draft of a person with flaws, then → a settled row with problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from waystation.casework.roster.cells.dates import read_date, read_period
from waystation.casework.roster.cells.numbers import Identity, read_identity, read_phones
from waystation.casework.roster.cells.text import as_text, has_value, is_error
from waystation.casework.roster.cells.words import (
    RECOVERY,
    TREATMENT,
    kind_in,
    read_drugs,
    read_kind,
    read_name,
    read_sex,
    read_text,
    read_years,
    years_between,
)
from waystation.casework.roster.check import Checks, Finding, check_row
from waystation.casework.roster.communities import Communities, in_address, tidy
from waystation.casework.roster.files.workbook import Sheet
from waystation.casework.roster.sentences import FIELD_NAMES, problem_words
from waystation.casework.roster.shapes import Flaw, Person, Problem, Row, Value
from waystation.casework.roster.tables.find import Table

#: The fields that hold words, and what reads them.
_TEXTS: Mapping[str, Callable[[Value], Any]] = {
    "number": read_text,
    "address": read_text,
    "household": read_text,
    "drugs": read_drugs,
    "former_name": read_text,
    "kin_name": read_text,
    "kin_relation": read_text,
    "worker": read_text,
    "remark": read_text,
}
_NO = frozenset({"否", "×", "✗", "✘", "N", "n", "no", "0", "X", "x"})


@dataclass(frozen=True, slots=True)
class Context:
    """Where a row stands, and what its surroundings say: kind and community of the sheet, if any."""

    sheet: Sheet
    table: Table
    today: dt.date
    kind: str | None
    community: str
    titles: dict[int, str] = field(init=False)
    #: The fields of plain words that the table has, where, and what reads them.
    texts: tuple[tuple[str, int, Callable[[Value], Any]], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "titles", self.table.titles)
        places = self.table.fields
        texts = ((name, places[name], read) for name, read in _TEXTS.items() if name in places)
        object.__setattr__(self, "texts", tuple(texts))


@dataclass(slots=True)
class Draft:
    """A row as read, before the whole file is known: ``values`` are those of the person it will be.

    ``index`` is the sheet's row from 0.
    """

    context: Context
    index: int
    values: dict[str, Any]
    identity: Identity
    said_sex: str | None
    findings: list[Finding]


class _Cells:
    """The cells of one row by field; a cell merged over several rows counts in each of them."""

    def __init__(self, context: Context, index: int) -> None:
        self.row = context.sheet.rows[index]
        self.fields = context.table.fields
        self.sheet, self.index = context.sheet, index
        self.findings: list[Finding] = []

    def raw(self, field: str) -> Value:
        place = self.fields.get(field)
        if place is None or place >= len(self.row):
            return None
        value = self.row[place]
        if isinstance(value, str) and value and value[0] != "#":
            return value
        if value == "" or value is None:
            if self.sheet.merged and field not in ("name", "id"):
                return self._merged(place)
            if (self.index, place) in self.sheet.no_value:
                self.findings.append((field, Flaw("formula_without_value")))
            return None
        if isinstance(value, str) and value[0] == "#" and is_error(value):
            self.findings.append((field, Flaw("cell_error", {"text": value})))
            return None
        return value

    def _merged(self, place: int) -> Value:
        top = self.sheet.tall.get((self.index, place))
        return None if top is None else self.sheet.rows[top][place]

    def take(self, field: str, read: Any) -> Any:
        """The value a reader makes of the field's cell; its flaw is kept."""
        value, flaw = read(self.raw(field))
        if flaw is not None:
            self.findings.append((field, flaw))
        return value


def read_row(context: Context, index: int, row: int) -> Draft:
    """Read every known cell of one row; nothing is compared yet."""
    cells = _Cells(context, index)
    name, flaw = read_name(cells.raw("name"))
    if flaw:
        cells.findings.append(("name", flaw._replace(params={"name": name[:20]})))
    identity = read_identity(cells.raw("id"), context.today)
    cells.findings.extend(("id", flaw) for flaw in identity.flaws)
    said_sex = cells.take("sex", read_sex)
    phones = read_phones(cells.raw("phone"))
    if phones.flaw:
        cells.findings.append(("phone", phones.flaw))
    kin_phone = read_phones(cells.raw("kin_phone")).first if "kin_phone" in cells.fields else None
    values: dict[str, Any] = {
        "row": row,
        "name": name,
        "id": identity.number,
        "sex": said_sex or identity.sex,
        "phone": phones.first,
        "more_phones": phones.more,
        "kin_phone": kin_phone,
        "kind": _kind(cells, context),
        "community": tidy(as_text(cells.raw("community"))) or None,
        "served": cells.take("served", read_date),
        "reported": cells.take("reported", read_date),
        "agreed": cells.take("agreed", read_date),
    }
    width = len(cells.row)
    for text, place, read in context.texts:
        value = cells.row[place] if place < width else None
        # A plain text needs none of the cases of ``raw``.
        is_plain = isinstance(value, str) and value != "" and value[0] != "#"
        values[text] = read(value if is_plain else cells.raw(text))
    values |= _term(cells)
    if index in context.sheet.hidden_rows:
        cells.findings.append(("name", Flaw("hidden_row")))
    return Draft(context, index, values, identity, said_sex, cells.findings)


def _term(cells: _Cells) -> dict[str, Any]:
    """Decision date, first and last day, and the term: as said, or as the two days make it."""
    fields = cells.fields
    found: dict[str, Any] = {"decided": None, "starts": None, "ends": None}
    for name in ("decided", "starts", "ends"):
        if name in fields:
            found[name], flaw = read_date(cells.raw(name))
            if flaw and flaw.code in ("impossible_date", "unreadable_date", "ambiguous_date"):
                flaw = None  # a column we only compare with; its faults are not ours to refuse
    said = cells.raw("years")
    years, flaw = read_years(said)
    if "period" in fields:
        first, last = read_period(cells.raw("period"))
        found["starts"], found["ends"] = found["starts"] or first, found["ends"] or last
    elif (span := read_period(said)) != (None, None):
        found["starts"], found["ends"] = found["starts"] or span[0], found["ends"] or span[1]
    if years is None and found["starts"] and found["ends"]:
        years, flaw = years_between(found["starts"], found["ends"]), None
    if flaw:
        cells.findings.append(("years", flaw))
    elif years is None and not has_value(said):
        cells.findings.append(("years", Flaw("missing_years")))
    found["years"] = years
    return found


def _kind(cells: _Cells, context: Context) -> str | None:
    """The kind of order: its own cell, ticks, else the number, else the sheet's name or title."""
    value = cells.raw("kind")
    kind, flaw = read_kind(value)
    if flaw is not None:
        cells.findings.append(("kind", flaw))
        return None
    if kind is None:
        ticked = [
            kind
            for field, kind in (("tick_treatment", TREATMENT), ("tick_recovery", RECOVERY))
            if field in cells.fields and _ticked(cells.raw(field))
        ]
        kind = ticked[0] if len(ticked) == 1 else None
    if kind is not None:
        return kind
    for source, guess in (
        ("决定书文号", kind_in(as_text(cells.raw("number")))),
        ("工作表名称或标题", context.kind),
    ):
        if guess:
            cells.findings.append(("kind", Flaw("kind_derived", {"source": source, "kind": guess})))
            return guess
    cells.findings.append(("kind", Flaw("missing_kind")))
    return None


def _ticked(value: Value) -> bool:
    return has_value(value) and as_text(value) not in _NO


def settle(draft: Draft, row: int, *, seen: dict[str, Draft], known: Communities, checks: Checks) -> Row:
    """The row's final values and problems, now that all names of communities and numbers are known."""
    draft.values["community"] = _community(draft, known)
    person = Person(**draft.values)
    findings = draft.findings
    findings.extend(check_row(person, draft.identity, draft.said_sex, checks=checks))
    if person.served is None and not any(field == "served" for field, _ in findings):
        findings.append(("served", Flaw("missing_served")))
    if person.id:
        first = seen.setdefault(person.id, draft)
        if first is not draft:
            where = {"sheet": first.context.sheet.name, "excel_row": first.index + 1}
            findings.append(("id", Flaw("duplicate_in_file", where)))
    problems = tuple(_problem(draft, row, field, flaw) for field, flaw in findings)
    return Row(row, draft.context.sheet.name, draft.index + 1, person, problems)


def _community(draft: Draft, known: Communities) -> str | None:
    said, address = draft.values["community"], draft.values.get("address", "")
    if said is None:
        return _community_elsewhere(draft, known, address)
    full, sure, ambiguous = known.full(said, address or draft.values.get("household", ""))
    if ambiguous:
        draft.findings.append(("community", Flaw("community_ambiguous", {"text": said})))
    elif not sure:
        draft.findings.append(("community", Flaw("community_unknown", {"text": said})))
    return full


def _community_elsewhere(draft: Draft, known: Communities, address: str) -> str | None:
    for source, name in (("工作表名称", draft.context.community), ("现住址", in_address(address))):
        if name:
            full, _, _ = known.full(name, address)
            draft.findings.append(
                ("community", Flaw("community_derived", {"source": source, "community": full}))
            )
            return full
    return None


def _problem(draft: Draft, row: int, field: str, flaw: Flaw) -> Problem:
    place = draft.context.table.fields.get(field)
    severity, message, mend = problem_words(flaw.code, flaw.params)
    return Problem(
        row=row,
        sheet=draft.context.sheet.name,
        excel_row=draft.index + 1,
        cell=None if place is None else f"{column_letters(place)}{draft.index + 1}",
        field=field,
        column=FIELD_NAMES[field] if place is None else draft.context.titles.get(place) or FIELD_NAMES[field],
        code=flaw.code,
        message=message,
        mend=mend,
        severity=severity,
    )


def column_letters(index: int) -> str:
    """Excel's letters for a column from 0: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
