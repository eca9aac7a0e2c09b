"""Places and owners for clusters that the tests start themselves."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from waystation.embedded.server import Cluster

OWNER = """
import sys, time
from waystation.embedded.server import Cluster
cluster = Cluster(sys.argv[1], durable=False)
cluster.start()
print(cluster.server_pid(), cluster._watcher.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A short folder that the server's user can walk through (pytest's own are closed)."""
    folder = Path(tempfile.mkdtemp(prefix="ws-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    """A cluster that tests only look at."""
    folder = Path(tempfile.mkdtemp(prefix="ws-"))
    folder.chmod(0o711)
    with Cluster(folder / "data", durable=False, remove=folder) as cluster:
        yield cluster


@pytest.fixture
def owner(place: Path) -> Iterator["Owner"]:
    started = Owner(place / "data")
    yield started
    started.process.kill()
    started.process.wait()
    for pid in (started.server, started.watcher):
        until(lambda pid=pid: not lives(pid))


class Owner:
    """Another program that owns a running cluster."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWNER, str(data)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.server, self.watcher = map(int, self.process.stdout.readline().split())
        self.process.stdout.close()

    def end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        self.process.wait(10)


def lives(pid: int) -> bool:
    """Whether a process runs (one that waits to be reaped does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(holds: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait until something holds; whether it came to hold."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


needs_root = pytest.mark.skipif(os.getuid() != 0, reason="only root runs the server as another user")
