"""``waystation law``: the page that lawyers check, in English and Chinese."""

import subprocess
import sys
from pathlib import Path

import pytest

from waystation.cli import law as command
from waystation.cli.law import evidence
from waystation.rules import law, orders
from waystation.rules.obligations import RULES

TOP = Path(__file__).parents[2]
STORED = {"en": "law.md", "zh": "law.zh.md"}


@pytest.fixture(scope="module")
def printed() -> str:
    return command.page()


def row_of(printed: str, start: str) -> str:
    (row,) = [line for line in printed.splitlines() if line.startswith(f"| {start} |")]
    return row


@pytest.mark.parametrize("language", STORED)
def test_the_stored_page_is_up_to_date(language):
    stored = (TOP / "docs" / STORED[language]).read_text(encoding="utf-8")
    again = f"waystation law --language {language} > docs/{STORED[language]}"
    assert stored == command.page(command.LANGUAGES[language]), f"out of date: run `{again}`"


def test_it_prints_without_a_database_or_settings(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "waystation", "law", "--language", "zh"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert done.stdout.decode() == (TOP / "docs" / "law.zh.md").read_text(encoding="utf-8")
    assert done.stderr == b""


def test_every_figure_has_its_row(printed):
    for parameter in law.NATION:
        rows = [line for line in printed.splitlines() if line.startswith(f"| `{parameter.key}` |")]
        assert sum(f"| {parameter.since}" in row for row in rows) == 1
    row = row_of(printed, "`report_deadline_days`")
    assert row.startswith(
        "| `report_deadline_days` | Sign-in deadline after receiving the decision "
        "| 15 days | 2011-06-26 | Drug Rehabilitation Regulations, Article 14 | L | yes | "
    )
    assert "`rules/orders/timing.py:sign_in_figure`" in row


def test_every_lawful_step_has_its_row(printed):
    steps = printed.partition("## Lawful steps")[2].partition("## What refusal")[0]
    rows = [line for line in steps.splitlines() if line.startswith("| ")]
    heads_and_rules = 2 * len(orders.Kind)
    wanted = [way for way in orders.WAYS if way[2] is not orders.Step.CORRECT]
    assert len(rows) - heads_and_rules == len(wanted)


def test_every_situation_of_each_measure_has_its_rows(printed):
    part = printed.partition("## What refusal")[2].partition("## Automatic rules")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")]
    nation = law.Law(law.REGULATION_SINCE)
    wanted = sum(
        len(orders.consequences(kind, situation, orders.NOBODY_KNOWN, nation))
        for kind in orders.Kind
        for situation in orders.Situation
    )
    assert len(rows) - 2 * len(orders.Kind) == wanted


def test_every_automatic_rule_says_why(printed):
    rules = printed.partition("## Automatic rules")[2].partition("## Deadlines")[0]
    assert len([line for line in rules.splitlines() if line.startswith("| ")]) - 2 == len(RULES)


def test_a_term_from_the_leap_day_is_told_as_the_rules_count_it(printed):
    assert "A three-year term from 2024-02-29 ends on 2027-02-27" in printed


def test_a_figure_that_no_function_reads_has_a_written_reason():
    unused = {key for key in law.DEFINITIONS if not evidence.applied_by(key)}
    without = {key for key in unused if not evidence.NOT_USED.get(key, "").strip()}
    assert without == set(), "let a rule read it, or say in evidence.NOT_USED why it stands in the table"
    assert evidence.NOT_USED.keys() <= law.DEFINITIONS.keys()


def test_functions_are_found_by_what_they_name_and_not_by_tables(tmp_path):
    file = tmp_path / "rules.py"
    file.write_text(
        'KEY = "plain_days"\n'
        'TABLE = {n: f"x{n}" for n in ("a1", "a2")}\n'
        f"MANY = {[f'many_{n}' for n in range(40)]!r}\n\n"
        "def by_constant(law):\n    return law.number(KEY)\n\n"
        'def by_text(law):\n    return law.number("other_days")\n\n'
        'def by_parts(law, n):\n    return law.plan(f"plan_of_{n}y")\n\n'
        "def of_table(law):\n    return MANY[0]\n\n"
        'class Some:\n    def method(self, law):\n        return law.number("method_days"), Step.SERVE\n',
        encoding="utf-8",
    )
    found = {one.name: one for one in evidence._read(file, tmp_path)}
    assert "plain_days" in found["rules.py:by_constant"].words
    assert "other_days" in found["rules.py:by_text"].words
    assert found["rules.py:by_parts"].builds("plan_of_2y")
    assert not found["rules.py:by_parts"].builds("plan_for_2y")
    assert "many_3" not in found["rules.py:of_table"].words
    assert {"method_days", "Step.SERVE"} <= found["rules.py:Some.method"].words
    whole = {one.name: one for one in evidence._read(file, tmp_path, whole=True)}
    assert "many_3" in whole["rules.py:of_table"].words
