"""The record as chains of keyed marks: written by ``writing``, proven here (ADR 0010)."""

from __future__ import annotations

from .verifying import Finding, Progress, Report, one_moment, verify_entries

__all__ = ["Finding", "Report", "verify"]


def _quiet(_entries: int) -> None:
    """No word of progress."""


def verify(*, progress: Progress = _quiet) -> Report:
    """Read the whole record and tell what is not as it was written."""
    report = Report()
    with one_moment():
        verify_entries(report, {}, progress)
    return report
