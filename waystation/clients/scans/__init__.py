"""Scans of papers on their way in: known by their content, made anew, freed of everything but the picture.

Whoever sends a file chooses its bytes, and readers of pictures and PDF have had holes. So the file is read
and made anew in a process of its own that may use little memory and time (``cleaning``).
What comes back was written by us: no camera's place and time, no script, no attachment, no second file
hidden behind the first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from waystation.rules.people import ENDINGS
from waystation.rules.problems import RuleBroken

from . import cleaning

#: Seconds for one file; a scan of ten pages takes less than one.
PATIENCE = 40

_MEGABYTE = 1024 * 1024
#: What a system needs to start a program; no address, key or password goes along.
_LITTLE = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}


@dataclass(frozen=True)
class Scan:
    """A file that was made anew; only :func:`clean` makes one."""

    content: bytes
    content_type: str


def clean(content: bytes) -> Scan:
    """The scan as it is kept. Raises RuleBroken with what to do.

    ``clients.scan_too_large``, ``scan_type``, ``scan_heic``, ``scan_locked``, ``scan_broken``,
    ``scan_too_many_pixels``.
    """
    most = settings.SCAN_MAX_BYTES
    if len(content) > most:
        raise RuleBroken("clients.scan_too_large", most=most // _MEGABYTE)
    code, kind, made = _made_anew(content)
    if code:
        raise RuleBroken(f"clients.{code}")
    if len(made) > most:
        raise RuleBroken("clients.scan_too_large", most=most // _MEGABYTE)
    return Scan(made, kind)


def _made_anew(content: bytes) -> tuple[str, str, bytes]:
    """Refusal or nothing, type, bytes; a reader that crashes or never ends has met a broken file."""
    words = [sys.executable, "-I", str(Path(cleaning.__file__))]
    try:
        done = subprocess.run(
            words, input=content, capture_output=True, timeout=PATIENCE, check=False, env=_LITTLE
        )
    except subprocess.TimeoutExpired:
        return "scan_broken", "", b""
    said, _newline, made = done.stdout.partition(b"\n")
    if done.returncode == cleaning.REFUSED:
        return said.decode("ascii"), "", b""
    kind = said.decode("ascii", "replace")
    if done.returncode != 0 or kind not in ENDINGS:
        return "scan_broken", "", b""
    return "", kind, made
