"""``waystation try schedule FILE``: the worked cases of the document, and complaints that name the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waystation.cli.main import main

TOP = Path(__file__).resolve().parents[2]
CASES = sorted(
    path for path in (TOP / "docs/try").glob("schedule-*.json") if not path.name.endswith(".expected.json")
)
KEY = "00" * 32
CLIENT = {"client": "1", "starts_on": "2026-01-05", "plan": [12], "chance": "1/30"}


def tried(capfdbinary, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["try", "schedule", *words])
    out, err = capfdbinary.readouterr()
    return int(left.value.code), out.decode(), err.decode()


def wrong(capfdbinary, tmp_path: Path, value: object) -> str:
    file = tmp_path / "facts.json"
    file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    code, out, err = tried(capfdbinary, str(file), "--paths", "0")
    assert (code, out) == (2, "")
    return err.removeprefix("waystation try schedule: ").strip()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_worked_cases(case, capfdbinary):
    expected = json.loads(case.with_suffix(".expected.json").read_text(encoding="utf-8"))
    seen = expected["clients"][0]["simulated"]
    code, out, err = tried(capfdbinary, str(case), "--json", "--paths", str(seen["paths"] if seen else 0))
    assert (code, err) == (0, "")
    assert json.loads(out) == expected


def test_there_are_five_worked_cases():
    assert len(CASES) == 5


def test_in_words(capfdbinary):
    code, out, _ = tried(capfdbinary, str(TOP / "docs/try/schedule-monthly.json"), "--paths", "20")
    assert code == 0
    assert "asked 12, blocks of 28 days, whole 12, floor calls 12, excused 0, kept" in out
    assert "floor kept in all" in out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "00ff"}, "$.key: at least 16 bytes in hexadecimal are needed"),
        ({"key": None}, "$.key: is missing."),
        ({"clients": []}, "$.clients: a list of 1 to 5000 entries is needed, not []."),
        ({"clients": [CLIENT, CLIENT]}, "$.clients[1].client: 1 stands in the file twice."),
        ({"clients": [CLIENT | {"plan": [12, 400]}]}, "$.clients[0].plan[1]: a whole number from 0 to 365"),
        ({"clients": [CLIENT | {"chance": 0}]}, "$.clients[0].chance: a share above 0"),
        ({"clients": [CLIENT | {"chance": "1/0"}]}, "$.clients[0].chance: a share above 0"),
        ({"clients": [CLIENT | {"chance": True}]}, "$.clients[0].chance: a share above 0"),
        ({"clients": [CLIENT | {"starts_on": "2026-02-30"}]}, "$.clients[0].starts_on: a day such as"),
        ({"clients": [CLIENT | {"ends_on": "2025-01-01"}]}, "$.clients[0].ends_on: a day from 2026-01-05"),
        (
            {"clients": [CLIENT | {"rests": [{"from": "2026-01-05"}]}]},
            "$.clients[0].rests[0].to: is missing.",
        ),
        ({"clients": [CLIENT | {"chanse": 1}]}, "$.clients[0].chanse: unknown; known here:"),
        ({"clients": [CLIENT | {"client": "a\nb"}]}, "$.clients[0].client: a line of at most"),
        ({"clients": [CLIENT | {"floor": "month"}]}, "$.clients[0].floor: one of year, window is needed"),
        ({"clients": [CLIENT | {"extra_max": 2}]}, "$.clients[0].extra_max: a whole number from 3 to 31"),
        ({"to": "2050-01-01"}, "$.to: a day from 2026-01-05 on and within ten years"),
        ({"site_max": {"A": -1}}, "$.site_max.A: a whole number from 0"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(change, said, capfdbinary, tmp_path):
    assert wrong(capfdbinary, tmp_path, {"key": KEY, "clients": [CLIENT]} | change).startswith(said)


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000, '{"key": 1e999}', "\ufeff{}"])
def test_what_is_no_such_file_is_refused(text, capfdbinary, tmp_path):
    assert wrong(capfdbinary, tmp_path, text)


def test_a_missing_file_is_a_sentence(capfdbinary, tmp_path):
    code, _, err = tried(capfdbinary, str(tmp_path / "none.json"))
    assert (code, err) == (2, "waystation try schedule: none.json: No such file or directory.\n")
