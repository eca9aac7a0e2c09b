"""``waystation law``: the page that lawyers check."""

import subprocess
import sys
from pathlib import Path

import pytest

from waystation.cli import law as command
from waystation.rules import law, orders
from waystation.rules.obligations import RULES

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def printed() -> str:
    return command.page()


def row_of(printed: str, start: str) -> str:
    (row,) = [line for line in printed.splitlines() if line.startswith(f"| {start} |")]
    return row


def test_the_stored_page_is_up_to_date(printed):
    stored = (TOP / "docs" / "law.md").read_text(encoding="utf-8")
    assert stored == printed, "out of date: run `waystation law > docs/law.md`"


def test_it_prints_without_a_database_or_settings(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "waystation", "law"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert done.stdout.decode() == (TOP / "docs" / "law.md").read_text(encoding="utf-8")
    assert done.stderr == b""


def test_every_figure_has_its_row(printed):
    for parameter in law.NATION:
        rows = [line for line in printed.splitlines() if line.startswith(f"| `{parameter.key}` |")]
        assert sum(f"| {parameter.since} " in row for row in rows) == 1
    assert row_of(printed, "`report_deadline_days`") == (
        "| `report_deadline_days` | 收到决定书后的报到期限 | Sign-in deadline after receiving the decision "
        "| 15 days | 2011-06-26 | Drug Rehabilitation Regulations, Article 14 | L | yes |"
    )


def test_every_lawful_step_has_its_row(printed):
    steps = printed.partition("## Lawful steps")[2].partition("## Automatic rules")[0]
    rows = [line for line in steps.splitlines() if line.startswith("| ")]
    heads_and_rules = 2 * len(orders.Kind)
    wanted = [way for way in orders.WAYS if way[2] is not orders.Step.CORRECT]
    assert len(rows) - heads_and_rules == len(wanted)


def test_every_automatic_rule_says_why(printed):
    rules = printed.partition("## Automatic rules")[2].partition("## Deadlines")[0]
    assert len([line for line in rules.splitlines() if line.startswith("| ")]) - 2 == len(RULES)


def test_a_term_from_the_leap_day_is_told_as_the_rules_count_it(printed):
    assert "A three-year term from 2024-02-29 ends on 2027-02-27" in printed
