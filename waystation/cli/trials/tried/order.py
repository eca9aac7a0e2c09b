"""What follows from the facts of a case: states, deadlines, duties, counters, lawful steps, with sources.

The program's own rules on made-up facts from a JSON file; docs/try.md describes both formats. Nothing is
kept, and no name is asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path

from waystation.cli.trials.tried import UNREADABLE
from waystation.rules.problems import RuleBroken
from waystation.rules.trial import case
from waystation.rules.trial.reading import FIRST_YEAR, LAST_YEAR, MOST_BYTES

LANGUAGES = {"zh": "zh-hans", "en": "en"}


def day(text: str) -> date:
    """ValueError: no day, or one too far away to count from."""
    found = date.fromisoformat(text)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(text)
    return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation try order``."""
    parser.add_argument("file", metavar="FILE", help="the facts as JSON in UTF-8; - reads standard input")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day to look on (YYYY-MM-DD; today)")
    parser.add_argument(
        "--until", type=day, metavar="DATE", help="list duties that open up to this day (92 days ahead)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of sentences")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="the language of the sentences (zh)")


def run(args: argparse.Namespace) -> int:
    """Print what follows; 2 with a sentence when the facts cannot be read or cannot be true."""
    on: date = args.on or datetime.now().astimezone().date()
    try:
        result = case.tried(_text(args.file), on, until=args.until)
    except RuleBroken as wrong:
        return _fail(_said(wrong, LANGUAGES[args.lang]))
    except OSError as problem:
        return _fail(f"{args.file}: {problem.strerror}.")
    if args.json:
        printed = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    else:
        from waystation.cli.trials.tried import telling

        printed = telling.told(result, LANGUAGES[args.lang])
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


def _said(wrong: RuleBroken, language: str) -> str:
    from waystation.cli.trials.tried import telling

    return telling.refusal(wrong, language)
