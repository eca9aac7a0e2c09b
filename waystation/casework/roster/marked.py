"""The same workbook back, with the cells that have problems marked: what a centre mends its roster by.

An xlsx file is edited, so its look stays; xls and csv files come back as a new xlsx. Each marked cell has
a colour and a comment; a column 问题 at the right says all of a row's problems; a last sheet explains.
No cell that goes out may start a formula: formulas go out as the values they had, text that looks like
one goes out as text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import IO, Any

from waystation.casework.roster.files.limits import DEFAULT_LIMITS, Limits
from waystation.casework.roster.files.workbook import Sheet, Source, Workbook, open_workbook, read_source
from waystation.casework.roster.sentences import LEGEND, MARKED
from waystation.casework.roster.shapes import Problem, Roster, Severity, Value

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HARMLESS = re.compile(r"[+-][\d\s().-]*")
_CELL = re.compile(r"([A-Z]+)(\d+)")
_WIDEST = 60
_MOST_COMMENT = 1000

Marks = Mapping[int, Sequence[Problem]]  # row from 0 → its problems


def safe_text(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula: an apostrophe goes before one that could start it.

    Telephone numbers (+86 …) and lone strokes keep their sign: they are written as text anyway.
    """
    if text.startswith(_STARTS) and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text


def marked_workbook(source: Source, roster: Roster, out: IO[bytes], limits: Limits = DEFAULT_LIMITS) -> None:
    """Write the marked workbook to ``out``. ``source`` is the file ``roster`` was read from.

    Raises ``RosterUnreadable`` as the reader does.
    """
    data = read_source(source, limits)
    book = open_workbook(data, limits)
    if book.format == "xlsx" and (edited := _edited(data, roster)) is not None:
        out.write(edited)
    else:
        out.write(_rewritten(book, roster))


def _by_sheet(roster: Roster) -> dict[str, dict[int, list[Problem]]]:
    found: dict[str, dict[int, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in roster.problems:
        found[problem.sheet][problem.excel_row - 1].append(problem)
    return found


def _headers(roster: Roster) -> dict[str, int]:
    """Sheet → the row (from 0) that takes the title of the new column."""
    return {sheet.name: max(sheet.header_rows, default=1) - 1 for sheet in roster.sheets if not sheet.skipped}


def _sentences(problems: Sequence[Problem]) -> str:
    return "\n".join(dict.fromkeys(MARKED[p.severity] + p.message + p.mend for p in problems))


def _worst(problems: Sequence[Problem]) -> Severity:
    return Severity.ERROR if any(p.severity is Severity.ERROR for p in problems) else Severity.WARNING


def _by_cell(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    cells: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.cell:
            cells[problem.cell].append(problem)
    return cells


def _edited(data: bytes, roster: Roster) -> bytes | None:
    """The xlsx file itself with marks; None when the editing library cannot take this file."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every extension it drops; the marks do not need them
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        except (ValueError, TypeError, LookupError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError):
            return None
        problems, headers = _by_sheet(roster), _headers(roster)
        for sheet in book.worksheets:
            _harmless(sheet)
            if sheet.title in headers:
                _mark(sheet, headers[sheet.title], problems[sheet.title])
        _legend_openpyxl(book, roster)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def _harmless(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(_STARTS):
                cell.value = safe_text(cell.value)
                cell.data_type = "s"
                cell.quotePrefix = True


def _mark(sheet: Any, header: int, rows: Marks) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    fills = {severity: PatternFill("solid", fgColor=colour) for severity, colour in COLOURS.items()}
    column = sheet.max_column + 1
    title = sheet.cell(header + 1, column, MARKED["title"])
    title.font = Font(bold=True)
    sheet.column_dimensions[title.column_letter].width = _WIDEST
    for row, problems in rows.items():
        cell = sheet.cell(row + 1, column, safe_text(_sentences(problems)))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = fills[_worst(problems)]
        for name, its in _by_cell(problems).items():
            target = sheet[name]
            target.fill = fills[_worst(its)]
            if type(target).__name__ != "MergedCell":
                target.comment = Comment(_sentences(its)[:_MOST_COMMENT], MARKED["author"])


def _legend_openpyxl(book: Any, roster: Roster) -> None:
    from openpyxl.styles import PatternFill

    sheet = book.create_sheet(_free_name(book.sheetnames))
    sheet.column_dimensions["A"].width = _WIDEST
    for place, (text, severity) in enumerate(_legend(roster), 1):
        cell = sheet.cell(place, 1, safe_text(text))
        if severity:
            cell.fill = PatternFill("solid", fgColor=COLOURS[severity])


def _legend(roster: Roster) -> list[tuple[str, Severity | None]]:
    counts = {"rows": len(roster.rows), "accepted": roster.accepted, "rejected": roster.rejected}
    lines: list[tuple[str, Severity | None]] = [(LEGEND["counts"] % counts, None)]
    lines += [(LEGEND["error"], Severity.ERROR), (LEGEND["warning"], Severity.WARNING), (LEGEND["how"], None)]
    return lines + [(note.message, None) for note in roster.notes]


def _free_name(names: Sequence[str]) -> str:
    tries = (LEGEND["sheet"], LEGEND["other_sheet"], *(f"{LEGEND['other_sheet']}{n}" for n in range(2, 99)))
    taken = {name.casefold() for name in names}
    return next(name for name in tries if name.casefold() not in taken)


def _rewritten(book: Workbook, roster: Roster) -> bytes:
    """A new xlsx file with the values of ``book`` and the marks."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    target = xlsxwriter.Workbook(out, options)
    problems, headers = _by_sheet(roster), _headers(roster)
    formats = {
        (severity, kind): target.add_format(
            ({"bg_color": f"#{COLOURS[severity]}"} if severity else {})
            | ({"num_format": "yyyy-mm-dd"} if kind == "date" else {})
            | ({"text_wrap": True, "valign": "top"} if kind == "wrap" else {})
        )
        for severity in (None, *Severity)
        for kind in ("", "date", "wrap")
    }
    for sheet in book.sheets:
        page = target.add_worksheet(_sheet_name(sheet.name))
        _write_sheet(page, sheet, problems[sheet.name], headers.get(sheet.name), formats)
    page = target.add_worksheet(_free_name([sheet.name for sheet in book.sheets]))
    page.set_column(0, 0, _WIDEST)
    for place, (text, severity) in enumerate(_legend(roster)):
        page.write_string(place, 0, safe_text(text), formats[severity, ""])
    target.close()
    return out.getvalue()


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", "_", name).strip("'")[:31] or "Sheet"


def _write_sheet(
    page: Any, sheet: Sheet, rows: Marks, header: int | None, formats: Mapping[Any, Any]
) -> None:
    width = max((len(row) for row in sheet.rows), default=0)
    for number, row in enumerate(sheet.rows):
        cells = {_column(name): its for name, its in _by_cell(rows.get(number, ())).items()}
        for column in range(width if cells else len(row)):
            value = row[column] if column < len(row) else None
            severity = _worst(cells[column]) if column in cells else None
            _write(page, number, column, value, severity, formats)
            if column in cells:
                page.write_comment(number, column, _sentences(cells[column])[:_MOST_COMMENT])
        if number in rows:
            problems = rows[number]
            page.write_string(
                number, width, safe_text(_sentences(problems)), formats[_worst(problems), "wrap"]
            )
    if header is not None:
        page.write_string(header, width, MARKED["title"])
        page.set_column(width, width, _WIDEST)


def _write(  # noqa: PLR0917 — as xlsxwriter's own writers
    page: Any, row: int, column: int, value: Value, severity: Severity | None, formats: Mapping[Any, Any]
) -> None:
    if value is None or value == "":
        if severity:
            page.write_blank(row, column, None, formats[severity, ""])
    elif isinstance(value, dt.date):
        page.write_datetime(row, column, value, formats[severity, "date"])
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, formats[severity, ""])
    elif isinstance(value, (int, float)):
        page.write_number(row, column, value, formats[severity, ""])
    else:
        page.write_string(row, column, safe_text(str(value)), formats[severity, ""])


def _column(cell: str) -> int:
    found = _CELL.fullmatch(cell)
    number = 0
    for letter in found[1] if found else "A":
        number = number * 26 + ord(letter) - 64
    return number - 1
