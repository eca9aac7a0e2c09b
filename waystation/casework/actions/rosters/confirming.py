"""The one decision: the batch comes in. And the ways out of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework.background import defer
from waystation.casework.models import RosterBatch
from waystation.casework.queries.rosters import batches
from waystation.rules.problems import RuleBroken

from . import preparing
from .preparing import Decision

State = batches.State
_STARTED = (State.QUEUED, State.WRITING, State.DONE, State.FAILED)


@transaction.atomic
def confirm_batch(
    *, by: User, batch: RosterBatch, now: datetime, decisions: Mapping[int, Decision] | None = None
) -> RosterBatch:
    """Let the batch in; a job writes it. Confirmed twice by the same person it is confirmed once.

    Raises RuleBroken ``rosters.confirmed_meanwhile`` (somebody else was faster), ``rosters.not_in_preview``,
    ``rosters.undecided``, ``rosters.unplaced``, ``rosters.nothing_to_write``.
    """
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state in _STARTED and held.confirmed_by is not None:
        if held.confirmed_by_id == by.pk:
            return held
        raise RuleBroken("rosters.confirmed_meanwhile", who=held.confirmed_by.name)
    if decisions:
        held = preparing.choose(by=by, batch=held, decisions=decisions)
    if held.state != State.PREVIEW:
        raise RuleBroken("rosters.not_in_preview", file=held.file_name)
    found = batches.counts(held)
    if found.undecided:
        raise RuleBroken("rosters.undecided", count=found.undecided)
    if found.unplaced:
        raise RuleBroken("rosters.unplaced", count=found.unplaced)
    if not found.can_confirm:
        raise RuleBroken("rosters.nothing_to_write")
    held.state, held.confirmed_by, held.confirmed_at = State.QUEUED, by, now
    held.planned, held.written = found.new + found.same, 0
    held.save(update_fields=["state", "confirmed_by", "confirmed_at", "planned", "written"])
    audit.record(by, "casework.roster_confirmed", held, rows=held.planned)
    defer("write", held)
    return held


@transaction.atomic
def continue_batch(*, by: User, batch: RosterBatch) -> RosterBatch:
    """Go on with an import that stopped; rows that are in stay as they are."""
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state != State.FAILED or held.confirmed_by is None:
        return held
    held.state, held.error = State.QUEUED, ""
    held.save(update_fields=["state", "error"])
    audit.record(by, "casework.roster_continued", held)
    defer("write", held)
    return held


@transaction.atomic
def drop_batch(*, by: User, batch: RosterBatch) -> RosterBatch:
    """Give a preview up: the file and everything that was read of it go."""
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state not in (State.PREVIEW, State.READING):
        raise RuleBroken("rosters.not_in_preview", file=held.file_name)
    _forget(held)
    held.state = State.DROPPED
    held.save(update_fields=["state"])
    audit.record(by, "casework.roster_dropped", held)
    return held


@transaction.atomic
def forget_batch(*, by: User | None, batch: RosterBatch, now: datetime) -> bool:
    """The time is over: the file and its rows go, the counts stay. Whether there was anything to forget."""
    held = batches.forgettable(now).select_for_update(of=("self",)).filter(pk=batch.pk).first()
    if held is None:
        return False
    _forget(held)
    if held.state in (State.PREVIEW, State.READING):
        held.state = State.DROPPED
        held.save(update_fields=["state"])
    audit.record(by, "casework.roster_forgotten", held)
    return True


def _forget(batch: RosterBatch) -> None:
    batch.content = batch.marked = None
    batch.save(update_fields=["content", "marked"])
    batch.entries.all().delete()
