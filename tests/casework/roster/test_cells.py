"""Single cells: what people type, what is understood, and that nothing makes the readers fall over."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.roster.styles import TODAY, han_date, wide
from waystation.casework.roster.cells.dates import read_date
from waystation.casework.roster.cells.numbers import read_identity, read_phones
from waystation.casework.roster.cells.text import is_nothing
from waystation.casework.roster.cells.words import read_drugs, read_kind, read_name, read_sex, read_years
from waystation.casework.roster.tables.headers import field_of
from waystation.common.persons.identity import with_check_digit

DAYS = st.dates(dt.date(2008, 6, 1), dt.date(2049, 12, 31))
ANY_CELL = st.one_of(
    st.text(),
    st.text("0123456789.-/年月日 十二〇Xx+,、()至eE", max_size=24),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
WAYS = (
    lambda d: d,
    lambda d: dt.datetime(d.year, d.month, d.day, 13, 5),  # noqa: DTZ001 — Excel's dates have no zone
    lambda d: float((d - dt.date(1899, 12, 30)).days),
    lambda d: (d - dt.date(1899, 12, 30)).days + 0.75,
    lambda d: str((d - dt.date(1899, 12, 30)).days),
    lambda d: float(f"{d:%Y%m%d}"),
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f" {d.year} 年 {d.month} 月 {d.day} 日 ",
    lambda d: f"{d:%y}.{d.month}.{d.day}",
    lambda d: wide(f"{d.year}.{d.month}.{d.day}"),
    lambda d: f"'{d.isoformat()}",
    lambda d: f"{d.isoformat()} 08:30:00",
    lambda d: f"{d.isoformat()}T00:00:00",
    lambda d: f"{d.year}、{d.month}、{d.day}",
    han_date,
    lambda d: han_date(d).replace("〇", "零"),
)


@settings(max_examples=400, deadline=None)
@given(DAYS, st.sampled_from(WAYS))
def test_a_day_comes_back_however_it_was_typed(day: dt.date, way: Any) -> None:
    assert read_date(way(day)) == (day, None)


@settings(max_examples=600, deadline=None)
@given(ANY_CELL)
def test_no_cell_makes_a_reader_fall_over(value: Any) -> None:
    day, flaw = read_date(value)
    assert day is None or flaw is None or flaw.code == "date_with_words"
    number = read_identity(value, TODAY)
    assert number.flaws or number.number == "" or len(number.number) == 18
    phones = read_phones(value)
    assert all(phone.isdigit() for phone in (phones.first or "0", *phones.more))
    assert read_kind(value)[0] in ("社区戒毒", "社区康复", None)
    assert read_sex(value)[0] in ("男", "女", None)
    years, _ = read_years(value)
    assert years is None or 1 <= years <= 100
    read_name(value)
    read_drugs(value)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_no_title_makes_the_reader_fall_over(title: str, group: str) -> None:
    field, sure = field_of(title, group)
    assert (field is None) == (sure == 0.0)


BIRTHS = st.dates(dt.date(1940, 1, 1), dt.date(2010, 12, 31))
NUMBERS = st.builds(
    lambda area, birth, order: with_check_digit(f"{area}{birth:%Y%m%d}{order:03d}"),
    st.sampled_from(("421221", "420106", "520181", "110101")),
    BIRTHS,
    st.integers(0, 999),
)
DISGUISES = (
    str,
    str.lower,
    wide,
    lambda n: f"'{n}",
    lambda n: f" {n} ",
    lambda n: f"\u200b{n}\ufeff",
    lambda n: f"{n[:6]} {n[6:14]} {n[14:]}",
    lambda n: f"{n[:6]}-{n[6:14]}-{n[14:]}",
    lambda n: f"{n}\t",
    lambda n: f'="{n}"',
    lambda n: f"身份证号：{n}",
    "\u3000".join,
)


@settings(max_examples=400, deadline=None)
@given(NUMBERS, st.sampled_from(DISGUISES))
def test_an_identity_number_comes_back_from_every_disguise(number: str, disguise: Any) -> None:
    found = read_identity(disguise(number), TODAY)
    assert found.number == number
    assert {flaw.code for flaw in found.flaws} <= {"id_area_year", "id_area_unknown"}


@settings(deadline=None)
@given(NUMBERS.filter(lambda n: n[6:8] == "19"), st.booleans())
def test_fifteen_digits_become_eighteen(number: str, as_number: bool) -> None:
    old = number[:6] + number[8:17]
    found = read_identity(float(old) if as_number else old, TODAY)
    assert found.number == number
    assert "id_15_digits" in {flaw.code for flaw in found.flaws}


@settings(deadline=None)
@given(NUMBERS)
def test_a_number_kept_as_a_number_has_lost_its_end(number: str) -> None:
    assert [f.code for f in read_identity(float(number.replace("X", "0")), TODAY).flaws] == [
        "id_precision_lost"
    ]
    assert [f.code for f in read_identity(f"{float(number[:17] + '0'):.5E}", TODAY).flaws] == [
        "id_precision_lost"
    ]


MOBILES = st.builds(
    lambda head, tail: f"1{head}{tail:09d}", st.sampled_from("3456789"), st.integers(0, 10**9 - 1)
)
PHONE_WAYS = (
    str,
    float,
    int,
    lambda f: f"{f}.0",
    lambda f: f"+86 {f}",
    lambda f: f"+86{f}",
    lambda f: f"0086-{f}",
    lambda f: f"86{f}",
    lambda f: f"{f[:3]}-{f[3:7]}-{f[7:]}",
    lambda f: f"{f[:3]} {f[3:7]} {f[7:]}",
    wide,
    lambda f: f"'{f}",
    lambda f: f"\u200b{f}",
    lambda f: f"手机：{f}",
    lambda f: f"{f}（本人）",
)


@settings(max_examples=300, deadline=None)
@given(MOBILES, st.sampled_from(PHONE_WAYS))
def test_a_mobile_comes_back_however_it_was_typed(phone: str, way: Any) -> None:
    assert read_phones(way(phone)) == (phone, (), None)


@settings(max_examples=200, deadline=None)
@given(MOBILES, MOBILES, st.sampled_from(("/", "、", "，", ",", " ", "\n", ";", "；", "或", "")))
def test_two_phones_in_a_cell_are_two(one: str, other: str, between: str) -> None:
    assert read_phones(f"{one}{between}{other}")[:2] == (one, (other,) if other != one else ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025年2月30日", "impossible_date"),
        ("2025.13.1", "impossible_date"),
        ("20250230", "impossible_date"),
        ("2023-02-29", "impossible_date"),
        ("2024年8月", "date_without_day"),
        ("2024.8", "date_without_day"),
        ("2024年", "date_without_day"),
        ("3/4/2024", "ambiguous_date"),
        ("电话报到", "unreadable_date"),
        ("2024.8.25-2027.8.24", "unreadable_date"),
        (True, "unreadable_date"),
        (dt.time(8, 30), "unreadable_date"),
    ],
)
def test_a_date_that_is_none_says_why(text: Any, code: str) -> None:
    day, flaw = read_date(text)
    assert day is None
    assert flaw is not None
    assert flaw.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "//",
        "无",
        "-",
        "--",
        "—",
        "——",
        "暂无",
        "未报到",
        "／",
        "＼",
        "无。"[:1],
        "未签",
        "尚未报到",
        "N/A",
        "null",
        "#N/A",
        "待报到",
        "未签订协议",
        "没有",
        "不详",
        "未 报 到",
        " ",
    ],
)
def test_the_ways_to_write_nothing(text: str) -> None:
    assert read_date(text) == (None, None)
    assert read_name(text)[0] == "" or not is_nothing(text)


@pytest.mark.parametrize(
    ("kind", "spellings"),
    [
        (
            "社区戒毒",
            [
                "社区戒毒",
                "责令社区戒毒",
                "社戒",
                "社区戒毒人员",
                "责令接受社区戒毒",
                "社 戒",
                "社区\n戒毒",
                "社戒人员",
                "戒毒",
                "社区戒毒（三年）",
            ],
        ),
        (
            "社区康复",
            [
                "社区康复",
                "责令社区康复",
                "社康",
                "社区康复人员",
                "责令接受社区康复",
                "社康人员",
                "康复",
                "强戒出所后社区康复",
            ],
        ),
        (None, ["其他", "强制隔离戒毒", "社区戒毒/社区康复", "解除社区戒毒", "吸毒人员", "1"]),
    ],
)
def test_the_spellings_of_a_kind(kind: str | None, spellings: list[str]) -> None:
    assert {spelling: read_kind(spelling)[0] for spelling in spellings} == dict.fromkeys(spellings, kind)


@pytest.mark.parametrize(
    ("years", "spellings"),
    [
        (
            3,
            [
                3,
                3.0,
                "3",
                "3年",
                "三年",
                "叁年",
                "36个月",
                "三",
                "３年",
                "3年整",
                "三年期",
                "2024.8.25-2027.8.24",
            ],
        ),
        (2, [2, "2", "2年", "两年", "二年", "贰年", "24个月", "2024年8月25日至2026年8月24日"]),
        (1, [1, "1年", "一年", "12个月", "壹年"]),
        (None, ["", "无", "18个月", "长期", "3.5", "0", dt.date(2025, 1, 1)]),
    ],
)
def test_the_spellings_of_a_term(years: int | None, spellings: list[Any]) -> None:
    assert [read_years(spelling)[0] for spelling in spellings] == [years] * len(spellings)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("姜 然萍", "姜然萍"),
        ("赵　宇", "赵宇"),
        ("张\n三", "张三"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("JOHN  SMITH", "JOHN SMITH"),
        ("张三（女）", "张三"),
        ("\u200b李四 ", "李四"),
        ("'王五", "王五"),
        ("无", ""),
        ("/", ""),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert read_name(typed)[0] == name


def test_two_kinds_of_drug_in_one_cell() -> None:
    assert [
        read_drugs(text) for text in ("冰毒、麻古", "冰毒,海洛因", "氯胺酮(K粉)", "冰毒和麻古", "无")
    ] == [
        ("冰毒", "麻古"),
        ("冰毒", "海洛因"),
        ("氯胺酮(K粉)",),
        ("冰毒", "麻古"),
        (),
    ]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("姓 名", "name"),
        ("身份证\n号码", "id"),
        ("公民身份号码", "id"),
        ("证件号码", "id"),
        ("手机", "phone"),
        ("联系方式", "phone"),
        ("现住址", "address"),
        ("村(社区)", "community"),
        ("居委会", "community"),
        ("管控类别", "kind"),
        ("戒毒类型", "kind"),
        ("送达时间", "served"),
        ("报到时间", "reported"),
        ("签协议日期", "agreed"),
        ("执行期限", "years"),
        ("起止时间", "period"),
        ("责令社区戒毒（康复）决定书送达时间", "served"),
        ("社区戒毒（康复）报到时间", "reported"),
        ("*姓名", "name"),
        ("家属联系方式", "kin_phone"),
        ("联系电话（家属）", "kin_phone"),
        ("出生日期", None),
        ("应报到日期", None),
        ("报到截止日期", None),
        ("是否报到", None),
        ("民警电话", None),
        ("首次吸毒时间", None),
        ("解除日期", None),
        ("身份证住址", "household"),
    ],
)
def test_titles(title: str, field: str | None) -> None:
    assert field_of(title)[0] == field
