"""Ordering a background job in the caller's transaction: it exists when, and only when, that commits."""

from __future__ import annotations

from procrastinate.contrib.django import app

from waystation.papers.models import PaperBatch

from .models import HandOver, RosterBatch


def defer(task: str, batch: RosterBatch) -> None:
    """Order a task of ``jobs.rosters`` for a batch; the jobs of one batch run one after the other."""
    name = f"waystation.casework.jobs.rosters.{task}"
    app.configure_task(name, queue="rosters", lock=f"roster:{batch.pk}").defer(batch_id=batch.pk)


def defer_hand_over(task: str, held: HandOver) -> None:
    """The same for a task of ``jobs.hand_overs``."""
    name = f"waystation.casework.jobs.hand_overs.{task}"
    app.configure_task(name, queue="hand_overs", lock=f"hand_over:{held.pk}").defer(hand_over_id=held.pk)


def defer_print(batch: PaperBatch) -> None:
    """The same for a print of many."""
    name = "waystation.casework.jobs.prints.print_batch"
    app.configure_task(name, queue="prints", lock=f"print:{batch.pk}").defer(batch_id=batch.pk)
