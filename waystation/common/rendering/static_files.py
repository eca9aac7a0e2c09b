"""Static files whose address changes with their content, without a build step."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@lru_cache(maxsize=256)
def _mark(name: str) -> str:
    """The first ten digits of the file's hash; once per process, a new release is a new process."""
    path = finders.find(name)
    return hashlib.sha256(Path(str(path)).read_bytes()).hexdigest()[:10] if path else ""


class MarkedStaticFiles(StaticFilesStorage):
    """``house.css?h=1a2b3c4d5e``: browsers may keep a file for long and still see a new one at once."""

    def url(self, name: str | None, force: bool = False) -> str:
        plain: str = super().url(name)
        mark = _mark(name) if name else ""
        return f"{plain}?h={mark}" if mark else plain
