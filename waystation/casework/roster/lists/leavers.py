"""A list of people who come out of isolation, with the centre's assessment: Excel or CSV, one row each."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import xlsxwriter

from waystation.casework.roster.cells.dates import read_date
from waystation.casework.roster.cells.text import as_text
from waystation.casework.roster.files.workbook import open_workbook
from waystation.casework.roster.shapes import Value
from waystation.rules.problems import RuleBroken

NAME, NUMBER, SEX, BORN = "姓名", "身份证号码", "性别", "出生日期"
AREA, RELEASE, CENTRE, PHONE = "回到的街道社区", "出所日期", "强制隔离戒毒所", "电话"
ASSESSED = "评估日期"
SCORES = ("生理脱毒", "身心康复", "行为表现", "社会环境与适应能力")
WORDS = tuple(f"{title}说明" for title in SCORES)
NEEDED = (NAME, AREA, RELEASE)
TITLES = (NAME, NUMBER, SEX, BORN, AREA, RELEASE, CENTRE, PHONE, ASSESSED)
COLUMNS = (*TITLES, *(title for pair in zip(SCORES, WORDS, strict=True) for title in pair))
SEXES = {"男": "male", "女": "female", "": ""}
#: A centre releases a few dozen in a month.
MAX_ROWS = 300
_HEADER_WITHIN = 10
_EXAMPLE = (
    *("林远", "", "男", "1988-03-02", "桂花社区", "2026-12-01", "江北强制隔离戒毒所", "", "2026-11-20"),
    *("85", "戒断症状消失", "70", "睡眠较差", "90", "", "60", "家中无人"),
)


@dataclass(frozen=True)
class SheetRow:
    """One filled row: its number in the sheet and its cells by heading."""

    number: int
    cells: Mapping[str, Value]

    def text(self, title: str) -> str:
        """A cell as people see it."""
        return as_text(self.cells.get(title)).strip()

    def needed(self, title: str) -> str:
        """A cell that must be filled: RuleBroken ``gate.cell_needed``."""
        found = self.text(title)
        if not found:
            raise RuleBroken("gate.cell_needed", column=title)
        return found

    def day(self, title: str) -> dt.date | None:
        """A cell with a day: RuleBroken ``gate.cell_day``."""
        day, flaw = read_date(self.cells.get(title))
        if flaw is not None:
            raise RuleBroken("gate.cell_day", column=title, value=self.text(title))
        return day

    def score(self, title: str) -> int | None:
        """A cell with a whole number: RuleBroken ``gate.cell_number``."""
        text = self.text(title)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            raise RuleBroken("gate.cell_number", column=title, value=text) from None
        if number != int(number):
            raise RuleBroken("gate.cell_number", column=title, value=text)
        return int(number)


def read(content: bytes) -> list[SheetRow]:
    """The filled rows below the line of headings. Raises ``RosterUnreadable``, and RuleBroken
    ``gate.sheet_headings``, ``gate.sheet_empty``, ``gate.sheet_too_long``."""
    for sheet in open_workbook(content).sheets:
        found = _header(sheet.rows)
        if found is None:
            continue
        rows = list(_rows(sheet.rows, *found))
        if not rows:
            raise RuleBroken("gate.sheet_empty")
        if len(rows) > MAX_ROWS:
            raise RuleBroken("gate.sheet_too_long", rows=len(rows), most=MAX_ROWS)
        return rows
    raise RuleBroken("gate.sheet_headings", headings="、".join(NEEDED))


def _header(rows: list[list[Value]]) -> tuple[int, dict[str, int]] | None:
    for line, cells in enumerate(rows[:_HEADER_WITHIN]):
        places = {as_text(cell).strip(): place for place, cell in enumerate(cells)}
        if all(title in places for title in NEEDED):
            return line, {title: places[title] for title in COLUMNS if title in places}
    return None


def _rows(rows: list[list[Value]], line: int, places: Mapping[str, int]) -> Iterator[SheetRow]:
    for number, cells in enumerate(rows[line + 1 :], line + 2):
        held = {title: cells[at] for title, at in places.items() if at < len(cells)}
        if any(as_text(value).strip() for value in held.values()):
            yield SheetRow(number, held)


def template() -> bytes:
    """A workbook with the headings, and an example on a sheet of its own."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True})
    for name, lines in (("出所名单", [COLUMNS]), ("示例", [COLUMNS, _EXAMPLE])):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, len(COLUMNS), 18)
        for number, cells in enumerate(lines):
            for place, text in enumerate(cells):
                sheet.write_string(number, place, text, bold if number == 0 else None)
    book.close()
    return out.getvalue()
