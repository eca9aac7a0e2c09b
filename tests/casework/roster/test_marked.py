"""The workbook that goes back: marks at the right cells, no formula, and it can be read again."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from tests.casework.roster.styles import TODAY, Style, people, text_file, workbook
from waystation.casework.roster.marked import COLOURS, marked_workbook, safe_text
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.shapes import Severity

SAMPLE = Path(__file__).parents[2] / "data" / "roster-street.xlsx"
PLAIN = Style(
    [
        ("序号", lambda p, rng: ""),
        ("姓名", lambda p, rng: p.name),
        ("身份证号", lambda p, rng: p.id),
        ("类别", lambda p, rng: p.kind),
        ("送达日期", lambda p, rng: p.served.isoformat()),
        ("备注", lambda p, rng: "=1+1"),
    ]
)


def marked(data: bytes | Path) -> openpyxl.Workbook:
    out = io.BytesIO()
    marked_workbook(data, read_roster(data, today=TODAY), out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def test_the_cells_of_the_sample_are_marked() -> None:
    book = marked(SAMPLE)
    assert book.sheetnames == ["花名册", "说明", "检查说明"]
    sheet = book["花名册"]
    assert sheet["U3"].value == "问题"
    assert sheet["B17"].fill.fgColor.rgb == f"00{COLOURS[Severity.ERROR]}"
    assert sheet["B17"].comment.text == "【拒绝】没有姓名。请补填姓名。"
    assert "【拒绝】没有姓名。请补填姓名。" in sheet["U17"].value
    assert sheet["U11"].value is None
    assert sheet["D4"].fill.fgColor.rgb == f"00{COLOURS[Severity.WARNING]}"
    assert sheet["A1"].value == "某街道社区戒毒社区康复人员花名册"


def test_the_marked_sample_reads_as_the_sample() -> None:
    out = io.BytesIO()
    first = read_roster(SAMPLE, today=TODAY)
    marked_workbook(SAMPLE, first, out)
    again = read_roster(out.getvalue(), today=TODAY)
    assert again.people == first.people
    assert [(p.row, p.code) for p in again.problems] == [(p.row, p.code) for p in first.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_file_comes_back_as_a_workbook(encoding: str) -> None:
    cast = people(5)
    data = text_file(PLAIN, cast, encoding=encoding, delimiter=",").replace(cast[2].id.encode(), b"123")
    sheet = marked(data).worksheets[0]
    assert sheet["G2"].value == "问题"
    assert sheet["C5"].comment.text == "【拒绝】身份证号码应为 18 位，现为 3 位。请对照身份证补全或改正。"
    assert sheet["F3"].value == "'=1+1"


def test_no_cell_that_goes_out_is_a_formula() -> None:
    def add(book: object) -> None:
        sheet = book.add_worksheet("公式")  # type: ignore[attr-defined]  # an xlsxwriter book
        sheet.write_formula(0, 0, "=1+1", None, 2)
        for row, text in enumerate(("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1"), 1):
            sheet.write_string(row, 0, text)

    for data in (
        workbook(("名册", PLAIN, people(3)), extra=add),
        text_file(PLAIN, people(3), encoding="utf-8", delimiter=","),
    ):
        for sheet in marked(data):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f"
                    assert not str(cell.value or "").startswith(("=", "@", "\t", "\r", "+", "-"))


@pytest.mark.parametrize(
    ("text", "goes_out"),
    [
        ("=1", "'=1"),
        ("+cmd|x", "'+cmd|x"),
        ("-2+3", "'-2+3"),
        ("@A1", "'@A1"),
        ("+86 13900001111", "+86 13900001111"),
        ("-", "-"),
        ("张三", "张三"),
    ],
)
def test_text_that_could_start_a_formula(text: str, goes_out: str) -> None:
    assert safe_text(text) == goes_out


def test_dates_stay_dates_in_a_rewritten_book() -> None:
    day = dt.date(2025, 3, 1)
    data = workbook(("名册", Style([*PLAIN.columns, ("报到日期", lambda p, rng: day)]), people(2)))
    assert marked(data).worksheets[0]["G3"].value == dt.datetime(2025, 3, 1)  # noqa: DTZ001 — Excel's dates have no zone
