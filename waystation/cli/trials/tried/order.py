"""What follows from the facts of a case: states, deadlines, duties, counters, lawful steps, with sources.

The program's own rules on made-up facts from a JSON file; docs/try.md describes both formats. Nothing is
kept, and no name is asked for.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from waystation.cli.trials.tried.answer import LANGUAGES, answer, day
from waystation.rules.trial import case


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
    return answer(args, lambda text: case.tried(text, on, until=args.until), _told)


def _told(result: Mapping[str, Any], language: str) -> str:
    from waystation.cli.trials.tried import telling

    return telling.told(result, language)
