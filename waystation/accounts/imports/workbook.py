"""Workbooks in and out. What comes in is distrusted; nothing that goes out can start a formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from waystation.common.files.zip_parts import read_part
from waystation.rules.problems import RuleBroken

from .layout import MAX_ROWS, SHEETS, Kind, Sheet

MAX_BYTES = 5 * 1024 * 1024
#: A small zip may hold gigabytes; a list of offices does not.
MAX_UNPACKED = 60 * 1024 * 1024
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
#: Names of sheets and headings in the template; anything with these signs in front would be run by Excel.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """One filled row: the sheet's name, the row as the spreadsheet numbers it, the cells by heading."""

    sheet: str
    number: int
    cells: dict[str, str]


def read(kind: Kind, content: bytes) -> list[Row]:
    """The filled rows of the known sheets, in order; RuleBroken with what to do if it is no such workbook."""
    book = _open(content)
    rows: list[Row] = []
    for sheet in SHEETS[kind]:
        if sheet.name in book.sheet_names:
            rows += _rows(sheet, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
    if not rows:
        raise RuleBroken("accounts.workbook_empty", sheets="、".join(s.name for s in SHEETS[kind]))
    if len(rows) > MAX_ROWS[kind]:
        raise RuleBroken("accounts.workbook_too_long", rows=len(rows), most=MAX_ROWS[kind])
    return rows


def _open(content: bytes) -> CalamineWorkbook:
    if len(content) > MAX_BYTES:
        raise RuleBroken("accounts.workbook_too_big", megabytes=MAX_BYTES // 1024 // 1024)
    if content.startswith(_OLD_OR_ENCRYPTED):
        raise RuleBroken("accounts.workbook_locked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise RuleBroken("accounts.workbook_too_big", megabytes=MAX_BYTES // 1024 // 1024)
            for entry in archive.infolist():
                read_part(archive, entry)
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        CalamineError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        raise RuleBroken("accounts.workbook_broken") from error


def _rows(sheet: Sheet, lines: Sequence[Sequence[object]]) -> Iterable[Row]:
    """The rows below the line that holds the headings; notes above it and blank lines are passed over."""
    titles = [column.title for column in sheet.columns]
    start, found = 0, {}
    for start, line in enumerate(lines, 1):  # noqa: B007 - the line below the headings is where rows begin
        found = {_text(cell): place for place, cell in enumerate(line)}
        if all(title in found for title in titles):
            break
    else:
        raise RuleBroken("accounts.workbook_headings", sheet=sheet.name, headings="、".join(titles))
    for number, line in enumerate(lines[start:], start + 1):
        cells = {title: _text(line[found[title]]) if found[title] < len(line) else "" for title in titles}
        hints = {column.title: column.hint for column in sheet.columns}
        if any(cells.values()) and cells != hints:
            yield Row(sheet.name, number, cells)


def _text(cell: object) -> str:
    """A cell as people see it: no blanks, whole numbers without ``.0``, days without an hour."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    return "".join(str(cell).split())


def template(kind: Kind) -> bytes:
    """An empty workbook: headings, a line of hints, an example on a sheet of its own."""
    sheets = [(s.name, [[c.title for c in s.columns], [c.hint for c in s.columns]]) for s in SHEETS[kind]]
    examples = [(f"{s.name}示例", [[c.title for c in s.columns], list(s.example)]) for s in SHEETS[kind]]
    return write([*sheets, *examples])


def write(sheets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> bytes:
    """A workbook of text cells; the first line of each sheet is bold."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    for name, lines in sheets:
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 10, 26)
        for number, line in enumerate(lines):
            for place, text in enumerate(line):
                sheet.write_string(number, place, harmless(text), bold if number == 0 else None)
    book.close()
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that a spreadsheet will not run, also after it was saved as CSV."""
    return f"'{text}" if text.startswith(_FORMULA) else text
