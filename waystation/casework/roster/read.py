"""A roster file → ``Roster``: people, and every problem at its place. The room's one entrance."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from waystation.casework.roster.cells.text import as_text, forget, has_value
from waystation.casework.roster.cells.words import kind_in
from waystation.casework.roster.check import Checks
from waystation.casework.roster.communities import Communities, in_address, tidy
from waystation.casework.roster.files.limits import DEFAULT_LIMITS, Limits
from waystation.casework.roster.files.workbook import Sheet, Source, Workbook, open_workbook
from waystation.casework.roster.rows import Context, Draft, read_row, settle
from waystation.casework.roster.sentences import FIELD_NAMES, RosterUnreadable, note_words
from waystation.casework.roster.shapes import Note, Roster, Row, SheetReport
from waystation.casework.roster.tables.contents import complete
from waystation.casework.roster.tables.find import (
    SEARCHED,
    Table,
    data_rows,
    find_table,
    fits,
    unknown_columns,
)
from waystation.rules.law import Law

_WANTED = ("name", "id", "kind", "served", "community", "phone")


def read_roster(
    source: Source,
    *,
    today: dt.date,
    mapping: Mapping[str, str] | None = None,
    communities: Iterable[str] = (),
    sheet: str | None = None,
    law: Law | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Roster:
    """Read and check a roster. Nothing is written anywhere.

    ``source`` is a path, bytes, or a seekable binary file. ``mapping`` (field → column title, letter or
    number from 1; "" for no column) corrects the guess. ``communities`` are full names of the
    area tree, if there is one. ``sheet`` restricts the reading to one sheet. ``law`` is the place's law (the
    nation's when None).
    Raises ``RosterUnreadable``.
    """
    for name in mapping or ():
        if name not in FIELD_NAMES:
            raise RosterUnreadable("no_such_field", field=name, fields="、".join(FIELD_NAMES))
    with _uncollected():
        book = open_workbook(source, limits)
        try:
            return _Reading(book, today, mapping, Communities(communities), law).run(sheet)
        finally:
            forget()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's collector, which would look through a million lasting values again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Reading:
    """One run over one workbook; holds what is gathered on the way."""

    def __init__(
        self,
        book: Workbook,
        today: dt.date,
        mapping: Mapping[str, str] | None,
        known: Communities,
        law: Law | None,
    ) -> None:
        self.book, self.today, self.mapping, self.known, self.law = book, today, mapping, known, law
        self.drafts: list[Draft] = []
        self.sheets: list[SheetReport] = []
        self.notes: list[Note] = []
        self.previous: Table | None = None

    def run(self, only: str | None) -> Roster:
        sheets = [found for found in self.book.sheets if only is None or found.name == only]
        if not sheets:
            names = "、".join(found.name for found in self.book.sheets)
            raise RosterUnreadable("no_such_sheet", sheet=only, sheets=names)
        tables = [
            complete(found, table) if (table := find_table(found, self.mapping)) else None for found in sheets
        ]
        self._must_exist(tables)
        for found, table in zip(sheets, tables, strict=True):
            self._sheet(found, table)
        return Roster(self.book.format, self.today, tuple(self.sheets), self._settled(), tuple(self.notes))

    def _must_exist(self, tables: list[Table | None]) -> None:
        present = [table for table in tables if table is not None]
        if not present:
            raise RosterUnreadable("no_table", searched=SEARCHED)
        for wanted in filter(None, (self.mapping or {}).values()):
            if all(wanted in unknown_columns(table, {"": wanted}) for table in present):
                raise RosterUnreadable("no_such_column", column=wanted)

    def _sheet(self, sheet: Sheet, table: Table | None) -> None:
        if table is None and self.previous and fits(sheet, self.previous):
            table = replace(self.previous, first=-1, last=-1)
            self._note("table_without_header", sheet)
        if table is None:
            self.sheets.append(SheetReport(sheet.name, sheet.hidden, (), (), 0, skipped=True))
            if any(has_value(value) for row in sheet.rows for value in row):
                self._note("no_table_in_sheet", sheet)
                self._learn_texts(sheet, len(sheet.rows))
            return
        self.previous = table
        self._learn_texts(sheet, table.first)
        before = len(self.drafts)
        self._read_rows(sheet, table)
        count = len(self.drafts) - before
        header = tuple(range(table.first + 1, table.last + 2)) if table.first >= 0 else ()
        self.sheets.append(SheetReport(sheet.name, sheet.hidden, header, table.columns, count, skipped=False))
        self._tell(sheet, table, count)

    def _read_rows(self, sheet: Sheet, table: Table) -> None:
        heading = " ".join(
            as_text(v) for row in sheet.rows[: max(table.first, 0)] for v in row if isinstance(v, str)
        )
        kind = kind_in(sheet.name) or kind_in(heading)
        place = tidy(sheet.name) if tidy(sheet.name).endswith(("社区", "村")) else ""
        context = Context(sheet, table, self.today, kind, place)
        for index, header in data_rows(sheet, table, self.mapping):
            if header is not context.table:
                context = Context(sheet, header, self.today, kind, place)
            draft = read_row(context, index, len(self.drafts))
            self.drafts.append(draft)
            said = draft.values
            if said["community"]:
                self.known.learn(said["community"])
            for address in (said.get("address"), said.get("household")):
                if address:
                    self.known.learn(in_address(address), level=2)

    def _learn_texts(self, sheet: Sheet, until: int) -> None:
        for row in sheet.rows[: max(until, 0)]:
            for value in row:
                if isinstance(value, str) and value:
                    self.known.learn_text(value)

    def _tell(self, sheet: Sheet, table: Table, count: int) -> None:
        if sheet.hidden:
            self._note("hidden_sheet", sheet, rows=count)
        hidden = sum(
            1 for draft in self.drafts[len(self.drafts) - count :] if draft.index in sheet.hidden_rows
        )
        if hidden:
            self._note("hidden_rows", sheet, rows=hidden)
        for name in _WANTED:
            ticked = name == "kind" and {"tick_treatment", "tick_recovery"} & table.fields.keys()
            if name not in table.fields and not ticked:
                self._note("no_column", sheet, field=FIELD_NAMES[name])

    def _note(self, code: str, sheet: Sheet, **params: object) -> None:
        self.notes.append(Note(code, note_words(code, sheet=sheet.name, **params), sheet.name))

    def _settled(self) -> tuple[Row, ...]:
        seen: dict[str, Draft] = {}
        checks = Checks(self.today, self.law)
        return tuple(
            settle(draft, row, seen=seen, known=self.known, checks=checks)
            for row, draft in enumerate(self.drafts)
        )
