"""docs/asvs.md leaves out no requirement of level 2, and every test it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "asvs.md"
#: Levels 1 and 2 of OWASP ASVS 4.0.3, without the numbers that are withdrawn or of level 3.
SECTIONS = {
    "1.1": "1-7",
    "1.2": "1-4",
    "1.4": "1 4 5",
    "1.5": "1-4",
    "1.6": "1-4",
    "1.7": "1-2",
    "1.8": "1-2",
    "1.9": "1-2",
    "1.10": "1",
    "1.11": "1-2",
    "1.12": "2",
    "1.14": "1-6",
    "2.1": "1-12",
    "2.2": "1-3",
    "2.3": "1-3",
    "2.4": "1-5",
    "2.5": "1-7",
    "2.6": "1-3",
    "2.7": "1-6",
    "2.8": "1-7",
    "2.9": "1-3",
    "2.10": "1-4",
    "3.1": "1",
    "3.2": "1-4",
    "3.3": "1-4",
    "3.4": "1-5",
    "3.5": "1-3",
    "3.7": "1",
    "4.1": "1-3 5",
    "4.2": "1-2",
    "4.3": "1-3",
    "5.1": "1-5",
    "5.2": "1-8",
    "5.3": "1-10",
    "5.4": "1-3",
    "5.5": "1-4",
    "6.1": "1-3",
    "6.2": "1-6",
    "6.3": "1-2",
    "6.4": "1-2",
    "7.1": "1-4",
    "7.2": "1-2",
    "7.3": "1 3-4",
    "7.4": "1-3",
    "8.1": "1-4",
    "8.2": "1-3",
    "8.3": "1-8",
    "9.1": "1-3",
    "9.2": "1-4",
    "10.2": "1-2",
    "10.3": "1-3",
    "11.1": "1-8",
    "12.1": "1-3",
    "12.2": "1",
    "12.3": "1-6",
    "12.4": "1-2",
    "12.5": "1-2",
    "12.6": "1",
    "13.1": "1 3-5",
    "13.2": "1-3 5-6",
    "13.3": "1-2",
    "13.4": "1-2",
    "14.1": "1-4",
    "14.2": "1-6",
    "14.3": "2-3",
    "14.4": "1-7",
    "14.5": "1-4",
}
STATES = {"yes", "–", "operator", "not yet"}


def rows(text: str) -> list[tuple[str, str, str]]:
    """ID, state, how of each line."""
    found = re.findall(r"^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    return [(number, state.strip(), how) for number, state, how in found]


def asked_for() -> list[str]:
    numbers = []
    for section, spans in SECTIONS.items():
        for span in spans.split():
            first, _dash, last = span.partition("-")
            numbers += [f"{section}.{n}" for n in range(int(first), int(last or first) + 1)]
    return numbers


def missing(text: str) -> list[str]:
    """Paths and tests that a line names and that are not there."""
    found = []
    for number, _state, how in rows(text):
        for path, function in re.findall(r"`((?:tests|scripts|waystation)/[\w/]+\.py)(?:::(\w+))?`", how):
            file = ROOT / path
            if not file.exists():
                found.append(f"{number}: {path}")
            elif function and function not in functions(file):
                found.append(f"{number}: {path}::{function}")
    return found


def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_each_requirement_stands_there_once_with_a_known_state():
    found = rows(PAGE.read_text(encoding="utf-8"))
    assert [number for number, _state, _how in found] == asked_for()
    assert {state for _number, state, _how in found} <= STATES


def test_every_test_that_is_named_is_there():
    assert missing(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["tests/nowhere.py", "tests/architecture/test_asvs.py::test_that_nobody_wrote"]
)
def test_a_test_that_is_not_there_is_found(name):
    assert missing(f"| 1.1.1 | x | yes | `{name}` |") == [f"1.1.1: {name}"]
