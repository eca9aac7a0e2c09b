"""``waystation try points FILE``: scheme and events in, entries and balances out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waystation.cli.main import main

TOP = Path(__file__).resolve().parents[2]
CASES = sorted((TOP / "docs" / "try").glob("points-*.expected.json"))
PAGE = (TOP / "docs" / "try.md").read_text(encoding="utf-8")


def facts_of(expected: Path) -> Path:
    return expected.with_name(expected.name.replace(".expected", ""))


def printed(capfdbinary, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["try", "points", *words])
    out, err = capfdbinary.readouterr()
    return int(left.value.code), out.decode(), err.decode()


@pytest.mark.parametrize("expected", CASES, ids=lambda path: path.name.partition(".")[0])
def test_a_documented_case_gives_what_the_page_says(expected, capfdbinary):
    name = facts_of(expected)
    code, out, err = printed(capfdbinary, str(name), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == json.loads(expected.read_text(encoding="utf-8"))
    assert f"`{name.stem}`" in PAGE


def test_the_published_totals_stand_in_the_cases():
    held = {path.name.split("-")[1].split(".")[0]: json.loads(path.read_text()) for path in CASES}
    assert held["california"]["balances"]["client"] == {"points": 2396, "yuan": "599"}
    assert held["higgins"]["entries"][-3]["points"] == 65, "16.25 dollars again after five"
    assert len(CASES) == 3


def test_it_speaks_in_lines(capfdbinary):
    code, out, err = printed(capfdbinary, str(TOP / "docs/try/points-draws.json"))
    assert (code, err) == (0, "")
    assert "排队等候" in out
    assert "公布的中奖机会（attendance）" in out
    assert "下一次（attendance）：抽奖3次" in out
    code, out, err = printed(capfdbinary, str(TOP / "docs/try/points-draws.json"), "--lang", "en")
    assert (code, err) == (0, "")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in out)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "scheme：缺少积分方案"),
        ("[]", "$："),
        (
            '{"scheme": {"id": "x", "valid_from": "2026-01-01", "yuan_per_point": 1, "tracks": []}}',
            "tracks：方案里",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(text, said, capfdbinary, tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    code, out, err = printed(capfdbinary, str(file))
    assert (code, out) == (2, "")
    assert said in err
    assert printed(capfdbinary, str(tmp_path / "none.json"))[0] == 2
