"""Print the law as the program believes it: figures, steps, rules, their sources, functions and tests.

``docs/law.md`` and ``docs/law.zh.md`` are this text in English and Chinese. Everything but the prose is read
from ``waystation.rules`` and from the source; no database, no server and no settings of a house are needed.
"""

from __future__ import annotations

import argparse
import sys

from .page import page
from .texts import CHINESE, ENGLISH

__all__ = ["CHINESE", "ENGLISH", "add_arguments", "page", "run"]

LANGUAGES = {"en": ENGLISH, "zh": CHINESE}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation law``."""
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="en (default) or zh")


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    sys.stdout.write(page(LANGUAGES[args.language]))
    return 0
