"""The import contracts hold, and each breaks when it should (a violation is planted in a copy)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]


def lint(where: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    return subprocess.run(
        [*command, "--no-cache"],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(where)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, to plant things in."""
    where = tmp_path_factory.mktemp("house")
    shutil.copy(TOP / "pyproject.toml", where)
    shutil.copytree(
        TOP / "waystation",
        where / "waystation",
        ignore=shutil.ignore_patterns("*.html", "*.css", "__pycache__"),
    )
    return where


def test_all_contracts_are_kept() -> None:
    answer = lint(TOP)
    assert "0 broken" in answer.stdout, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("rules/roles.py", "import django", "The rules know neither Django nor us"),
        ("clients/access.py", "import waystation.orders.models", "Rooms only look down"),
        ("screening/models/tests.py", "import waystation.contacts.models", "Rooms only look down"),
        ("clients/models.py", "import waystation.clients.access", "Inside a room"),
        ("casework/models.py", "import waystation.audit.models", "Only audit writes the record"),
    ],
)
def test_a_planted_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    file = copy / "waystation" / module
    before = file.read_text(encoding="utf-8")
    file.write_text(before + f"\n{line}\n", encoding="utf-8")
    try:
        answer = lint(copy)
    finally:
        file.write_text(before, encoding="utf-8")
    assert answer.returncode != 0
    assert f"{contract} BROKEN" in answer.stdout


def test_a_room_that_is_not_placed_breaks_the_layers(copy: Path) -> None:
    room = copy / "waystation" / "beds"
    room.mkdir()
    (room / "__init__.py").write_text("", encoding="utf-8")
    try:
        answer = lint(copy)
    finally:
        shutil.rmtree(room)
    assert answer.returncode != 0
    assert "Rooms only look down BROKEN" in answer.stdout or "Undeclared" in answer.stdout + answer.stderr
