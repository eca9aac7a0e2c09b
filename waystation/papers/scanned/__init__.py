"""The code on a scanned paper: which of our papers it is, if it is one.

What is read was made anew before (``clients.scans``), and is looked at once more in a process of its own
(:mod:`.reading`): a reader that fails, or takes too long, has found nothing, and the scan is kept.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from waystation.clients.scans import Scan
from waystation.papers import proof

from . import reading

#: Seconds for one file, the start of Python included.
PATIENCE = 30
_LITTLE = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
_TOKEN = re.compile(r"/check/([A-Za-z0-9_-]{36})/?(?:[?#].*)?$")


@dataclass(frozen=True)
class Codes:
    """The marked ids found on a scan, in their order, each once. ``all_read``: every page was looked at."""

    ids: tuple[UUID, ...] = ()
    all_read: bool = True


def codes_on(scan: Scan) -> Codes:
    """What the codes on a scan lead to; none for a code that is not ours or a file that cannot be read."""
    said = _read(scan)
    if said is None:
        return Codes(all_read=False)
    found = _ours(str(text) for text in said["texts"])
    return Codes(tuple(dict.fromkeys(found)), bool(said.get("all_read")))


def _ours(texts: Iterable[str]) -> Iterable[UUID]:
    for text in texts:
        matched = _TOKEN.search(text)
        check_id = proof.read(matched.group(1)) if matched else None
        if check_id is not None:
            yield check_id


def _read(scan: Scan) -> dict[str, Any] | None:
    words = [sys.executable, "-I", str(Path(reading.__file__)), scan.content_type]
    try:
        done = subprocess.run(
            words, input=scan.content, capture_output=True, timeout=PATIENCE, check=False, env=_LITTLE
        )
        said = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("texts"), list):
        return None
    return said
