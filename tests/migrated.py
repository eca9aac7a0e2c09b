"""The migrated template, kept between runs: most of a start is Django drawing the models anew for each step.

What is kept is a dump under ``.pytest_cache``, named by what it was made of: every migration, what the
migrations import from us, the locked dependencies, Python and the server's version. A changed word of any of
these makes another name, and the run migrates as ever. ``make clean`` forgets it.
"""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from waystation.embedded.binaries import Binaries

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "migrated"
#: Beside the migrations and what they import: who may do what, and what carries the migrations out.
ALSO = (
    "requirements.lock",
    "requirements-dev.lock",
    "tests/postgres.py",
    "waystation/embedded/server.py",
    "waystation/cli/migrate.py",
    "waystation/cli/fresh/lay.py",
    "waystation/cli/fresh/tables.sql",
)


class Kept:
    """The dump for this code and one server's programs."""

    def __init__(self, binaries: Binaries) -> None:
        self.binaries = binaries
        self.file = FOLDER / f"{binaries.version}-{_mark()}.dump"

    def load(self, address: str) -> bool:
        """Fill an empty database from the dump; False when there is none."""
        if not self.file.exists():
            return False
        self._program("pg_restore", "--exit-on-error", f"--dbname={address}", str(self.file))
        return True

    def keep(self, address: str) -> None:
        """Dump a database that was just migrated; the dumps of other code go."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob(f"{self.binaries.version}-*"):
            old.unlink(missing_ok=True)
        draft = self.file.with_suffix(f".{os.getpid()}")
        self._program("pg_dump", "--format=custom", f"--file={draft}", address)
        draft.replace(self.file)

    def is_possible(self) -> bool:
        """Whether this server came with the programs that dump and load."""
        return all(self.binaries.program(name).is_file() for name in ("pg_dump", "pg_restore"))

    def _program(self, name: str, *words: str) -> None:
        subprocess.run([str(self.binaries.program(name)), *words], check=True)


def _mark() -> str:
    """One short name for everything that a migrated database depends on."""
    found = hashlib.sha256(sys.version.encode())
    for path in sorted({*_sources(), *(ROOT / name for name in ALSO)}):
        found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:20]


def _sources() -> Iterator[Path]:
    """Every migration, and the files or folders of ours that one of them imports."""
    for migration in (ROOT / "waystation").glob("*/migrations/*.py"):
        yield migration
        for node in ast.walk(ast.parse(migration.read_text())):
            for name in _imported(node):
                yield from _files(name)


def _imported(node: ast.AST) -> list[str]:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [one.name for one in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module:
        names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return [name for name in names if name.count(".") > 1 and name.startswith("waystation.")]


def _files(name: str) -> Iterator[Path]:
    place = ROOT.joinpath(*name.split("."))
    if place.is_dir():
        yield from place.rglob("*.py")
    elif place.with_suffix(".py").is_file():
        yield place.with_suffix(".py")
