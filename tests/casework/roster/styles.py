"""Makes rosters of invented people in many styles, together with what must be read from them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import xlsxwriter

from waystation.common.persons.identity import with_check_digit

TODAY = dt.date(2026, 11, 2)
COMMUNITIES = ("青石村", "柳林村", "南桥社区", "东门社区", "双湖社区", "文昌社区", "西岭社区")
AREAS = ("421221", "421222", "421202", "420103", "420106", "520181")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "一丽伟兰军刚勇娜娟宇平强怡敏明杰桂梅欣洋浩涛然玉磊艳芳英萍诺超轩鑫霞静"
SOME_DATE_STYLES = (
    "%Y.{m}.{d}",
    "%Y-%m-%d",
    "%Y/{m}/{d}",
    "%Y年{m}月{d}日",
    "%Y%m%d",
    "%y.{m}.{d}",
    "%Y-%m-%d 00:00:00",
)


@dataclass(frozen=True)
class Cast:
    """An invented person, as the reader must understand the row."""

    name: str
    id: str
    sex: str
    phone: str
    community: str
    kind: str
    served: dt.date
    reported: dt.date | None
    agreed: dt.date | None
    years: int
    number: str
    drugs: str = "冰毒"

    def values(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "id": self.id,
            "sex": self.sex,
            "phone": self.phone,
            "community": self.community,
            "kind": self.kind,
            "served": self.served,
            "reported": self.reported,
            "agreed": self.agreed,
            "years": self.years,
        }


def people(count: int, seed: int = 1) -> list[Cast]:
    """Invented people; numbers have right check characters, dates are in order and before TODAY."""
    rng = random.Random(seed)
    made: list[Cast] = []
    for index in range(count):
        birth = dt.date(1965, 1, 1) + dt.timedelta(days=rng.randrange(12_000))
        man = rng.random() < 0.7
        first = f"{rng.choice(AREAS)}{birth:%Y%m%d}{index % 500:02d}"[:16].ljust(16, "0")
        first += str(rng.choice((1, 3, 5, 7, 9) if man else (0, 2, 4, 6, 8)))
        served = dt.date(2023, 3, 1) + dt.timedelta(days=rng.randrange(1200))
        reported = served + dt.timedelta(days=rng.randrange(15)) if rng.random() < 0.85 else None
        agreed = reported + dt.timedelta(days=rng.randrange(8)) if reported and rng.random() < 0.9 else None
        kind = rng.choice(("社区戒毒", "社区康复"))
        made.append(
            Cast(
                name=rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2)))),
                id=with_check_digit(first),
                sex="男" if man else "女",
                phone=f"1{rng.choice('3578')}{rng.randrange(10**8, 10**9)}",
                community=rng.choice(COMMUNITIES),
                kind=kind,
                served=served,
                reported=reported,
                agreed=agreed,
                years=3 if kind == "社区戒毒" else rng.choice((2, 3)),
                number=f"某公(禁)社{kind[2]}决字〔{served.year}〕{rng.randrange(1000, 9999)}号",
            )
        )
    return list({person.id: person for person in made}.values())


def dated(
    day: dt.date | None,
    rng: random.Random,
    styles: Sequence[str] = SOME_DATE_STYLES,
    empties: Sequence[str] = ("",),
) -> Any:
    """A day as somebody types it."""
    if day is None:
        return rng.choice(empties)
    style = rng.choice(styles)
    if style == "date":
        return day
    if style == "datetime":
        return dt.datetime(day.year, day.month, day.day, 9, 30)  # noqa: DTZ001 — Excel's dates have no zone
    special = {
        "serial": (day - dt.date(1899, 12, 30)).days,
        "number": int(f"{day:%Y%m%d}"),
        "han": han_date(day),
    }
    if style in special:
        return special[style]
    return day.strftime(style.replace("{m}", str(day.month)).replace("{d}", str(day.day)))


def han_date(day: dt.date) -> str:
    """二〇二四年八月二十五日."""
    digits = "〇一二三四五六七八九"
    small = [
        *digits[1:],
        "十",
        *("十" + digit for digit in digits[1:]),
        "二十",
        *("二十" + digit for digit in digits[1:]),
        "三十",
        "三十一",
    ]
    year = "".join(digits[int(digit)] for digit in str(day.year))
    return f"{year}年{small[day.month - 1]}月{small[day.day - 1]}日"


def wide(text: str) -> str:
    """Full-width letters and digits."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


Cell = Callable[[Cast, random.Random], Any]


@dataclass
class Style:
    """Columns (title, cell), and what stands around them."""

    columns: list[tuple[str, Cell]]
    title: str = "某街道社区戒毒社区康复人员花名册"
    notes: list[list[str]] = field(default_factory=list)
    groups: list[tuple[int, int, str]] = field(default_factory=list)
    foot: list[list[str]] = field(
        default_factory=lambda: [["合计", "", "", "人数见上"], ["填表人：", "", "负责人："]]
    )
    repeat_header: int = 0
    blank_every: int = 0
    number_row: bool = False

    def body(self, cast: Sequence[Cast], seed: int = 5) -> list[list[Any]]:
        rng = random.Random(seed)
        rows: list[list[Any]] = []
        for place, person in enumerate(cast, 1):
            if self.repeat_header and place > 1 and place % self.repeat_header == 1:
                rows.append(["小计", "", str(self.repeat_header)])
                rows.append([title for title, _ in self.columns])
            if self.blank_every and place % self.blank_every == 0:
                rows.append([])
            rows.append([place if title == "序号" else cell(person, rng) for title, cell in self.columns])
        return rows

    def above(self) -> list[list[Any]]:
        rows: list[list[Any]] = [[self.title]] if self.title else []
        rows += self.notes
        header = [title for title, _ in self.columns]
        if self.groups:
            top = [
                "" if any(a <= i <= b for a, b, _ in self.groups) else title for i, title in enumerate(header)
            ]
            for left, _, text in self.groups:
                top[left] = text
            low = [
                title if any(a <= i <= b for a, b, _ in self.groups) else "" for i, title in enumerate(header)
            ]
            rows += [top, low]
        else:
            rows.append(header)
        if self.number_row:
            rows.append([*range(1, len(header) + 1)])
        return rows


def write_sheet(book: Any, name: str, style: Style, cast: Sequence[Cast], *, headless: bool = False) -> None:
    """One sheet of a workbook in ``style``."""
    sheet = book.add_worksheet(name)
    formats = {
        dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        dt.date: book.add_format({"num_format": "yyyy/m/d"}),
    }
    above = [] if headless else style.above()
    width = len(style.columns)
    for row, cells in enumerate(above + style.body(cast) + style.foot):
        for column, value in enumerate(cells):
            if value is None or value == "":
                continue
            if type(value) in formats:
                sheet.write_datetime(row, column, value, formats[type(value)])
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value)
    if headless:
        return
    if style.title:
        sheet.merge_range(0, 0, 0, width - 1, style.title)
    if style.groups:
        top = len(above) - 2 - (1 if style.number_row else 0)
        for left, right, text in style.groups:
            sheet.merge_range(top, left, top, right, text)
        for column, (title, _) in enumerate(style.columns):
            if not any(left <= column <= right for left, right, _ in style.groups):
                sheet.merge_range(top, column, top + 1, column, title)


def workbook(
    *sheets: tuple[str, Style, Sequence[Cast]],
    extra: Callable[[Any], None] | None = None,
    headless: Sequence[str] = (),
) -> bytes:
    """An xlsx file of several sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, style, cast in sheets:
        write_sheet(book, name, style, cast, headless=name in headless)
    if extra:
        extra(book)
    book.close()
    return out.getvalue()


def text_file(style: Style, cast: Sequence[Cast], *, encoding: str, delimiter: str) -> bytes:
    """A csv file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows(style.above() + style.body(cast) + style.foot)
    return out.getvalue().encode(encoding)


def short(name: str) -> str:
    """青石村 → 青石."""
    return name.removesuffix("社区").removesuffix("村")


__all__ = [
    "COMMUNITIES",
    "TODAY",
    "Cast",
    "Style",
    "dated",
    "han_date",
    "people",
    "replace",
    "short",
    "text_file",
    "wide",
    "workbook",
    "write_sheet",
]
