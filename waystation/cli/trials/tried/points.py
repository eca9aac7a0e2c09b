"""What a scheme of points says of events: entries with reasons, balances, the next value of every track.

The program's own engine on a scheme and made-up events from a JSON file; docs/try.md describes the format.
Nothing is kept, and no name is asked for.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from waystation.cli.trials.tried.answer import LANGUAGES, answer, day
from waystation.rules.points.schemes.trial import tried


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
    return answer(args, lambda text: tried(text, args.on), _told)


def _told(result: Mapping[str, Any], language: str) -> str:
    from waystation.cli.trials.tried import telling_points

    return telling_points.told(result, language)
