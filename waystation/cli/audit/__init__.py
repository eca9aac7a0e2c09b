"""Prove the record of deeds: ``waystation audit verify``."""

from __future__ import annotations

import argparse
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
    commands = parser.add_subparsers(dest="what", required=True, metavar="verify")
    verify = commands.add_parser("verify", help="find every entry that was changed, removed or put in")
    verify.add_argument("--json", action="store_true", help="the result for a program")
    house.add_home(verify)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when the record is whole, 1 with what is wrong and where."""
    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            return _verify(args)
    except ClusterError as problem:
        return house.fail(problem)


def _verify(args: argparse.Namespace) -> int:
    from waystation.audit.chain import verify

    report = verify(progress=_progress)
    if args.json:
        print(json.dumps(as_json(report), ensure_ascii=False))
    else:
        _say(report)
    return 0 if report.whole else 1


def _progress(entries: int) -> None:
    print(f"{entries:,} …", file=sys.stderr, flush=True)


def as_json(report: Report) -> dict[str, object]:
    """The report as plain values."""
    return {
        "whole": report.whole,
        "entries": report.entries,
        "adopted": report.adopted,
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
        print(f"The record is whole: {report.entries:,} entries.")
    else:
        print("The record is NOT whole. Leave everything as it is; docs/operate.md says what to do.")
