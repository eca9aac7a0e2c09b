"""Prove and seal the record of deeds: ``waystation audit verify``, ``waystation audit seal``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from typing import TYPE_CHECKING

from waystation.cli.running import house
from waystation.embedded.problems import ClusterError

if TYPE_CHECKING:
    from waystation.audit.chain.verifying import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation audit``."""
    commands = parser.add_subparsers(dest="what", required=True, metavar="verify | seal")
    verify = commands.add_parser("verify", help="find every entry that was changed, removed or put in")
    verify.add_argument("--json", action="store_true", help="the result for a program")
    verify.add_argument(
        "--since",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="start at the newest seal before that day and take what is older as proven by it",
    )
    house.add_home(verify)
    seal = commands.add_parser("seal", help="seal what was entered since the last seal")
    house.add_home(seal)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when the record is whole, 1 with what is wrong and where."""
    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            return _verify(args) if args.what == "verify" else _seal()
    except ClusterError as problem:
        return house.fail(problem)


def _verify(args: argparse.Namespace) -> int:
    from waystation.audit.chain import verify
    from waystation.audit.queries import start_of

    report = verify(since=start_of(args.since) if args.since else None, progress=_progress)
    if args.json:
        print(json.dumps(as_json(report), ensure_ascii=False))
    else:
        _say(report)
    return 0 if report.whole else 1


def _seal() -> int:
    from django.conf import settings

    from waystation.audit.jobs import seal_news

    number = seal_news()
    print(f"Seal {number}." if number else "Nothing was entered since the last seal.", settings.SEALS_FILE)
    return 0


def _progress(entries: int) -> None:
    print(f"{entries:,} …", file=sys.stderr, flush=True)


def as_json(report: Report) -> dict[str, object]:
    """The report as plain values."""
    return {
        "whole": report.whole,
        "entries": report.entries,
        "adopted": report.adopted,
        "seals": report.seals,
        "findings": [
            {
                "what": found.what,
                "lane": found.lane,
                "position": found.position,
                "id": found.entry_id,
                "detail": found.detail,
            }
            for found in report.findings
        ],
        "more": report.untold,
    }


def _say(report: Report) -> None:
    for found in report.findings:
        print(found)
    if report.untold:
        print(f"… and {report.untold:,} more.")
    if report.adopted:
        print(
            f"{report.adopted:,} entries are older than the chains; nobody can prove what they were before."
        )
    if report.whole:
        print(f"The record is whole: {report.entries:,} entries, {report.seals:,} seals.")
    else:
        print("The record is NOT whole. Leave everything as it is; docs/operate.md says what to do.")
