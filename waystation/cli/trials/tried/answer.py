"""What rules tried on a JSON file have in common: reading the file, printing what follows, refusing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from waystation.cli.trials.tried import UNREADABLE
from waystation.rules.problems import RuleBroken
from waystation.rules.trial.reading import FIRST_YEAR, LAST_YEAR, MOST_BYTES

LANGUAGES = {"zh": "zh-hans", "en": "en"}


def day(text: str) -> date:
    """ValueError: no day, or one too far away to count from."""
    found = date.fromisoformat(text)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(text)
    return found


def answer(
    args: argparse.Namespace,
    tried: Callable[[bytes], Mapping[str, Any]],
    told: Callable[[Mapping[str, Any], str], str],
) -> int:
    """Print what follows from the bytes of ``args.file``, as JSON or told as lines; the exit code.

    2 with a sentence when the file cannot be read, or says what cannot be.
    """
    try:
        result = tried(_bytes(args.file))
    except RuleBroken as wrong:
        from waystation.cli.trials.tried import telling

        return _fail(telling.refusal(wrong, LANGUAGES[args.lang]))
    except OSError as problem:
        return _fail(f"{args.file}: {problem.strerror}.")
    if args.json:
        printed = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    else:
        printed = told(result, LANGUAGES[args.lang])
    sys.stdout.buffer.write(printed.encode())
    return 0


def _fail(said: str) -> int:
    sys.stderr.buffer.write(f"waystation try: {said}\n".encode())
    return UNREADABLE


def _bytes(name: str) -> bytes:
    """The bytes of the file, and one more than may be read of a file that is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)
