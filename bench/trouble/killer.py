"""Kills (SIGKILL) one part of the house after another, at random, and writes down which."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

#: How often each part is hit, in parts: a web process, the web server whole, the job worker, one server
#: process of PostgreSQL (which makes PostgreSQL restart all of its own), PostgreSQL whole, the supervisor.
WEIGHTS = {
    "web process": 5,
    "web server": 2,
    "job worker": 4,
    "database session": 3,
    "database": 3,
    "supervisor": 1,
}


def children(pid: int) -> list[int]:
    """The processes whose parent is ``pid``."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def words(pid: int) -> str:
    """The command line of a process; empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


class Parts:
    """Finds the parts of a running house: ``supervisor`` and ``database`` give their present pids."""

    def __init__(self, supervisor: Callable[[], int | None], database: Callable[[], int | None]) -> None:
        self.supervisor, self.database = supervisor, database

    def find(self, part: str) -> list[int]:
        top, postmaster = self.supervisor(), self.database()
        if part == "supervisor":
            return [top] if top else []
        if part == "database":
            return [postmaster] if postmaster else []
        if part == "database session":
            backends = children(postmaster) if postmaster else []
            return [pid for pid in backends if " web " in words(pid)]
        below = children(top) if top else []
        web = [pid for pid in below if "granian" in words(pid)]
        if part == "web server":
            return web
        if part == "web process":
            return [pid for master in web for pid in children(master)]
        return [pid for pid in below if "waystation worker" in words(pid)]


class Killer(threading.Thread):
    """Kills until ``wanted`` parts have died.

    Mostly it lets the house get up first, so that it is not killed only while it starts.
    """

    def __init__(self, parts: Parts, wanted: int, healthy: Callable[[], bool], seed: int) -> None:
        super().__init__(daemon=True)
        self.parts, self.wanted, self.healthy = parts, wanted, healthy
        self.chance = random.Random(seed)
        self.killed: Counter[str] = Counter()
        self.back: list[float] = []

    def run(self) -> None:
        while self.killed.total() < self.wanted:
            time.sleep(self.chance.uniform(0.2, 2.0))
            part = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            found = self.parts.find(part)
            if not found:
                continue
            try:
                os.kill(self.chance.choice(found), signal.SIGKILL)
            except ProcessLookupError:
                continue
            self.killed[part] += 1
            if self.chance.random() < 0.7:  # else the next blow falls while the house is still getting up
                began = time.monotonic()
                while not self.healthy() and time.monotonic() - began < 90:
                    time.sleep(0.05)
                self.back.append(time.monotonic() - began)
