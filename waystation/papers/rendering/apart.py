"""Setting a template that an office wrote, in a process of its own (:mod:`.workshop`)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from . import workshop
from .faces import faces, families

#: Seconds for one paper, the start of Python included.
PATIENCE = 30
#: What a system needs to start a program; no address, key or password goes along.
_LITTLE = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}


class NotMade(Exception):
    """The template could not be used; the message is its author's to read, and may be empty."""


def _order(template: bytes, form: str, **more: object) -> bytes:
    order = {
        "form": form,
        "template": base64.b64encode(template).decode(),
        "folders": sorted({str(face.path.parent) for face in faces()}),
        "families": families(),
        **more,
    }
    words = [sys.executable, "-I", str(Path(workshop.__file__))]
    try:
        done = subprocess.run(
            words,
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env=_LITTLE,
        )
    except subprocess.TimeoutExpired:
        raise NotMade("") from None
    if done.returncode == workshop.REFUSED:
        raise NotMade(done.stdout.decode(errors="replace"))
    if done.returncode != 0:
        raise NotMade("")
    return done.stdout


def made(template: bytes, form: str, facts: Mapping[str, object]) -> bytes:
    """The paper. Raises :class:`NotMade`."""
    return _order(template, form, facts=dict(facts))


def names(template: bytes) -> list[str]:
    """Which facts a Word template names. Raises :class:`NotMade`."""
    found: list[str] = json.loads(_order(template, "docx", facts={}, names=True))
    return found
