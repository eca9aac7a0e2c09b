"""``waystation import roster`` without ``--dry-run``: in the test's own database, in this process."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tests.casework.roster_import.test_story import SAMPLE, street
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.casework.models import RosterBatch
from waystation.cli import import_roster, load_roster
from waystation.clients.models import Client


@pytest.fixture
def world(db: None) -> Cast:
    return street()


def load(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    import_roster.add_arguments(parser)
    args = parser.parse_args(["roster", str(SAMPLE), "--today", "2026-11-02", *map(str, words)])
    return load_roster._load(args)


def test_everybody_comes_in(world: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert load("--area", "永丰街道", "--by", "zhao", "--yes") == 0
    assert Client.objects.count() == 284
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "永丰街道：共 320 行，新建 284 份档案，有错误 36 行，已在册 0 行（保持原样）。",
        "已写入 284 行。24 小时内可以在“名册导入”页面整批撤销。",
    ]
    assert load("--area", "永丰街道", "--by", "zhao", "--yes") == 0
    assert Client.objects.count() == 284


def test_doubts_wait_for_a_person_or_are_skipped(world: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    Area.objects.filter(name="青石村").update(name="别的村")
    assert load("--area", world.street.path, "--by", "zhao", "--yes") == 2
    assert "行社区不明，需要人来选择" in capsys.readouterr().err
    assert RosterBatch.objects.get().state == "preview"
    assert Client.objects.count() == 0
    assert load("--area", "江湾区/永丰街道", "--by", "zhao", "--yes", "--skip-doubtful") == 0
    assert 0 < Client.objects.count() < 284


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--area", "清河街道", "--by", "zhao"), "在“赵站长”可以导入的区域里，没有“清河街道”"),
        (("--area", "永丰街道", "--by", "nobody"), "没有用户名为“nobody”的账号"),
        (("--area", "永丰街道", "--by", "zhao"), "没有确认：请在终端里运行，或加上 --yes。"),
    ],
)
def test_refusals_are_polite(
    world: Cast, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert load(*words) == 2
    assert said in capsys.readouterr().err
    assert Client.objects.count() == 0
