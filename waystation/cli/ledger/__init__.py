"""Prove the ledger of points: ``waystation ledger verify``."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from waystation.cli.running import house
from waystation.embedded.problems import ClusterError

if TYPE_CHECKING:
    from waystation.points.proofs import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation ledger``."""
    commands = parser.add_subparsers(dest="what", required=True, metavar="verify")
    verify = commands.add_parser(
        "verify", help="prove that every balance is the sum of its entries, and all that hangs on it"
    )
    verify.add_argument("--json", action="store_true", help="the result for a program")
    house.add_home(verify)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when everything holds, 1 with what does not and where."""
    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            from waystation.points.proofs import verify

            report = verify()
    except ClusterError as problem:
        return house.fail(problem)
    if args.json:
        print(json.dumps(asdict(report) | {"whole": report.whole}, ensure_ascii=False))
    else:
        _say(report)
    return 0 if report.whole else 1


def _say(report: Report) -> None:
    for found in report.findings:
        print(found.says)
    if report.untold:
        print(f"… and {report.untold:,} more.")
    counted = f"{report.accounts:,} accounts, {report.postings:,} postings, {report.proofs} proofs"
    if report.whole:
        print(f"The ledger is whole: {counted}.")
    else:
        print(f"The ledger is NOT whole ({counted}). Leave it as it is; docs/operate.md says what to do.")
