"""``waystation try caseload FILE``: the rules' own weighing, without a database."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from waystation.cli.main import main
from waystation.rules.law import Law
from waystation.rules.orders import Kind, State
from waystation.rules.team import caseload

TOP = Path(__file__).resolve().parents[2]
DAY = "2026-11-26"
TABLE = """worker,registered_on,kind,starts_on,kilometres,outside,matters
王敏,2026-10-01,treatment,2026-10-08,,,1
王敏,2024-01-05,,,9,,
李强,2024-01-05,recovery,2024-02-01,,yes,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "street.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def printed(capfdbinary, *words: str) -> tuple[int, list[str], str]:
    with pytest.raises(SystemExit) as left:
        main(["try", "caseload", *words, "--today", DAY])
    out, err = capfdbinary.readouterr()
    return int(left.value.code), out.decode().splitlines(), err.decode()


def test_each_worker_beside_the_norm_as_the_rules_weigh(file, capfdbinary):
    law, today = Law(date.fromisoformat(DAY)), date.fromisoformat(DAY)
    first = caseload.FileFacts(
        1, caseload.Travel.NEAR, date(2026, 10, 1), Kind.TREATMENT, State.RUNNING, 3, date(2026, 10, 8), 1
    )
    second = caseload.FileFacts(2, caseload.Travel.FAR, date(2024, 1, 5))
    weight = sum(caseload.weight_of(one, law, today) for one in (first, second))
    code, lines, _err = printed(capfdbinary, str(file))
    assert code == 0
    assert lines[1].split("\t")[:4] == ["王敏", "2", f"{weight / 100:.2f}", "30"]
    assert lines[2].split("\t")[:2] == ["李强", "1"]


def test_another_norm_shows_who_needs_relief_and_every_file_can_be_shown(file, capfdbinary):
    code, lines, _err = printed(capfdbinary, str(file), "--figure", "caseload_norm=1", "--files")
    assert code == 0
    assert lines[1].endswith("above the norm")
    assert [line.split("\t")[0] for line in lines[-3:]] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("table", "words", "said"),
    [
        ("", (), "no line with a file"),
        ("worker,registered_on\n,2026-01-01\n", (), "line 2: worker missing"),
        ("worker,registered_on\n王敏,2026-13-01\n", (), "line 2: registered_on cannot be “2026-13-01”"),
        ("worker,registered_on\n王敏,9999-12-31\n", (), "line 2: registered_on cannot be “9999-12-31”"),
        ("worker,registered_on,kind\n王敏,2026-01-01,prison\n", (), "line 2: kind cannot be “prison”"),
        ("worker,registered_on,matters\n王敏,2026-01-01,x\n", (), "line 2: matters cannot be “x”"),
        ("worker,registered_on,matters\n王敏,2026-01-01,-5\n", (), "line 2: matters cannot be “-5”"),
        ("worker,registered_on,years\n王敏,2026-01-01,99\n", (), "line 2: years cannot be “99”"),
        (TABLE, ("--figure", "caseload_norm"), "write KEY=NUMBER"),
        (TABLE, ("--figure", "caseload_norm=0"), "law.out_of_bounds"),
        (TABLE, ("--figure", "nothing=1"), "law.unknown_key"),
    ],
)
def test_a_wrong_table_or_figure_is_said_with_its_line(tmp_path, capfdbinary, table, words, said):
    path = tmp_path / "odd.csv"
    path.write_text(table, encoding="utf-8")
    code, lines, err = printed(capfdbinary, str(path), *words)
    assert (code, lines) == (2, [])
    assert said in err


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(tmp_path, capfdbinary):
    path = tmp_path / "bytes.csv"
    path.write_bytes(b"\xff\xfe\x00worker")
    assert "not a CSV table" in printed(capfdbinary, str(path))[2]
    code, _lines, err = printed(capfdbinary, str(tmp_path / "nowhere.csv"))
    assert code == 1
    assert "No such file" in err


def test_it_needs_no_database_and_no_settings(file, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "waystation", "try", "caseload", str(file), "--today", DAY],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert "王敏" in done.stdout.decode()
    assert done.stderr == b""
