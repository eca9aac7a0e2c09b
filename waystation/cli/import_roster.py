"""``waystation import roster FILE``: bring a roster in; with ``--dry-run`` only say what is in it.

The dry run needs neither a database nor settings. Exit code 0 when the file could be read, also with
rejected rows; 2 when it could not, or when the words make no sense.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from waystation.casework.roster.read import read_roster
from waystation.casework.roster.report import to_json
from waystation.casework.roster.sentences import RosterUnreadable
from waystation.casework.roster.shapes import Roster

from . import load_roster

UNREADABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("kind", choices=["roster"], help="导入什么：roster 为花名册")
    parser.add_argument("file", type=Path, metavar="FILE", help="花名册文件（xlsx、xls、csv）")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入任何数据")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出检查结果")
    parser.add_argument(
        "--today", type=_day, default=None, metavar="YYYY-MM-DD", help="按这一天检查，缺省为今天"
    )
    parser.add_argument("--sheet", default=None, metavar="NAME", help="只读取这一张工作表")
    parser.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN", type=_pair,
        help="指定某栏目在哪一列，如 name=姓名 或 id=D；可重复",
    )  # fmt: skip
    parser.add_argument(
        "--community", action="append", default=[], metavar="NAME", help="本单位的社区全称；可重复"
    )
    load_roster.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Read, and print what was found."""
    today: dt.date = args.today or dt.datetime.now().astimezone().date()
    if not args.dry_run:
        return load_roster.run(args)
    try:
        roster = read_roster(
            args.file, today=today, mapping=dict(args.map), communities=args.community, sheet=args.sheet
        )
    except RosterUnreadable as problem:
        return _refuse(args, problem.code, str(problem))
    if args.json:
        _print(json.dumps(to_json(roster), ensure_ascii=False, indent=1))
    else:
        _tell(roster)
    return 0


def _refuse(args: argparse.Namespace, code: str, sentence: str) -> int:
    if args.json:
        _print(json.dumps({"error": {"code": code, "message": sentence}}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return UNREADABLE


def _tell(roster: Roster) -> None:
    lines = [f"共 {len(roster.rows)} 行：可导入 {roster.accepted} 行，拒绝 {roster.rejected} 行。"]
    lines += [note.message for note in roster.notes]
    for problem in roster.problems:
        mark = "拒绝" if problem.severity == "error" else "提醒"
        place = problem.cell or f"第 {problem.excel_row} 行"
        lines.append(f"[{mark}] {problem.sheet} {place} {problem.column}：{problem.message}{problem.mend}")
    _print("\n".join(lines))


def _print(text: str) -> None:
    """Print as UTF-8 whatever the terminal's locale says."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-11-02") from None


def _pair(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals or not field.strip() or not column.strip():
        raise argparse.ArgumentTypeError(f"“{text}”应写成 栏目=列，如 name=姓名")
    return field.strip(), column.strip()
