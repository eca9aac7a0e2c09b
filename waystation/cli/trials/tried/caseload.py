"""How heavy the caseloads of a table are beside the norm.

The weighing is the program's own (``waystation.rules.team.caseload``), with the figures of the law page or
with others (``--figure``), so that an office can see what a figure does before it sets it.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from waystation.cli.trials.tried import UNREADABLE
from waystation.rules.law import Law, LocalParameter
from waystation.rules.law.force import check_local
from waystation.rules.orders import Kind, State
from waystation.rules.problems import RuleBroken
from waystation.rules.team import caseload
from waystation.rules.team.caseload import FileFacts, Load

NEEDED = ("worker", "registered_on")
#: Further columns and what an empty place means.
USUAL = {
    "kind": "",
    "state": State.RUNNING.value,
    "years": "3",
    "starts_on": "",
    "kilometres": "",
    "outside": "",
    "matters": "0",
    "tier_percent": str(caseload.NEUTRAL),
}
HELP = f"""\
FILE is a CSV table in UTF-8 with a line for each file. Needed columns: {", ".join(NEEDED)} (YYYY-MM-DD).
Others, empty unless they weigh: kind (treatment, recovery; empty: no order), state ({USUAL["state"]}),
years of the order ({USUAL["years"]}), starts_on (the day it began), kilometres from the centre,
outside (yes: outside the worker's street), matters (open ones), tier_percent ({USUAL["tier_percent"]}).
"""


class WrongTable(Exception):
    """What is wrong with the table or a figure, in a sentence."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation try caseload``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = HELP
    parser.add_argument("file", type=Path, metavar="FILE", help="the facts, as a CSV table")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to weigh on (YYYY-MM-DD)")
    parser.add_argument(
        "--figure", action="append", default=[], metavar="KEY=NUMBER",
        help="another figure than the nation's, such as caseload_norm=25; may be repeated",
    )  # fmt: skip
    parser.add_argument("--files", action="store_true", help="print the weight of every file too")


def run(args: argparse.Namespace) -> int:
    """Weigh and print; 2 with a sentence when the table or a figure cannot be read."""
    today: date = args.today or datetime.now().astimezone().date()
    try:
        law = Law(today, [_figure(text, today) for text in args.figure])
        held = read(args.file, law)
    except WrongTable as wrong:
        print(f"waystation try: {wrong}", file=sys.stderr)
        return UNREADABLE
    lines = [*table(held, law, today), *(every_file(held, law, today) if args.files else ())]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
    return 0


def _figure(text: str, today: date) -> LocalParameter:
    key, _, number = text.partition("=")
    try:
        row = LocalParameter("", key.strip(), int(number), today, None, "--figure")
        check_local(row)
    except ValueError:
        raise WrongTable(f"--figure {text}: write KEY=NUMBER, such as caseload_norm=25.") from None
    except RuleBroken as refused:
        raise WrongTable(
            f"--figure {text}: {refused.code} ({refused.params}); see `waystation law`."
        ) from None
    return row


def read(path: Path, law: Law) -> dict[str, list[FileFacts]]:
    """The files of each worker, in the order of the table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (UnicodeDecodeError, csv.Error):
        raise WrongTable(f"{path.name}: not a CSV table in UTF-8.") from None
    held: dict[str, list[FileFacts]] = {}
    for number, row in enumerate(rows, start=2):
        said = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        if missing := [name for name in NEEDED if not said.get(name)]:
            raise WrongTable(f"{path.name}, line {number}: {' and '.join(missing)} missing.")
        held.setdefault(said["worker"], []).append(_facts(said, number, path.name, law))
    if not held:
        raise WrongTable(f"{path.name}: no line with a file. Needed columns: {', '.join(NEEDED)}.")
    return held


def _facts(said: Mapping[str, str], number: int, name: str, law: Law) -> FileFacts:
    told = {**USUAL, **{column: value for column, value in said.items() if value}}
    column = ""

    def of(wanted: str) -> str:
        nonlocal column
        column = wanted
        return told[wanted]

    try:
        kilometres = of("kilometres")
        return FileFacts(
            client_id=number,
            travel=caseload.travel_of(
                _whole(kilometres, 0, 5000) if kilometres else None,
                same_street=of("outside").lower() not in {"yes", "1", "true"},
                law=law,
            ),
            registered_on=_day(of("registered_on")),
            kind=Kind(kind) if (kind := of("kind")) else None,
            state=State(of("state")),
            years=_whole(of("years"), 1, 10),
            starts_on=_day(began) if (began := of("starts_on")) else None,
            open_matters=_whole(of("matters"), 0, 500),
            tier_percent=_whole(of("tier_percent"), 1, 1000),
        )
    except ValueError:
        raise WrongTable(f"{name}, line {number}: {column} cannot be “{told[column]}”.") from None


def _whole(text: str, least: int, most: int) -> int:
    """ValueError: no whole number, or none that a file could have."""
    number = int(text)
    if not least <= number <= most:
        raise ValueError(text)
    return number


def _day(text: str) -> date:
    """ValueError: no day, or none on which somebody alive came on file."""
    day = date.fromisoformat(text)
    return day.replace(year=_whole(str(day.year), 1900, 2200))


def loads(held: Mapping[str, Iterable[FileFacts]], law: Law, today: date) -> dict[str, Load]:
    """The caseload of each worker."""
    return {
        worker: caseload.load((caseload.weight_of(file, law, today) for file in files), law)
        for worker, files in held.items()
    }


def table(held: Mapping[str, Iterable[FileFacts]], law: Law, today: date) -> Iterable[str]:
    """A line for each worker, in the order of the table: a weight is there to share work, not to rank."""
    yield "worker\tfiles\tweight in ordinary files\tnorm\tper cent of the norm\t"
    for worker, one in loads(held, law, today).items():
        mark = "above the norm" if one.needs_relief else ""
        yield f"{worker}\t{one.files}\t{one.ordinary:.2f}\t{one.norm}\t{one.share}\t{mark}".rstrip()


def every_file(held: Mapping[str, Iterable[FileFacts]], law: Law, today: date) -> Iterable[str]:
    """A line for each file: the line of the table, its worker and its weight."""
    yield "\nline\tworker\tweight in ordinary files"
    for worker, files in held.items():
        for file in files:
            weight = caseload.weight_of(file, law, today) / caseload.ONE
            yield f"{file.client_id}\t{worker}\t{weight:.2f}"
