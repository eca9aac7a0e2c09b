"""``waystation import roster``: the dry run in a process of its own, without a database or settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"


def waystation(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    keep = ("PATH", "HOME", "SYSTEMROOT")
    env = {name: os.environ[name] for name in keep if name in os.environ} | {"LC_ALL": "C"}
    return subprocess.run(
        [sys.executable, "-m", "waystation", *map(str, words)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        check=False,
    )


def said(*words: str | Path) -> tuple[int, Any]:
    done = waystation("import", "roster", *words, "--json")
    return done.returncode, json.loads(done.stdout)


def test_the_sample_as_json() -> None:
    expected = json.loads((DATA / "roster-street.expected.json").read_text(encoding="utf-8"))
    code, found = said(DATA / "roster-street.xlsx", "--dry-run", "--today", expected["today"])
    assert code == 0
    assert [found[key] for key in ("rows", "accepted", "rejected")] == [320, 284, 36]
    wanted = [{k: v for k, v in p.items() if k != "ok"} for p in expected["people"] if p["ok"]]
    assert found["people"] == wanted
    assert {"row", "column", "code", "message", "severity"} <= found["problems"][0].keys()
    assert {problem["severity"] for problem in found["problems"]} == {"error", "warning"}


def test_the_plain_words() -> None:
    done = waystation("import", "roster", DATA / "roster-street.xlsx", "--dry-run", "--today", "2026-11-02")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[:2] == ["共 320 行：可导入 284 行，拒绝 36 行。", "工作表“说明”里没有花名册表格，已略过。"]
    assert "[拒绝] 花名册 B17 姓名：没有姓名。请补填姓名。" in lines


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"%PDF-1.7")
    code, found = said(path, "--dry-run")
    assert (code, found["error"]["code"]) == (2, "wrong_type")
    done = waystation("import", "roster", path, "--dry-run")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr.decode()
        == "这是 PDF 文件，不是花名册工作簿。请用 Excel 另存为 xlsx、xls 或 csv 后再试。\n"
    )


def test_a_corrected_mapping_and_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("甲,姓名,身份证号,人员类别\n赵一,别名,110101199003070134,社戒\n", encoding="utf-8")
    code, found = said(
        path, "--dry-run", "--map", "name=A", "--map", "former_name=姓名", "--today", "2026-11-02"
    )
    assert code == 0
    assert found["people"][0]["name"] == "赵一"
    code, found = said(DATA / "roster-street.xlsx", "--dry-run", "--sheet", "说明")
    assert (code, found["error"]["code"]) == (2, "no_table")


def test_words_that_make_no_sense() -> None:
    assert waystation("import", "roster", "x.xlsx", "--dry-run", "--today", "2026-13-01").returncode == 2
    assert waystation("import", "roster", "x.xlsx", "--dry-run", "--map", "name").returncode == 2
    assert waystation("import", "people", "x.xlsx").returncode == 2
    assert waystation("dance").returncode == 2


def test_help_does_not_load_the_commands() -> None:
    done = waystation("--help")
    assert done.returncode == 0
    assert "import" in done.stdout.decode("utf-8", "replace")
