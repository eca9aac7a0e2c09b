"""``waystation bench``: what it measures with, and one whole quick run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.pages import load, quiet, report, scene
from bench.pages.load import Request, Shot
from tests.cli.test_demo import clean_environment
from tests.processes import until

WRK = pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
WORK = "import time\nend = time.process_time() + 0.5\nwhile time.process_time() < end: pass\ninput()"


def test_processor_time_of_a_tree_and_of_others() -> None:
    sample = quiet.Sample(os.getpid(), None)
    with subprocess.Popen([sys.executable, "-c", WORK], stdin=subprocess.PIPE) as child:
        assert child.pid in quiet.tree(os.getpid())
        assert until(lambda: quiet.cpu(child.pid) >= 0.45, 60)
        used = sample.end()
        assert used.server >= 0.45
        assert 0 <= used.foreign <= 1
        assert 5 < quiet.memory(child.pid) < 200
        child.communicate(b"\n")
    assert quiet.cpu(child.pid) == 0


def shot(p50: float, cpu: float) -> Shot:
    return Shot(100, p50, p50 * 2, p50 * 3, 50, 0, cpu, 1.0, 0.01)


def test_ratios_are_taken_inside_each_round() -> None:
    operation = scene.Operation("home", "home", [Request("/")], "≤ 1.3 × bare", statements=4)
    measured = report.Measured(operation, [shot(2, 3), shot(20, 30)], [shot(1, 2), shot(10, 20)])
    assert measured.ratio("p50") == 2
    assert measured.ratio("cpu") == 1.5
    facts = dict.fromkeys(("when", "machine", "load", "rounds", "seconds", "connections", "command"), "x")
    facts |= dict.fromkeys(("memory", "bare_memory", "cold", "bare_cold"), 1.0)
    printed = report.table(300, [measured], facts)
    assert "| home | 4 | 11.0 / 22.0 / 33.0 |" in printed
    assert "| 2.00 / 1.50 |" in printed
    assert json.loads(json.dumps(report.data(300, [measured], facts)))["operations"]["home"]["ratio_p50"] == 2


@WRK
def test_wrong_answers_are_counted(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    ) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline().split("port ")[1].split()[0])
        there = {"port": port, "server": server.pid, "database": None, "seconds": 1}
        good = load.shoot([Request("/")], **there)
        missing = load.shoot([Request("/"), Request("/none")], **there)
        server.kill()
    assert good.requests > 10
    assert good.bad == 0
    assert abs(missing.bad * 2 - missing.requests) <= 2
    assert good.cpu > 0


@WRK
@pytest.mark.slow
def test_one_quick_run_leaves_nothing_running(place: Path) -> None:
    out = place / "out.json"
    words = ["bench", "--quick", "--page", "list,save", "--sizes", "120", "--data", str(place / "kept")]
    done = subprocess.run(
        [sys.executable, "-m", "waystation", *words, "--json", str(out)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=clean_environment(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(out.read_text())["operations"]
    assert set(found) == {"list", "save"}
    for one in found.values():
        assert sum(shot["bad"] for shot in one["product"] + one["bare"]) == 0
        assert one["ratio_cpu"] > 1
    assert "| record a test |" in done.stdout
    named = [p for p in Path("/proc").glob("[0-9]*/cmdline") if str(place).encode() in _read(p)]
    assert named == []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
