"""Keeps the web server and the job worker running, and takes them along when it goes.

A child that ends is started again, later and later while it keeps failing: the job worker ends whenever
PostgreSQL restarts, and must be back by itself when the database is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from waystation.config.lifetime import end_with

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SHORTEST, LONGEST = 0.5, 15.0  # seconds before a child that ended is started again
STEADY = 30.0  # a child that ran this long has recovered
GRACE = 15.0  # for requests and jobs under way at the end


@dataclass
class Child:
    """One program to keep running."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = field(default=SHORTEST)


class Supervisor:
    """Runs children until it is asked to stop."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = children
        self.stopping = False

    def run(self, on_tick: Callable[[], None] | None = None) -> None:
        """Keep all children running until a stop signal comes, then end them."""
        try:
            while not self.stopping:
                for child in self.children:
                    self._look_after(child)
                if on_tick is not None:
                    on_tick()
                time.sleep(0.1)
        finally:
            self.end()

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """The signal handler."""
        self.stopping = True

    def end(self) -> None:
        """End the children: politely, then at once."""
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.due:
                child.process, child.started = _spawn(child.command), now
            return
        code = child.process.poll()
        if code is None:
            return
        if now - child.started > STEADY:
            child.pause = SHORTEST
        child.process, child.due = None, now + child.pause
        print(f"waystation: {child.name} ended ({code}); again in {child.pause:.1f} s", file=sys.stderr)
        child.pause = min(LONGEST, child.pause * 2)


@contextmanager
def signals_stop(supervisor: Supervisor) -> Iterator[None]:
    """Within, an interrupt, a termination or a closed terminal asks the supervisor to stop."""
    before = {number: signal.signal(number, supervisor.ask_to_stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def web_command(host: str, port: int, workers: int) -> list[str]:
    """granian in WSGI mode on the product."""
    options = {"--interface": "wsgi", "--host": host, "--port": str(port), "--workers": str(workers)}
    options |= {"--blocking-threads": "4", "--log-level": "warning", "--workers-kill-timeout": "10"}
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "--no-ws", "--respawn-failed-workers", WSGI]


WSGI = "waystation.config.wsgi:application"


def worker_command() -> list[str]:
    """The job worker on the product."""
    return [sys.executable, "-m", "waystation", "worker"]


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: a Ctrl-C at the terminal reaches us alone, and we end it."""
    return subprocess.Popen(
        command,
        start_new_session=True,
        preexec_fn=partial(end_with, os.getpid(), signal.SIGTERM),  # noqa: PLW1509 - the supervisor has one thread
    )
