"""``waystation synth`` as a person runs it."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_demo import clean_environment
from waystation.casework.synth.places import AreasUnreadable, Settings, invented, read, shares

HEADER = "city,district,street,community,people\n"


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "waystation", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=clean_environment(),
    )


def test_it_fills_an_empty_house_and_refuses_one_with_files(place: Path) -> None:
    home = place / "home"
    assert run("demo", "--data", home, "--no-serve").returncode == 0
    refused = run("synth", "--data", home, "--clients", 10)
    assert refused.returncode == 1
    assert "already holds files" in refused.stderr
    areas = place / "areas.csv"
    areas.write_text(
        HEADER + "测城市,东区,一号街道,甲社区,3\n测城市,东区,二号街道,乙社区,1\n", encoding="utf-8"
    )
    words = (
        "synth",
        "--data",
        home,
        "--clients",
        130,
        "--years",
        1,
        "--areas",
        areas,
        "--beside-other-files",
    )
    made = run(*words, "--logins")
    assert made.returncode == 0, made.stderr
    assert "130 files of 测城市" in made.stdout
    assert "worker: sy-s002-w02 (二号街道)" in made.stdout
    assert "sy-s002-w03" not in made.stdout
    assert "zhan-demo-2026" in made.stdout
    again = run(*words)
    assert again.returncode == 1
    assert "already holds a synthetic district" in again.stderr
    nightly = run("nightly", "--data", home, "--today", (dt.date.today()).isoformat())  # noqa: DTZ011 - as the command
    assert nightly.returncode == 0, nightly.stdout + nightly.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--clients", "0"), "--clients"),
        (("--years", "11"), "--years"),
        (("--processes", "0"), "--processes"),
    ],
)
def test_wrong_numbers_are_a_sentence(words: tuple[str, str], said: str) -> None:
    refused = run("synth", *words)
    assert refused.returncode == 1
    assert said in refused.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADER, "no community"),
        (HEADER + "甲市,乙区,丙街道\n", "line 2"),
        (HEADER + "甲市,乙区,丙街道,丁社区,many\n", "no number"),
        (HEADER + "甲市,乙区,丙街道,丁社区\n丙市,乙区,丙街道,丁社区\n", "one city"),
        (HEADER + "甲市,乙区,丙街道,丁社区\n甲市,乙区,丙街道,丁社区\n", "twice"),
    ],
)
def test_an_areas_file_that_cannot_be_used_names_the_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "areas.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AreasUnreadable, match=said):
        read(path)


def test_streets_follow_the_number_of_files() -> None:
    today = dt.date(2026, 11, 2)
    assert len(invented(Settings(300, 3, 1, today)).streets) == 2
    city = invented(Settings(20_000, 3, 1, today))
    assert len(city.streets) == 133
    assert len(city.districts) == 9
    assert len({street.name for street in city.streets}) == 133
    assert shares([1, 3], 8) == [0, 2, 8]
