"""docs/acceptance.md: every test, file and address that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "acceptance.md"
#: Endings of files; anything else in backticks is an address, a name of the code or a command.
FILE = re.compile(r"[\w/.-]+\.(?:py|md|html|csv|xlsx)|[\w/-]+/(?=$)")
ADDRESS = re.compile(r"/[\w/.-]*")


def missing(text: str) -> list[str]:
    """Files that are not there and addresses that lead nowhere."""
    lost = []
    for name in dict.fromkeys(re.findall(r"`([^`\n]+)`", text)):
        if ADDRESS.fullmatch(name):
            path = re.sub(r"\bN\b", "1", name)
            try:
                resolve(path)
            except Resolver404:
                lost.append(name)
        elif FILE.fullmatch(name) and not any((top / name).exists() for top in (ROOT, ROOT / "waystation")):
            lost.append(name)
    return lost


def test_what_the_page_names_is_there() -> None:
    assert missing(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["`tests/nowhere/test_x.py`", "`/clients/N/nowhere/`", "`/files/duplicates/no/`"]
)
def test_a_name_of_something_that_is_gone_is_found(line: str) -> None:
    assert len(missing(line)) == 1
