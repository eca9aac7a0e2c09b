"""Rosters in many styles are read exactly: every row, every value."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from tests.casework.roster.styles import (
    TODAY,
    Cast,
    Style,
    dated,
    people,
    replace,
    short,
    text_file,
    wide,
    workbook,
)
from waystation.casework.roster.read import read_roster
from waystation.casework.roster.shapes import Roster

KINDS = {
    "社区戒毒": ("社区戒毒", "责令社区戒毒", "社戒", "社区戒毒人员"),
    "社区康复": ("社区康复", "责令社区康复", "社康", "社区康复（含强戒出所）"),
}
TERMS = {
    2: (2, "2", "2年", "两年", "二年", "贰年", "24个月"),
    3: (3, "3", "3年", "三年", "叁年", "36个月", "3.0", "三"),
}


def a_name(p: Cast, rng: random.Random) -> str:
    return rng.choice((p.name, f"{p.name} ", p.name[0] + " " + p.name[1:], p.name[0] + "　" + p.name[1:]))


def an_id(p: Cast, rng: random.Random) -> str:
    return rng.choice(
        (
            p.id,
            p.id.lower(),
            f"'{p.id}",
            f"\u200b{p.id}",
            wide(p.id),
            f"{p.id[:6]} {p.id[6:14]} {p.id[14:]}",
            f"{p.id}\t",
            f"{p.id[:6]}-{p.id[6:14]}-{p.id[14:]}",
            f"\ufeff{p.id}\xa0",
            f"‘{p.id}",
        )
    )


def a_phone(p: Cast, rng: random.Random) -> Any:
    f = p.phone
    return rng.choice(
        (
            f,
            int(f),
            f"{f}.0",
            f"+86 {f}",
            f"86{f}",
            f"{f[:3]}-{f[3:7]}-{f[7:]}",
            f"{f[:3]} {f[3:7]} {f[7:]}",
            wide(f),
            f"'{f}",
            f"{f}/0715-8351234",
            f"{f}、13900001111",
            f"{f}\n13900001111",
            f"(+86){f}",
            f"0086-{f}",
            f"{f}(本人)",
        )
    )


def a_sex(p: Cast, rng: random.Random) -> Any:
    return rng.choice(("男", "男性", "M", 1, "1") if p.sex == "男" else ("女", "女性", "F", 2, "2"))


def a_kind(p: Cast, rng: random.Random) -> str:
    return rng.choice(KINDS[p.kind])


def a_term(p: Cast, rng: random.Random) -> Any:
    return rng.choice(TERMS[p.years])


def a_place(p: Cast, rng: random.Random) -> str:
    return rng.choice((p.community, short(p.community), p.community + " ", f"某街道{p.community}"))


def served(p: Cast, rng: random.Random) -> Any:
    return dated(p.served, rng)


def any_date(field: str) -> Any:
    styles = (
        "date",
        "datetime",
        "serial",
        "number",
        "han",
        "%Y.{m}.{d}",
        "%Y-%m-%d",
        "%Y/{m}/{d}",
        "%Y年{m}月{d}日",
        "%Y%m%d",
        "%y.{m}.{d}",
        "%Y-%m-%d 08:30",
        "%Y年%m月%d日 星期三",
        "%Y、{m}、{d}",
        "%Y.%m.%d.",
        "%Y 年 {m} 月 {d} 日",
    )
    empties = ("", "/", "无", "-", "—", "暂无", "未报到", "／", "——", "未签", "尚未报到", "N/A")
    return lambda p, rng: dated(getattr(p, field), rng, styles, empties)


def mild_date(field: str) -> Any:
    return lambda p, rng: dated(getattr(p, field), rng, empties=("", "无", "/"))


FULL: list[tuple[str, Any]] = [
    ("序号", lambda p, rng: ""),
    ("管控类别", a_kind),
    ("姓  名", a_name),
    ("公民\n身份号码", an_id),
    ("性 别", a_sex),
    ("手机", a_phone),
    ("村（社区）", a_place),
    ("户籍地", lambda p, rng: "某省某市某街道12号"),
    ("现住址", lambda p, rng: f"某街道{p.community}3栋1单元"),
    ("文号", lambda p, rng: p.number),
    ("送达时间", any_date("served")),
    ("报到时间", any_date("reported")),
    ("签协议日期", any_date("agreed")),
    ("执行期限", a_term),
    ("毒品\n种类", lambda p, rng: rng.choice(("冰毒、麻古", "海洛因", "冰毒/麻古", "K粉，大麻"))),
    ("姓名", lambda p, rng: "魏平"),
    ("关系", lambda p, rng: "母亲"),
    ("电话", lambda p, rng: "15812415868"),
    ("备注", lambda p, rng: rng.choice(("", "外出务工", "低保"))),
]
GROUPS = [(2, 5, "基本情况"), (6, 8, "居住情况"), (9, 13, "决定执行情况"), (15, 17, "家属情况")]
PLAIN = [(title, cell) for place, (title, cell) in enumerate(FULL) if place not in (15, 16, 17)]


def columns_without(*titles: str) -> list[tuple[str, Any]]:
    return [(title, cell) for title, cell in PLAIN if title not in titles]


def assert_read(roster: Roster, cast: list[Cast]) -> None:
    """Every person of ``cast`` is an accepted row with exactly its values."""
    said = [
        {name: getattr(row.person, name) for name in cast[0].values()}
        | {
            "errors": [
                (problem.code, problem.message) for problem in row.problems if problem.severity == "error"
            ]
        }
        for row in roster.rows
    ]
    assert said == [person.values() | {"errors": []} for person in cast]


@pytest.mark.parametrize("seed", range(4))
def test_a_header_of_two_rows_with_merged_groups(seed: int) -> None:
    cast = people(80, seed)
    style = Style(
        FULL,
        groups=GROUPS,
        notes=[["填报单位：某街道", "", "", "填报日期：2026年11月2日"]],
        number_row=seed % 2 == 1,
    )
    assert_read(read_roster(workbook(("名册", style, cast)), today=TODAY), cast)


def test_a_header_far_down_under_notes() -> None:
    cast = people(30)
    notes = [
        ["填表说明："],
        ["1.身份证号码须为18位；"],
        ["2.报到日期、协议签订日期未发生的填“无”；"],
        [],
        ["", "单位：人"],
    ] * 5
    assert_read(read_roster(workbook(("名册", Style(PLAIN, notes=notes), cast)), today=TODAY), cast)


def test_a_header_repeated_on_each_page_with_subtotals_and_blank_rows() -> None:
    cast = people(95)
    style = Style(PLAIN, repeat_header=20, blank_every=7)
    assert_read(read_roster(workbook(("名册", style, cast)), today=TODAY), cast)


def test_people_spread_over_a_sheet_for_each_community_without_such_a_column() -> None:
    cast = sorted(people(70), key=lambda person: person.community)
    places = sorted({person.community for person in cast})
    columns = columns_without("村（社区）")
    data = workbook(*((place, Style(columns), [p for p in cast if p.community == place]) for place in places))
    assert_read(read_roster(data, today=TODAY), cast)


def test_people_spread_over_a_sheet_for_each_kind_without_such_a_column() -> None:
    cast = sorted(people(50), key=lambda person: person.kind)
    columns = columns_without("管控类别", "文号")
    kinds = sorted({person.kind for person in cast})
    data = workbook(*((f"{kind}人员", Style(columns), [p for p in cast if p.kind == kind]) for kind in kinds))
    assert_read(read_roster(data, today=TODAY), cast)


def test_the_order_number_tells_the_kind_where_the_column_is_missing() -> None:
    cast = people(40)
    roster = read_roster(workbook(("名册", Style(columns_without("管控类别")), cast)), today=TODAY)
    assert_read(roster, cast)
    assert sum(problem.code == "kind_derived" for problem in roster.problems) == len(cast)


def test_ticks_under_the_two_kinds() -> None:
    cast = people(40)
    columns = [
        *FULL[:1],
        *FULL[2:15],
        ("社区戒毒", lambda p, rng: "√" if p.kind == "社区戒毒" else ""),
        ("社区康复", lambda p, rng: "√" if p.kind == "社区康复" else ""),
    ]
    style = Style(columns, groups=[(14, 15, "人员类别")])
    assert_read(read_roster(workbook(("名册", style, cast)), today=TODAY), cast)


def test_addresses_tell_the_community_where_the_column_is_missing() -> None:
    cast = people(40)
    assert_read(
        read_roster(workbook(("名册", Style(columns_without("村（社区）")), cast)), today=TODAY), cast
    )


def test_names_cut_short_everywhere_are_completed_from_the_addresses() -> None:
    cast = people(40)
    columns = [(t, (lambda p, rng: short(p.community)) if t.startswith("村") else cell) for t, cell in PLAIN]
    assert_read(read_roster(workbook(("名册", Style(columns), cast)), today=TODAY), cast)


def test_names_cut_short_are_completed_from_the_area_list() -> None:
    cast = people(40)
    columns = [
        (t, (lambda p, rng: short(p.community)) if t.startswith("村") else cell)
        for t, cell in columns_without("现住址")
    ]
    roster = read_roster(
        workbook(("名册", Style(columns), cast)), today=TODAY, communities=sorted({p.community for p in cast})
    )
    assert_read(roster, cast)


def test_a_second_sheet_goes_on_without_a_header() -> None:
    cast = people(60)
    data = workbook(
        ("名册", Style(PLAIN), cast[:30]), ("名册(续)", Style(PLAIN), cast[30:]), headless=["名册(续)"]
    )
    assert_read(read_roster(data, today=TODAY), cast)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_files(encoding: str, delimiter: str) -> None:
    cast = people(50)
    columns = [
        ("编号", lambda p, rng: ""),
        ("学员姓名", a_name),
        ("证件号码", an_id),
        ("性别", a_sex),
        ("联系方式", a_phone),
        ("居委会", a_place),
        ("戒毒类型", a_kind),
        ("决定书送达时间", mild_date("served")),
        ("报到日期", mild_date("reported")),
        ("签订协议时间", mild_date("agreed")),
        ("年限", a_term),
    ]
    data = text_file(Style(columns), cast, encoding=encoding, delimiter=delimiter)
    assert_read(read_roster(data, today=TODAY), cast)


def test_a_text_file_with_a_header_of_two_rows() -> None:
    cast = people(30)
    data = text_file(Style(FULL, groups=GROUPS), cast, encoding="gb18030", delimiter=",")
    assert_read(read_roster(data, today=TODAY), cast)


def test_numbers_of_fifteen_digits_become_eighteen() -> None:
    cast = [p for p in people(60) if p.id[6:8] == "19"]
    columns = [
        (
            t,
            (lambda p, rng: rng.choice((p.id[:6] + p.id[8:17], int(p.id[:6] + p.id[8:17]))))
            if "身份" in t
            else cell,
        )
        for t, cell in PLAIN
    ]
    roster = read_roster(workbook(("名册", Style(columns), cast)), today=TODAY)
    assert_read(roster, cast)
    assert [p.row for p in roster.problems if p.code == "id_15_digits"] == list(range(len(cast)))


def test_first_and_last_day_in_one_column_give_the_term() -> None:
    cast = people(40)

    def period(p: Cast, rng: random.Random) -> str:
        end = p.served.replace(year=p.served.year + p.years) - dt.timedelta(days=rng.choice((0, 1)))
        return rng.choice(
            (
                f"{p.served:%Y.%m.%d}-{end:%Y.%m.%d}",
                f"{p.served:%Y年%m月%d日}至{end:%Y年%m月%d日}",
                f"{p.served:%Y-%m-%d}至{end:%Y-%m-%d}",
                f"{p.served:%Y/%m/%d}—{end:%Y/%m/%d}",
                f"{p.served:%Y%m%d}-{end:%Y%m%d}",
            )
        )

    columns = [
        ("起止时间" if t == "执行期限" else t, period if t == "执行期限" else cell) for t, cell in PLAIN
    ]
    assert_read(read_roster(workbook(("名册", Style(columns), cast)), today=TODAY), cast)


def test_without_the_sex_the_number_tells_it() -> None:
    cast = people(30)
    assert_read(read_roster(workbook(("名册", Style(columns_without("性 别")), cast)), today=TODAY), cast)


def test_names_of_other_peoples_keep_their_dot() -> None:
    names = ("阿依古丽·买买提", "买买提•艾力", "古丽‧阿不都", "迪丽拜尔．阿里")
    cast = [
        replace(p, name=n.replace("•", "·").replace("‧", "·").replace("．", "·"))
        for p, n in zip(people(4), names, strict=True)
    ]
    written = dict(zip((p.id for p in cast), names, strict=True))
    columns = [(t, (lambda p, rng: written[p.id]) if "名" in t else cell) for t, cell in PLAIN]
    assert_read(read_roster(workbook(("名册", Style(columns), cast)), today=TODAY), cast)
