"""What a scheme of points says of events: entries with reasons, balances, the next value of every track.

The program's own engine on a scheme and made-up events from a JSON file; docs/try.md describes the format.
Nothing is kept, and no name is asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from waystation.cli.trials.tried import UNREADABLE
from waystation.cli.trials.tried.order import LANGUAGES, day
from waystation.rules.points.schemes.trial import tried
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.reading import MOST_BYTES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation try points``."""
    parser.add_argument(
        "file", metavar="FILE", help="scheme and events as JSON in UTF-8; - reads standard input"
    )
    parser.add_argument(
        "--on", type=day, metavar="DATE", help="run up to this day (as the file says; else its last event)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="the language of the lines (zh)")


def run(args: argparse.Namespace) -> int:
    """Print what follows; 2 with a sentence when the file cannot be read or says what a scheme may not."""
    on: date | None = args.on
    try:
        result = tried(_text(args.file), on)
    except RuleBroken as wrong:
        from waystation.cli.trials.tried import telling

        return _fail(telling.refusal(wrong, LANGUAGES[args.lang]))
    except OSError as problem:
        return _fail(f"{args.file}: {problem.strerror}.")
    if args.json:
        printed = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    else:
        from waystation.cli.trials.tried import telling_points

        printed = telling_points.told(result, LANGUAGES[args.lang])
    sys.stdout.buffer.write(printed.encode())
    return 0


def _fail(said: str) -> int:
    sys.stderr.buffer.write(f"waystation try: {said}\n".encode())
    return UNREADABLE


def _text(name: str) -> bytes:
    """The bytes of the file, and one more than may be read of a file that is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)
