"""Looks into an xlsx file (a zip of XML) before the reader does: bombs, limits, hidden rows, formulas.

The reader fills a rectangle from the first to the last used cell; one cell far away in a small file
would ask for more memory than there is. So the rectangle is measured here first, on the XML itself,
and every part is unpacked once, no further than the size the directory promises.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from waystation.casework.roster.files.limits import Limits
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.common.files.zip_parts import read_part

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_CELL_WITH_VALUE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})(\d+)[\"'][^>]*?(?<!/)>")
# Begins with letters that can be looked for at once: both look through the whole sheet.
_WIDE_CELL = re.compile(rb"r=[\"'][A-Z]{2,3}\d+[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_FORMULA_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_CACHED = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Columns that have one letter; and from how many rows on it is counted exactly what is used of them.
_ONE_LETTER = 26
_MANY_ROWS = 80_000


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the reader does not tell: hidden rows, and formulas without a result (all from 0)."""

    hidden_rows: frozenset[int] = frozenset()
    no_value: frozenset[tuple[int, int]] = frozenset()


def check_archive(data: bytes, limits: Limits) -> dict[str, SheetFacts]:
    """Facts by sheet name; ``RosterUnreadable`` when the file is a bomb, broken, or something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, len(data), limits)
            _check_kind(archive)
            return _facts(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError) as problem:
        raise RosterUnreadable("broken_file") from problem
    except RuntimeError as problem:  # a zip with a password on its parts
        raise RosterUnreadable("password") from problem
    except ElementTree.ParseError as problem:
        raise RosterUnreadable("broken_file") from problem


def _check_sizes(archive: zipfile.ZipFile, packed: int, limits: Limits) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.parts:
        raise RosterUnreadable("zip_bomb")
    if total > limits.unpacked_bytes or (total > limits.ratio_from_bytes and total > packed * limits.ratio):
        raise RosterUnreadable("zip_bomb")


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise RosterUnreadable("wrong_type", kind="xlsb")
    if any(name.startswith("word/") for name in names):
        raise RosterUnreadable("wrong_type", kind="Word")
    if any(name.startswith("ppt/") for name in names):
        raise RosterUnreadable("wrong_type", kind="PowerPoint")
    if "content.xml" in names:
        raise RosterUnreadable("wrong_type", kind="ods")
    if "_rels/.rels" in names and b"officeDocument" in read_part(archive, "_rels/.rels"):
        return  # a workbook whose main part has another name: the reader follows the relations too
    raise RosterUnreadable("wrong_type", kind="zip")


def _facts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, SheetFacts]:
    by_part = {part: name for name, part in _sheet_parts(archive).items()}
    facts: dict[str, SheetFacts] = {}
    cells = 0
    for entry in archive.infolist():
        xml = read_part(archive, entry)
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        if b"<!DOCTYPE" in xml[:2048] or b"<!ENTITY" in xml[:2048]:
            raise RosterUnreadable("broken_file")
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            name = by_part.get(entry.filename, entry.filename)
            facts[name], used = sheet_facts(xml)
            cells += used
            if cells > limits.cells:
                raise RosterUnreadable("too_many_cells", sheet=name, limit=limits.cells // 10_000)
    return facts


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → part, from the workbook and its relations; empty when they cannot be matched."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    parts = [read_part(archive, name) for name in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml")]
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts):
        raise RosterUnreadable("broken_file")
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(parts[0])  # noqa: S314 — no DOCTYPE, checked above
    }
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(parts[1]).iter():  # noqa: S314 — as above
        if element.tag.endswith("}sheet") and (target := targets.get(element.get(_REL))):
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[element.get("name", "")] = path
    return found


def sheet_facts(xml: bytes) -> tuple[SheetFacts, int]:
    """A sheet's facts, and how many cells its rectangle has."""
    hidden: set[int] = set()
    last = number = 0
    for row in _ROW.finditer(xml):
        found = _ROW_NUMBER.search(row[1])
        number = int(found[1]) if found else number + 1
        last = max(last, number)
        if b"hidden" in row[1] and _HIDDEN.search(row[1]):
            hidden.add(number - 1)
    used = last * _ONE_LETTER
    if _WIDE_CELL.search(xml) or last > _MANY_ROWS:
        used = _rectangle(xml)
    has_formulas = (b"<f" in xml or b":f" in xml) and _FORMULA.search(xml)
    return SheetFacts(frozenset(hidden), _without_value(xml) if has_formulas else frozenset()), used


def _rectangle(xml: bytes) -> int:
    rows, columns = 0, 0
    widest: dict[bytes, int] = {}
    for letters, digits in _CELL_WITH_VALUE.findall(xml):
        if letters not in widest:
            widest[letters] = _column(letters) + 1
            columns = max(columns, widest[letters])
        rows = max(rows, int(digits))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _without_value(xml: bytes) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for cell in _FORMULA_CELL.finditer(xml):
        if _FORMULA.search(cell[2]) and not _CACHED.search(cell[2]) and (place := _PLACE.search(cell[1])):
            found.add((int(place[2]) - 1, _column(place[1])))
    return frozenset(found)
