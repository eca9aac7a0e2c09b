"""Measure pages and saving beside a bare Django page and raw SQL; one page: `--page client --quick`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from waystation.cli.running import house

TOP = Path(__file__).resolve().parents[3]


def _bench() -> ModuleType | None:
    """The measurements stand beside the program in its repository, not in the wheel."""
    if not (TOP / "bench" / "pages" / "run.py").exists():
        return None
    sys.path.insert(0, str(TOP))
    return import_module("bench.pages.run")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation bench``."""
    found = _bench()
    if found is not None:
        found.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Measure; 1 with a sentence where this is no checkout or wrk is missing."""
    found = _bench()
    if found is None:
        return house.fail("The measurements need a checkout of the repository; they are not in the wheel.")
    return int(found.run(args))
