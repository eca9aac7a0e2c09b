"""The values that pass between the steps of reading a roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

#: What a cell holds after the file library: text, number, truth value, date, time or length of time.
Value = str | float | int | bool | dt.date | dt.time | dt.timedelta | None


class Severity(StrEnum):
    """An ``error`` keeps the row out of the import; a ``warning`` is shown and the row comes in."""

    ERROR = "error"
    WARNING = "warning"


class Flaw(NamedTuple):
    """What one cell or row shows, before it is tied to a place: the code and the words' places."""

    code: str
    params: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one row, with its place and how to mend it.

    ``row`` counts data rows from 0 over all sheets; ``cell`` is Excel's own name (``D17``) or, where
    the column is missing, None; ``column`` is the column's title as the file spells it (blanks out).
    """

    row: int
    sheet: str
    excel_row: int
    cell: str | None
    field: str
    column: str
    code: str
    message: str
    mend: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a whole sheet or file, for example a hidden sheet that was read too."""

    code: str
    message: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One row, understood. Dates are dates, ``None`` is what the roster does not say.

    ``years`` is the term in whole years. ``id`` has 18 characters where it can be read at all (old
    15-digit numbers are converted); in a rejected row it is what the cell says without its blanks.
    """

    row: int
    name: str = ""
    id: str = ""
    sex: str | None = None
    phone: str | None = None
    community: str | None = None
    kind: str | None = None
    served: dt.date | None = None
    reported: dt.date | None = None
    agreed: dt.date | None = None
    years: int | None = None
    more_phones: tuple[str, ...] = ()
    former_name: str = ""
    number: str = ""
    decided: dt.date | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    household: str = ""
    address: str = ""
    drugs: tuple[str, ...] = ()
    kin_name: str = ""
    kin_relation: str = ""
    kin_phone: str | None = None
    worker: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: where it stands, what it says, whether it may come in."""

    index: int
    sheet: str
    excel_row: int
    person: Person
    problems: tuple[Problem, ...]

    @property
    def accepted(self) -> bool:
        """No problem of the row is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its place (from 0), its title, and the field it was taken for.

    ``confidence`` is 1.0 for a known title or a person's own choice, less for a guess from parts of
    the title, 0.0 for a column nobody asked about.
    """

    index: int
    title: str
    field: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of one sheet. ``header_rows`` are Excel's row numbers; empty when there is no table."""

    name: str
    hidden: bool
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: int
    skipped: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read: every sheet, every data row, every problem."""

    format: str
    today: dt.date
    sheets: tuple[SheetReport, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = field(default=())

    @property
    def mapping(self) -> dict[str, str]:
        """Field → column title, as guessed or chosen: of the first sheet that has the field."""
        found: dict[str, str] = {}
        for sheet in self.sheets:
            for column in sheet.columns:
                if column.field is not None:
                    found.setdefault(column.field, column.title)
        return found

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the accepted rows."""
        return tuple(row.person for row in self.rows if row.accepted)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)

    @property
    def accepted(self) -> int:
        """How many rows may come in."""
        return sum(1 for row in self.rows if row.accepted)

    @property
    def rejected(self) -> int:
        """How many rows are kept out."""
        return len(self.rows) - self.accepted
