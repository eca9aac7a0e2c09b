"""How fast a big roster is read and checked, beside the file library alone.

    python -m bench.roster_read [ROWS]

Prints processor seconds and rows per second of both, and the peak memory of each in a process of its own.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from waystation.common.persons.identity import with_check_digit

TITLES = (
    "序号",
    "姓 名",
    "性别",
    "身份证号码",
    "联系电话",
    "户籍地址",
    "现居住地址",
    "所属社区",
    "人员类别",
    "决定书文号",
    "送达日期",
    "报到日期",
    "协议签订日期",
    "期限(年)",
    "滥用毒品种类",
    "家属姓名",
    "与本人关系",
    "家属电话",
    "禁毒专干",
    "备注",
)
STYLES = ("%Y.%m.%d", "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d")


_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单仇解任"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉建国文红春梅海波志鹏云飞凤乐长重行朝"


def _name(rng: random.Random) -> str:
    """A name of two or three characters; one in three has a blank in it, one in three behind it."""
    name = rng.choice(_FAMILY) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2))))
    return rng.choice((name, f"{name[0]} {name[1:]}", f"{name} "))


def make(path: Path, rows: int) -> None:
    """A roster of invented people, as messy as the real ones."""
    rng = random.Random(7)
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("花名册")
    sheet.write_row(0, 0, ["某街道花名册"])
    sheet.write_row(1, 0, TITLES)
    for number in range(rows):
        birth = dt.date(1960, 1, 1) + dt.timedelta(days=rng.randrange(14_000))
        man = rng.random() < 0.7
        first = f"421221{birth:%Y%m%d}{number % 100:02d}{rng.choice('13579' if man else '02468')}"
        served = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange(1300))
        days = [served, served + dt.timedelta(days=rng.randrange(15)), served + dt.timedelta(days=20)]
        place = rng.choice(("青石", "柳林"))
        phone = f"13{rng.randrange(10**8, 10**9)}"
        cells = [
            number + 1,
            _name(rng),
            "男性" if man else "女",
            with_check_digit(first),
            rng.choice((phone, int(phone), f"{phone[:3]}-{phone[3:7]}-{phone[7:]}")),
            f"某省某市某街道{rng.randrange(400)}号",
            f"某街道{place}村{rng.randrange(30)}栋",
            rng.choice((place, f"{place}村")),
            rng.choice(("社戒", "责令社区戒毒")),
            f"某公(禁)社戒决字〔{served.year}〕{number:05d}号",
            *(rng.choice((day, day.strftime(rng.choice(STYLES)))) for day in days),
            rng.choice((3, "3年", "三年")),
            "冰毒、麻古",
            "魏平",
            "母亲",
            "15812415868",
            "专干甲",
            "",
        ]
        sheet.write_row(number + 2, 0, cells)
    book.close()


def library_alone(path: Path) -> int:
    """The file library, every cell as a Python value, nothing else."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        return len(book.get_sheet_by_index(0).to_python(skip_empty_area=False)) - 2


def read_and_check(path: Path) -> int:
    """The whole reader."""
    from waystation.casework.roster.read import read_roster

    roster = read_roster(path, today=dt.date(2026, 11, 2))
    return len(roster.rows)


def measured(task: object, path: Path) -> tuple[float, int, int]:
    """(seconds, rows, peak MB)."""
    start = time.process_time()
    rows = task(path)  # type: ignore[operator]  # one of the two above
    return time.process_time() - start, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Make the file, run both, print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make(path, rows)
        print(f"{rows} rows, {path.stat().st_size / 2**20:.1f} MB")
        for task in (library_alone, read_and_check):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                seconds, found, peak = pool.apply(measured, (task, path))
            print(f"{task.__name__}: {seconds:.2f} s, {found / seconds:,.0f} rows/s, peak {peak} MB")


if __name__ == "__main__":
    main()
