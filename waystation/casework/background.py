"""Ordering a background job in the caller's transaction: it exists when, and only when, that commits."""

from __future__ import annotations

from procrastinate.contrib.django import app

from .models import RosterBatch


def defer(task: str, batch: RosterBatch) -> None:
    """Order a task of ``jobs.rosters`` for a batch; the jobs of one batch run one after the other."""
    name = f"waystation.casework.jobs.rosters.{task}"
    app.configure_task(name, queue="rosters", lock=f"roster:{batch.pk}").defer(batch_id=batch.pk)
