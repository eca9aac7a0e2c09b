"""Check the proofs of deleted files: ``waystation proofs verify``."""

from __future__ import annotations

import argparse
import json
import os

from waystation.cli.running import house
from waystation.embedded.problems import ClusterError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation proofs``."""
    commands = parser.add_subparsers(dest="what", required=True, metavar="verify")
    verify = commands.add_parser("verify", help="no row of a deleted file is there, every proof stands")
    verify.add_argument("--file-number", default="", help="which proof is that of this file number")
    verify.add_argument("--json", action="store_true", help="the result for a program")
    verify.add_argument(
        "--without-record",
        action="store_true",
        help="leave out the record of deeds (waystation audit verify)",
    )
    house.add_home(verify)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when every proof stands and the record is whole, 1 with what is wrong."""
    try:
        with house.opened(args.data):
            house.set_up_django(os.environ["DATABASE_URL"])
            return _verify(args)
    except ClusterError as problem:
        return house.fail(problem)


def _verify(args: argparse.Namespace) -> int:
    from waystation.audit.chain import verify as verify_record
    from waystation.casework.erasing import proofs

    found = [one for one in proofs() if not args.file_number or one.fits(args.file_number)]
    record = None if args.without_record else verify_record()
    wrong = [one for one in found if one.findings]
    if args.json:
        said = [{"proof": one.name, "findings": [what.value for what in one.findings]} for one in found]
        print(json.dumps({"proofs": said, "record": None if record is None else record.whole}))
    else:
        for one in wrong:
            print(f"{one.name}: {', '.join(what.value for what in one.findings)}")
        if args.file_number:
            print("\n".join(one.name for one in found) or "No proof is that of this number.")
        print(f"{len(found)} proofs, {len(wrong)} of them do not stand.")
        if record is not None:
            print(
                "The record is whole."
                if record.whole
                else "The record is NOT whole: waystation audit verify."
            )
    return 1 if wrong or (record is not None and not record.whole) else 0
