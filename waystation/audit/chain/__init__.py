"""The record as chains of keyed marks: written by ``writing``, proven here (ADR 0012)."""

from __future__ import annotations

import datetime as dt

from .verifying import Finding, Progress, Report, one_moment, verify_entries

__all__ = ["Finding", "Report", "verify"]


def _quiet(_entries: int) -> None:
    """No word of progress."""


def verify(*, since: dt.datetime | None = None, progress: Progress = _quiet) -> Report:
    """Read the record and tell what is not as it was written.

    ``since``: the entries up to the newest seal before that moment are taken as proven by the seal, and only
    those behind it are read.
    """
    from . import seals  # its table is not there yet while the migrations import this package

    report = Report()
    with one_moment():
        good = seals.proven(report)
        known = seals.known_before(since, good) if since else {}
        verify_entries(report, known, progress)
        seals.verify_against(report, good)
        seals.verify_outside(report, good)
    return report
