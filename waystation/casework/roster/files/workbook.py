"""A file → sheets of cells. Everything that cannot or must not be read is refused before it is opened."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from waystation.casework.roster.files.archive import SheetFacts, check_archive
from waystation.casework.roster.files.limits import DEFAULT_LIMITS, Limits
from waystation.casework.roster.files.ole import check_ole
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.casework.roster.shapes import Value

Source = str | Path | bytes | IO[bytes]
Range = tuple[tuple[int, int], tuple[int, int]]

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)
_DELIMITERS = ",\t;|，"


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows[r][c]`` is Excel's cell in row r+1, column c+1; rows may differ in length.

    ``merged`` are ranges ((top, left), (bottom, right)), all included, from 0. ``no_value`` are cells
    with a formula whose result is not in the file.
    """

    name: str
    rows: list[list[Value]]
    hidden: bool = False
    merged: list[Range] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    no_value: frozenset[tuple[int, int]] = frozenset()
    _tall: dict[tuple[int, int], int] | None = None

    @property
    def tall(self) -> dict[tuple[int, int], int]:
        """(row, column) → the row whose value it shares: cells of one column merged over several rows."""
        if self._tall is None:
            self._tall = {
                (row, left): top
                for (top, left), (bottom, right) in self.merged
                if left == right and top < len(self.rows) and left < len(self.rows[top])
                for row in range(top + 1, min(bottom + 1, len(self.rows)))
            }
        return self._tall


@dataclass(slots=True)
class Workbook:
    """A file's sheets, and what kind of file it is: ``xlsx``, ``xls`` or ``csv``."""

    format: str
    sheets: list[Sheet]
    encoding: str | None = None
    delimiter: str | None = None


def read_source(source: Source, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The file's bytes, refused unread when there are too many of them."""
    if isinstance(source, (str, Path)):
        path = Path(source)
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise RosterUnreadable("not_a_file", name=path.name)
            _must_fit(size, limits)
            return path.read_bytes()
        except OSError as problem:
            raise RosterUnreadable("cannot_open", name=path.name, reason=problem.strerror or "") from problem
    if isinstance(source, bytes):
        _must_fit(len(source), limits)
        return source
    size = source.seek(0, io.SEEK_END)
    _must_fit(size, limits)
    source.seek(0)
    return source.read()


def _must_fit(size: int, limits: Limits) -> None:
    if size == 0:
        raise RosterUnreadable("empty_file")
    if size > limits.file_bytes:
        raise RosterUnreadable("too_big", megabytes=size // 2**20, limit=limits.file_bytes // 2**20)


def open_workbook(source: Source, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """All sheets of an xlsx, xls or csv file; ``RosterUnreadable`` says why not."""
    data = read_source(source, limits)
    if data.startswith((_ZIP, b"PK\x05\x06")):
        facts = check_archive(data, limits)
        return Workbook("xlsx", _sheets(data, limits, facts))
    if data.startswith(_OLE):
        return Workbook("xls", _sheets(check_ole(data, limits), limits, {}))
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise RosterUnreadable("wrong_type", kind=kind)
    return _csv(data, limits)


def _sheets(data: bytes, limits: Limits, facts: dict[str, SheetFacts]) -> list[Sheet]:
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _all_sheets(book, limits, facts)
    except RosterUnreadable:
        raise
    except python_calamine.PasswordError as problem:
        raise RosterUnreadable("password") from problem
    except (python_calamine.CalamineError, ValueError, OSError, OverflowError, MemoryError) as problem:
        raise RosterUnreadable("broken_file") from problem
    except BaseException as problem:
        if type(problem).__name__ == "PanicException":  # the Rust side gave up on a malformed file
            raise RosterUnreadable("broken_file") from problem
        raise


def _all_sheets(book: Any, limits: Limits, facts: dict[str, SheetFacts]) -> list[Sheet]:
    import python_calamine

    sheets: list[Sheet] = []
    cells = 0
    for meta in book.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        found = book.get_sheet_by_name(meta.name)
        cells += found.total_height * found.total_width
        if cells > limits.cells:
            raise RosterUnreadable("too_many_cells", sheet=meta.name, limit=limits.cells // 10_000)
        fact = facts.get(meta.name, SheetFacts())
        sheets.append(
            Sheet(
                meta.name,
                found.to_python(skip_empty_area=False),
                hidden=meta.visible != python_calamine.SheetVisibleEnum.Visible,
                merged=list(found.merged_cell_ranges or ()),
                hidden_rows=fact.hidden_rows,
                no_value=fact.no_value,
            )
        )
    if not any(sheet.rows for sheet in sheets):
        raise RosterUnreadable("no_cells")
    return sheets


def decode(data: bytes) -> tuple[str, str]:
    """The text of a text file and its encoding: UTF-8 (with or without mark), UTF-16 with mark, GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ["utf-16"]
    elif data.startswith(b"\xef\xbb\xbf"):
        tries = ["utf-8-sig"]
    else:
        tries = ["utf-8", "gb18030"]
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(1 for char in text[:20_000] if char < " " and char not in "\t\r\n\x1a\x0c")
        if "\x00" not in text and controls * 50 <= min(len(text), 20_000):
            return text, encoding
    raise RosterUnreadable("unknown_encoding")


def _csv(data: bytes, limits: Limits) -> Workbook:
    text, encoding = decode(data)
    head = text[:4096].lstrip().lower()
    if head.startswith(("<!doctype html", "<html", "<table", "<meta", "<head")) or "<table" in head:
        raise RosterUnreadable("html")
    if head.startswith("<?xml"):
        raise RosterUnreadable("xml")
    if not text.strip():
        raise RosterUnreadable("no_cells")
    delimiter = _delimiter(text)
    rows: list[list[Value]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(list(row))
            cells += len(row)
            if cells > limits.cells:
                raise RosterUnreadable("too_many_cells", sheet="CSV", limit=limits.cells // 10_000)
    except csv.Error as problem:
        raise RosterUnreadable("broken_csv", line=len(rows) + 1) from problem
    if rows and rows[0] and re.fullmatch(r"sep=.", str(rows[0][0]).strip()):
        rows[0] = []
    return Workbook("csv", [Sheet("CSV", rows)], encoding, delimiter)


def _delimiter(text: str) -> str:
    """The delimiter that parts the lines into the most columns, and into the same number."""
    sample = text[:40_000]

    def worth(delimiter: str) -> float:
        try:
            lines = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row][
                :60
            ]
        except csv.Error:
            return 0.0
        widths = [len(row) for row in lines]
        common = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return common * (widths.count(common) / len(widths)) if common > 1 else 0.0

    return max(_DELIMITERS, key=worth)
