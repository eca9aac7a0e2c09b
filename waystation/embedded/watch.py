"""Keeps one PostgreSQL server exactly as long as the program that asked for it.

Run as a script of its own (``python -I -S watch.py JSON``) so that nothing can be left behind: its standard
input is a pipe from the asking program, and when that pipe closes, for whatever reason (a clean stop, a
closed terminal, kill -9), the server is stopped. A server that dies by itself is started again.

Standard library only, and nothing of the package: it must start within milliseconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

LOCKED, FAILED = 3, 4
START_SECONDS = 10.0  # a killed server's shared memory and pid need a moment to go away
LOCK_SECONDS = 15.0  # a predecessor's watcher may still be stopping its server
STOP_SIGNALS = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
LONGEST_LOG = 10_000_000  # bytes


def main(order: dict[str, Any]) -> int:
    """Hold the lock, run the server, stop it when the pipe closes."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    with Path(order["lock"]).open("a+", encoding="ascii") as lock:
        if not take_lock(lock):
            return LOCKED
        try:
            return run(order, lock)
        finally:
            if order["remove"]:
                shutil.rmtree(order["remove"], ignore_errors=True)


def run(order: dict[str, Any], lock: IO[str]) -> int:
    """Run the server until the pipe closes; the lock names the asking program meanwhile."""
    lock.seek(0)
    lock.truncate()
    lock.write(str(order["asker"]))
    lock.flush()
    stop_leftover(Path(order["data"]))
    server = start(order)
    if server is None:
        return FAILED
    try:
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
        while not asker_gone(0.25):
            if server is None or server.poll() is not None:
                server = start(order)
    finally:
        if server is not None:
            stop(server)
    return 0


def take_lock(lock: IO[str]) -> bool:
    """Take the lock of the data folder; gives up when a living program holds it."""
    import fcntl  # not at the top: Windows has none, and does not use this script

    deadline = time.monotonic() + LOCK_SECONDS
    while time.monotonic() < deadline:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            if holder and alive(int(holder)):
                return False
            time.sleep(0.1)
        else:
            return True
    return False


def start(order: dict[str, Any]) -> subprocess.Popen[bytes] | None:
    """Start the server and wait until it takes connections; tries again for ten seconds."""
    log = Path(order["log"])
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_name(f"{log.name}.1"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    deadline = time.monotonic() + START_SECONDS
    try:
        while True:
            server = subprocess.Popen(
                order["command"],
                stdin=subprocess.DEVNULL,
                stdout=descriptor,
                stderr=descriptor,
                start_new_session=True,
                cwd="/",
                **order["user"],
            )
            while server.poll() is None:
                if is_ready(Path(order["data"]), server.pid):
                    return server
                if time.monotonic() > deadline + order["recovery"]:
                    stop(server)
                    return None
                if asker_gone(0.02):
                    stop(server)
                    return None
            if time.monotonic() > deadline or asker_gone(0.3):
                return None
    finally:
        os.close(descriptor)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server: politely, then firmly, then at once."""
    for number, seconds in STOP_SIGNALS:
        with contextlib.suppress(ProcessLookupError):
            server.send_signal(number)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return


def stop_leftover(data: Path) -> None:
    """Stop a server on this data folder whose watcher was killed too."""
    pid = server_pid(data)
    if pid is None:
        return
    for number, seconds in STOP_SIGNALS:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if server_pid(data) is None:
                return
            time.sleep(0.05)


def server_pid(data: Path) -> int | None:
    """The process id of a server that runs on this data folder, or None.

    A pid file alone proves nothing after a crash: the number may belong to another program by now.
    """
    lines = pid_file(data)
    if not lines or not lines[0].isdigit():
        return None
    pid = int(lines[0])
    command = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self/cmdline").exists():
        try:
            words = command.read_bytes().split(b"\0")
        except OSError:
            return None
        return pid if str(data).encode() in words else None
    return pid if alive(pid) else None


def is_ready(data: Path, pid: int) -> bool:
    """Whether the pid file is this server's and says that it takes connections."""
    lines = pid_file(data)
    return len(lines) > 7 and lines[0] == str(pid) and lines[7] == "ready"


def pid_file(data: Path) -> list[str]:
    """The stripped lines of ``postmaster.pid``; empty when there is none."""
    try:
        return [line.strip() for line in (data / "postmaster.pid").read_text().splitlines()]
    except OSError:
        return []


def alive(pid: int) -> bool:
    """Whether a process lives; one that only waits to be reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


def asker_gone(seconds: float) -> bool:
    """Wait at most that long; True once the asking program has closed its end of the pipe."""
    readable, _, _ = select.select([sys.stdin.fileno()], [], [], seconds)
    return bool(readable) and os.read(sys.stdin.fileno(), 1) == b""


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
