"""Writing a roster into the database from the command line: the same actions as on the page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from waystation.embedded.problems import ClusterError

from .running import house

if TYPE_CHECKING:
    from waystation.accounts.models import Area, User
    from waystation.casework.models import RosterBatch

REFUSED = 2


class Refused(Exception):
    """Why nothing, or no more, is written: a sentence for the terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of a real import."""
    parser.add_argument("--area", metavar="AREA", help="名册属于哪个区域：名称、全称（区/街道）或路径")
    parser.add_argument("--by", metavar="USERNAME", help="以谁的名义导入（站长的用户名）")
    parser.add_argument("--yes", action="store_true", help="不再询问，直接写入")
    parser.add_argument(
        "--skip-doubtful", action="store_true", help="跳过需要人选择的行（可能已在册、社区不明），只导入其余"
    )
    house.add_home(parser)


def run(args: argparse.Namespace) -> int:
    """Preview, ask, write with a line of progress. Exit 0 when everything planned is in, 2 when refused."""
    if not args.area or not args.by:
        return _refuse("正式导入请指明区域和办理人：--area 区域 --by 用户名。只检查请加上 --dry-run。")
    try:
        with house.opened(args.data) as open_house:
            house.set_up_django(open_house.web)
            return _load(args)
    except ClusterError as problem:
        return house.fail(problem)


def _load(args: argparse.Namespace) -> int:
    from waystation.casework.roster.sentences import RosterUnreadable
    from waystation.common.wording.messages import sentence
    from waystation.rules.problems import RuleBroken

    try:
        return _write(args)
    except RuleBroken as refusal:
        return _refuse(sentence(refusal.code, refusal.params))
    except (Refused, RosterUnreadable) as refusal:
        return _refuse(str(refusal))


def _write(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from waystation.casework.actions import rosters
    from waystation.casework.jobs.rosters import read, write_batch
    from waystation.casework.queries.rosters import batches

    by = _who(args.by)
    area = _area(by, args.area)
    batch = rosters.upload(
        by=by,
        area=area,
        organisation=by.organisation,
        file_name=args.file.name,
        content=_content(args.file),
        today=args.today or timezone.localdate(),
    )
    if batch.state == batches.State.READING:
        read.func(batch.pk)
    batch = batches.must_batch(by, batch.pk)
    if batch.state != batches.State.PREVIEW:
        raise Refused(batch.error)
    if args.map:
        batch = rosters.map_columns(by=by, batch=batch, mapping=dict(args.map))
    _settle_doubts(by, batch, skip=args.skip_doubtful)
    counts = batches.counts(batch)
    print(f"{area.name}：共 {counts.all} 行，新建 {counts.new} 份档案，有错误 {counts.rejected} 行，"
          f"已在册 {counts.known} 行（保持原样）。")  # fmt: skip
    if counts.new == 0:
        rosters.drop_batch(by=by, batch=batch)
        print("没有新的学员，没有写入任何内容。")
        return 0
    if not args.yes and not _agreed():
        rosters.drop_batch(by=by, batch=batch)
        print("已取消，没有写入任何内容。")
        return 0
    batch = rosters.confirm_batch(by=by, batch=batch, now=timezone.now())
    write_batch(batch, told=_progress)
    print(file=sys.stderr)
    batch.refresh_from_db(fields=["state", "written", "error"])
    if batch.state != batches.State.DONE:
        raise Refused(batch.error)
    print(f"已写入 {batch.written} 行。24 小时内可以在“名册导入”页面整批撤销。")
    return 0


def _settle_doubts(by: User, batch: RosterBatch, *, skip: bool) -> None:
    """Rows that ask for a person's choice are skipped if so ordered; else the batch waits on the page."""
    from waystation.casework.actions import rosters
    from waystation.casework.queries.rosters import batches

    counts = batches.counts(batch)
    if not counts.undecided and not counts.unplaced:
        return
    if not skip:
        raise Refused(
            f"有 {counts.undecided} 行可能已在册，{counts.unplaced} 行社区不明，需要人来选择。"
            f"名册已保存在“名册导入”页面，请在那里核对后确认；或加上 --skip-doubtful 跳过这些行。"
        )
    doubtful = batch.entries.filter(choice=batches.Choice.OPEN) | batch.entries.filter(
        choice=batches.Choice.NEW, area__isnull=True
    )
    rosters.choose(
        by=by,
        batch=batch,
        decisions={row: rosters.Decision("skip") for row in doubtful.values_list("row", flat=True)},
    )
    print(f"跳过 {counts.undecided + counts.unplaced} 行需要选择的人员。")


def _who(username: str) -> User:
    from waystation.accounts.models import User

    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refused(f"没有用户名为“{username}”的账号，或账号已停用。")
    return found


def _area(by: User, wanted: str) -> Area:
    """One area where ``by`` may import: by path, by name, or by the end of its full name."""
    from waystation.accounts.queries import area_names, areas_below
    from waystation.rules.roles import Verb

    areas = list(areas_below(by, Verb.IMPORT_ROSTER))
    names = area_names(area.path for area in areas)
    asked = wanted.strip("/").replace("/", " › ")
    found = [
        area
        for area in areas
        if wanted in (area.path, area.name) or f" › {names[area.path]}".endswith(f" › {asked}")
    ]
    if len(found) == 1:
        return found[0]
    known = "、".join(names.values()) or "（没有）"
    what = "不止一个" if found else "没有"
    raise Refused(f"在“{by.name}”可以导入的区域里，{what}“{wanted}”。可以导入的区域：{known}。")


def _content(path: Path) -> bytes:
    from django.conf import settings

    from waystation.casework.roster.sentences import RosterUnreadable

    try:
        size = path.stat().st_size
        if size > settings.UPLOAD_MAX_BYTES:
            limit = settings.UPLOAD_MAX_BYTES // 2**20
            raise RosterUnreadable("too_big", megabytes=round(size / 2**20), limit=limit)
        return path.read_bytes()
    except OSError as error:
        raise RosterUnreadable("cannot_open", name=path.name, reason=error.strerror) from error


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Refused("没有确认：请在终端里运行，或加上 --yes。")
    return input("确认写入？输入 y 继续：").strip().lower() == "y"


def _progress(batch: RosterBatch) -> None:
    batch.refresh_from_db(fields=["written", "planned"])
    print(f"\r已写入 {batch.written} / {batch.planned} 行", end="", file=sys.stderr, flush=True)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
