"""Odd things that stand in real sheets: merged cells, headings between people, formulas, hidden rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from tests.casework.roster.styles import TODAY, people
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.shapes import Roster

CAST = people(8)
HEAD = ["序号", "姓名", "身份证号码", "所属社区", "人员类别", "送达日期", "报到日期", "期限"]


def line(number: int, **other: Any) -> list[Any]:
    p = CAST[number]
    cells = {
        "序号": number + 1,
        "姓名": p.name,
        "身份证号码": p.id,
        "所属社区": p.community,
        "人员类别": p.kind,
        "送达日期": p.served.isoformat(),
        "报到日期": p.reported.isoformat() if p.reported else "",
        "期限": p.years,
    }
    return list((cells | other).values())


def read(rows: list[list[Any]], touch: Callable[[Any, Any], None] | None = None, **more: Any) -> Roster:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("名册")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if touch:
            touch(book, sheet)
    return read_roster(out.getvalue(), today=TODAY, **more)


def names(roster: Roster) -> list[str]:
    return [row.person.name for row in roster.rows]


def codes(roster: Roster) -> list[tuple[int, str]]:
    return [(p.row, p.code) for p in roster.problems if p.code not in ("id_area_year", "id_area_unknown")]


def test_a_community_merged_over_its_people_counts_for_each() -> None:
    rows = [HEAD, *(line(n, 所属社区="") for n in range(4))]
    roster = read(rows, lambda book, sheet: sheet.merge_range(1, 3, 3, 3, "青石村"))
    assert [row.person.community for row in roster.rows] == ["青石村", "青石村", "青石村", None]


def test_headings_of_parts_between_the_people_are_no_people() -> None:
    rows = [
        HEAD,
        ["一、社区戒毒人员（2人）"],
        line(0),
        line(1),
        ["小计", "2人"],
        ["二、社区康复人员"],
        line(2),
        ["", "青石村"],
        line(3),
        ["", "", "以下空白"],
        ["合计", "", "4人"],
        ["备注：以上数据截至11月"],
        ["审核人：", "张三", "填表人：", "李四"],
    ]
    assert names(read(rows)) == [CAST[n].name for n in range(4)]


def test_numbered_rows_without_a_person_do_not_count() -> None:
    rows = [
        HEAD,
        line(0),
        [2, "", "", "", "", "", "", ""],
        [3, "/", "/", "/", "/", "/", "/", "/"],
        [],
        line(1),
    ]
    assert names(read(rows)) == [CAST[0].name, CAST[1].name]


def test_a_row_without_a_name_counts_and_is_kept_out() -> None:
    roster = read([HEAD, line(0), line(1, 姓名=""), line(2, 身份证号码="")])
    assert [row.accepted for row in roster.rows] == [True, False, False]
    assert (1, "missing_name") in codes(roster)
    assert (2, "missing_id") in codes(roster)


def test_a_second_table_on_the_sheet_with_other_columns() -> None:
    other = ["姓名", "公民身份号码", "类别", "送达时间"]
    p = CAST[1]
    rows = [
        HEAD,
        line(0),
        ["合计", "", "1人"],
        [],
        ["社区康复人员名单"],
        other,
        [p.name, p.id, p.kind, p.served.isoformat()],
    ]
    roster = read(rows)
    assert [(row.person.name, row.person.id) for row in roster.rows] == [
        (CAST[n].name, CAST[n].id) for n in (0, 1)
    ]


def test_the_familys_columns_before_the_persons_own() -> None:
    p = CAST[0]
    rows = [
        ["家属情况", "", "", "本人情况", "", "", ""],
        ["姓名", "身份证号", "电话", "姓名", "身份证号", "电话", "类别"],
        ["魏平", CAST[1].id, "15812415868", p.name, p.id, p.phone, p.kind],
    ]

    def merge(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 2, "家属情况")
        sheet.merge_range(0, 3, 0, 6, "本人情况")

    person = read(rows, merge).rows[0].person
    assert (person.name, person.id, person.phone) == (p.name, p.id, p.phone)
    assert (person.kin_name, person.kin_phone) == ("魏平", "15812415868")


def test_two_rows_of_relatives_under_one_person_are_one_person() -> None:
    head = [*HEAD, "家属姓名", "家属电话"]
    rows = [head, [*line(0), "魏平", "15812415868"], [*([""] * 8), "李四", "13900001111"], [*line(1), "", ""]]
    roster = read(rows, lambda book, sheet: sheet.merge_range(1, 1, 2, 1, CAST[0].name))
    assert names(roster) == [CAST[0].name, CAST[1].name]


def test_a_formula_without_its_value_is_told() -> None:
    roster = read([HEAD, line(0, 期限="")], lambda book, sheet: sheet.write_formula(1, 7, "=1+2", None, ""))
    assert (0, "formula_without_value") in codes(roster)
    assert roster.accepted == 1


def test_a_formulas_value_counts() -> None:
    roster = read([HEAD, line(0, 期限="")], lambda book, sheet: sheet.write_formula(1, 7, "=1+2", None, 3))
    assert roster.rows[0].person.years == 3


def test_hidden_rows_and_sheets_are_read_and_told() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        more = book.add_worksheet("藏")
        more.write_row(0, 0, HEAD)
        more.write_row(1, 0, line(2))
        more.hide()

    roster = read([HEAD, line(0), line(1)], hide)
    assert names(roster) == [CAST[n].name for n in range(3)]
    assert (1, "hidden_row") in codes(roster)
    assert {note.code for note in roster.notes} >= {"hidden_sheet", "hidden_rows"}


def test_of_two_rows_with_one_number_the_first_stays() -> None:
    roster = read([HEAD, line(0), line(1), line(2, 身份证号码=CAST[0].id.lower() + " ", 姓名="别人")])
    assert [row.accepted for row in roster.rows] == [True, True, False]
    assert "duplicate_in_file" in {code for row, code in codes(roster) if row == 2}


def test_two_communities_with_one_short_name_are_not_guessed() -> None:
    roster = read([HEAD, line(0, 所属社区="南桥社区"), line(1, 所属社区="南桥村"), line(2, 所属社区="南桥")])
    assert [row.person.community for row in roster.rows] == ["南桥社区", "南桥村", "南桥"]
    assert (2, "community_ambiguous") in codes(roster)


def test_a_community_that_is_not_on_the_list_is_told() -> None:
    roster = read(
        [HEAD, line(0, 所属社区="远山村"), line(1, 所属社区="青石")], communities=["青石村", "柳林村"]
    )
    assert [row.person.community for row in roster.rows] == ["远山村", "青石村"]
    assert [row for row, code in codes(roster) if code == "community_unknown"] == [0]


def test_a_column_without_a_telling_title_is_known_by_its_cells() -> None:
    head = ["姓名", "号码一", "号码二", "备注一", "送达日期", "报到日期"]
    rows = [head, *([p.name, p.id, p.phone, p.kind, p.served.isoformat(), ""] for p in CAST)]
    roster = read(rows)
    assert [(r.person.id, r.person.phone, r.person.kind) for r in roster.rows] == [
        (p.id, p.phone, p.kind) for p in CAST
    ]
    assert [c.confidence for c in roster.sheets[0].columns[:4]] == [1.0, 0.5, 0.5, 0.5]


def test_a_mapping_corrects_the_guess() -> None:
    rows = [[*HEAD, "真名"], [*line(0), "改名"]]
    assert names(read(rows, mapping={"name": "真名"})) == ["改名"]
    assert names(read(rows, mapping={"name": "I"})) == ["改名"]
    assert names(read(rows, mapping={"name": "9"})) == ["改名"]


def test_an_example_row_is_no_person() -> None:
    assert names(read([HEAD, line(0, 序号="示例", 身份证号码=""), line(1)])) == [CAST[1].name]


def test_errors_of_a_spreadsheet_count_as_nothing_and_are_told() -> None:
    roster = read([HEAD, line(0, 报到日期="#REF!")])
    assert roster.rows[0].person.reported is None
    assert (0, "cell_error") in codes(roster)


GROUPS = ["序号", "基本信息", "", "", "执行情况", "", "", ""]


def test_a_header_of_two_rows_that_stands_again_on_the_next_page_holds_no_person() -> None:
    second = ["", *HEAD[1:]]
    rows = [GROUPS, second, line(0), line(1), GROUPS, second, line(2), GROUPS, line(3)]

    roster = read(rows)

    assert names(roster) == [CAST[n].name for n in range(4)]
    assert codes(roster) == []


def test_a_header_repeated_in_part_takes_no_column_away() -> None:
    rows = [HEAD, line(0), ["", "姓 名", "身份证号码", "", "人员类别", "", "", ""], line(1)]

    roster = read(rows)

    assert [(row.person.name, row.person.served, row.person.years) for row in roster.rows] == [
        (CAST[n].name, CAST[n].served, CAST[n].years) for n in (0, 1)
    ]
