"""A synthetic street's roster reads as its expected file says: rows, people, reasons."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from waystation.casework.roster.read import read_roster
from waystation.casework.roster.report import to_json
from waystation.casework.roster.shapes import Roster

DATA = Path(__file__).parents[2] / "data"
VALUES = ("name", "id", "sex", "phone", "community", "kind", "served", "reported", "agreed", "years")


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "roster-street.expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def roster(expected: dict[str, Any]) -> Roster:
    return read_roster(DATA / "roster-street.xlsx", today=dt.date.fromisoformat(expected["today"]))


def test_the_counts_agree(roster: Roster, expected: dict[str, Any]) -> None:
    said = to_json(roster)
    assert {key: said[key] for key in ("rows", "accepted", "rejected")} == {
        "rows": expected["rows"],
        "accepted": expected["accepted"],
        "rejected": expected["rejected"],
    }


def test_every_accepted_person_agrees_in_every_value(roster: Roster, expected: dict[str, Any]) -> None:
    wanted = [{"row": p["row"]} | {key: p[key] for key in VALUES} for p in expected["people"] if p["ok"]]
    assert to_json(roster)["people"] == wanted


def test_every_rejected_row_has_the_expected_reason(roster: Roster, expected: dict[str, Any]) -> None:
    errors: dict[int, set[str]] = {}
    for problem in to_json(roster)["problems"]:
        if problem["severity"] == "error":
            errors.setdefault(problem["row"], set()).add(problem["code"])
    wanted = {p["row"]: p["code"] for p in expected["people"] if not p["ok"]}
    assert errors.keys() == wanted.keys()
    assert [row for row, code in wanted.items() if code not in errors[row]] == []


def test_the_sheet_without_a_table_is_named(roster: Roster) -> None:
    assert [(sheet.name, sheet.header_rows, sheet.rows, sheet.skipped) for sheet in roster.sheets] == [
        ("花名册", (3,), 320, False),
        ("说明", (), 0, True),
    ]
