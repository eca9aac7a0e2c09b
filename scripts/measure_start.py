"""Measure how long a person waits: the first page from nothing, and the second start.

``python3 scripts/measure_start.py`` clones this repository into a temporary folder and runs ``make demo``
there twice, as a person would, until the sign-in page answers. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LONGEST = 300.0  # seconds


def main() -> None:
    """Print both times."""
    folder = Path(tempfile.mkdtemp(prefix="waystation-measure-"))
    folder.chmod(0o711)  # the server's own user walks through it when root measures
    try:
        clone = folder / "waystation"
        subprocess.run(["git", "clone", "--quiet", str(TOP), str(clone)], check=True)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
        print(f"first page from nothing: {seconds_to_first_page(clone):.1f} s")
        print(f"second start: {seconds_to_first_page(clone):.1f} s")
    finally:
        shutil.rmtree(folder)


def seconds_to_first_page(clone: Path) -> float:
    """Run ``make demo`` until the sign-in page answers, then interrupt it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begun = time.monotonic()
    demo = subprocess.Popen(
        ["make", "demo", f"ARGS=--port {port}"], cwd=clone, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not answers(f"http://127.0.0.1:{port}/accounts/login/"):
            if demo.poll() is not None or time.monotonic() - begun > LONGEST:
                sys.exit("make demo did not come up.")
            time.sleep(0.05)
        return time.monotonic() - begun
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait()


def answers(address: str) -> bool:
    """Whether the page is there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:  # noqa: S310 - our own http address
            return bool(reply.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    main()
