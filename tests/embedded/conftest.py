"""Places and owners for clusters that the tests start themselves."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import lives, until
from waystation.embedded.server import Cluster

OWNER = """
import signal, sys, time
# A run under nohup, or in the background of a shell, hands on that these are passed over.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from waystation.embedded.server import Cluster
cluster = Cluster(sys.argv[1], durable=False)
cluster.start()
print(cluster.server_pid(), cluster._watcher.pid, flush=True)
time.sleep(60)
"""


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
        self.process.wait(60)
