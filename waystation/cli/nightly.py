"""``waystation nightly``: what is due, brought up to today for every file; safe to start again."""

from __future__ import annotations

import argparse
import datetime as dt
import os

from waystation.embedded.problems import ClusterError

from .running import house
from .running.serve import refuse_foreign_keys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation nightly``."""
    house.add_home(parser)
    parser.add_argument("--today", type=dt.date.fromisoformat, help="the day to compute for (YYYY-MM-DD)")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when every file was computed, 1 when some were set aside (their ids are printed)."""
    try:
        with house.opened(arguments.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            refuse_foreign_keys()
            return _refresh(arguments.today)
    except ClusterError as problem:
        return house.fail(problem)


def _refresh(today: dt.date | None) -> int:
    from django.utils import timezone

    from waystation.casework.jobs import refresh_all

    now = timezone.now()
    result = refresh_all(today=today or timezone.localdate(now), now=now)
    print(f"已核对{result.clients}份档案，更新{result.changed}项工作。")
    if result.failed:
        numbers = "、".join(str(number) for number in result.failed)
        print(f"以下档案（内部编号）没有算出，请查看日志：{numbers}")
        return 1
    return 0
