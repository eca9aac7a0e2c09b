"""Fill a house with a synthetic district: invented people with years of history, for trials."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from pathlib import Path

from waystation.cli.running import house
from waystation.embedded.problems import ClusterError

#: With ``--logins``: well known, as the data are invented; never of a real house.
PASSWORD = "zhan-demo-2026"  # noqa: S105 - said above
MOST = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation synth``."""
    house.add_home(parser)
    parser.add_argument("--clients", type=int, default=300, metavar="N", help="how many files (default 300)")
    parser.add_argument("--years", type=int, default=3, metavar="Y", help="years of history (default 3)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another number, another district")
    parser.add_argument(
        "--areas", type=Path, metavar="FILE", help="CSV: city, district, street, community, people"
    )
    parser.add_argument("--today", type=dt.date.fromisoformat, help="the day the history ends (YYYY-MM-DD)")
    parser.add_argument("--processes", type=int, default=2, metavar="P", help="processes (default 2)")
    parser.add_argument("--logins", action="store_true", help="give the accounts a password and print them")
    parser.add_argument(
        "--beside-other-files", action="store_true", help="also where the house already holds files"
    )


def run(args: argparse.Namespace) -> int:
    """Fill it and say what came in; 1 with a sentence when it is not empty or an argument is wrong."""
    if (wrong := _wrong(args)) is not None:
        return house.fail(wrong)
    try:
        with house.opened(args.data) as opened:
            house.set_up_django(opened.owner)
            from waystation.common import scope

            with scope.everything():
                return _fill(args, opened.owner)
    except ClusterError as problem:
        return house.fail(problem)


def _wrong(args: argparse.Namespace) -> str | None:
    if not 1 <= args.clients <= MOST:
        return f"--clients is a number from 1 to {MOST}."
    if not 1 <= args.years <= 10:
        return "--years is a number from 1 to 10."
    if not 1 <= args.processes <= 16:
        return "--processes is a number from 1 to 16."
    return None


def _fill(args: argparse.Namespace, address: str) -> int:
    from django.utils import timezone

    from waystation.accounts.models import User
    from waystation.casework.synth import places, writing
    from waystation.casework.synth.staff import MARK
    from waystation.cli.running.serve import refuse_unfit
    from waystation.clients.models import Client

    refuse_unfit()
    if User.objects.filter(username__startswith=f"{MARK}-").exists():
        return house.fail("This house already holds a synthetic district; choose an empty one with --data.")
    if Client.objects.exists() and not args.beside_other_files:
        return house.fail(
            "This house already holds files. A synthetic district belongs in a house of its own; "
            "if you are sure, say --beside-other-files."
        )
    settings = places.Settings(args.clients, args.years, args.seed, args.today or timezone.localdate())
    try:
        city = places.read(args.areas) if args.areas else places.invented(settings)
    except places.AreasUnreadable as problem:
        return house.fail(problem)
    start = time.monotonic()
    logins = writing.build(
        city,
        settings,
        processes=args.processes,
        address=address,
        password=PASSWORD if args.logins else None,
        told=_Progress(settings.clients).told,
    )
    seconds = time.monotonic() - start
    print(f"{settings.clients} files of {city.name}, {len(logins)} accounts, {seconds:.1f} s.")
    print(
        f"Again the same: --clients {args.clients} --years {args.years} --seed {args.seed}"
        f" --today {settings.today}"
    )
    if args.logins:
        print(f"Every account signs in with {PASSWORD}:")
        for login in logins:
            print(f"  {login.role}: {login.username} ({login.area})")
    return 0


class _Progress:
    """A line on a terminal; nothing where nobody looks."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.shown = sys.stderr.isatty()

    def told(self, files: int) -> None:
        if self.shown:
            end = "\n" if files == self.files else ""
            print(f"\r{files} of {self.files} files", end=end, file=sys.stderr, flush=True)
