"""Processor time of process trees, memory, and how much of the machine somebody else used meanwhile."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
CORES = os.cpu_count() or 1
_PROC = Path("/proc")


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/PID/stat`` behind the name; of a process that is gone: none."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def tree(root: int) -> list[int]:
    """A process and everything below it."""
    above = {int(path.name): _stat(int(path.name))[1:2] for path in _PROC.iterdir() if path.name.isdigit()}
    found, waiting = [root], [root]
    while waiting:
        here = str(waiting.pop())
        below = [pid for pid, parent in above.items() if parent == [here]]
        found += below
        waiting += below
    return found


def cpu(root: int) -> float:
    """Seconds of processor time that a process tree has used, ended children included."""
    total = 0
    for pid in tree(root):
        fields = _stat(pid)
        if fields:
            total += int(fields[11]) + int(fields[12])
            if pid == root:
                total += int(fields[13]) + int(fields[14])
    return total / TICK


def memory(root: int) -> float:
    """MB of the largest process of a tree: the one that serves."""
    sizes = [int(fields[21]) * PAGE for fields in map(_stat, tree(root)) if fields]
    return max(sizes, default=0) / 2**20


def _busy() -> float:
    """Seconds in which any core worked."""
    fields = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return (sum(fields[:8]) - fields[3] - fields[4]) / TICK


class Use(NamedTuple):
    """What one sample used: seconds of the server and of PostgreSQL, and others' share of the machine."""

    server: float
    database: float
    foreign: float


class Sample:
    """Measures the time between its making and ``end``."""

    def __init__(self, server: int, database: int | None) -> None:
        self.server, self.database = server, database
        self.start, self.busy = time.monotonic(), _busy()
        self.before = self._used()

    def _used(self) -> tuple[float, float, float]:
        database = cpu(self.database) if self.database else 0.0
        ours = os.times()
        return cpu(self.server), database, ours.user + ours.system + ours.children_user + ours.children_system

    def end(self) -> Use:
        """What was used since."""
        seconds, busy = time.monotonic() - self.start, _busy() - self.busy
        server, database, ours = (after - b for after, b in zip(self._used(), self.before, strict=True))
        foreign = max(0.0, busy - server - database - ours) / (seconds * CORES)
        return Use(server, database, foreign)
