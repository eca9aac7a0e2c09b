"""Roster batches: what two heads, or two jobs, do with one of them."""

from __future__ import annotations

from django.utils import timezone

from tests.at_once import Case, Under
from tests.casework.roster_import.test_story import TODAY, upload
from tests.people import Cast
from waystation.casework.actions import rosters
from waystation.casework.models import RosterBatch

NOW = timezone.now()
R = "casework.actions.rosters."


def _confirmed(world: Cast) -> RosterBatch:
    return rosters.confirm_batch(by=world.head, batch=upload(world), now=NOW)


def _failed(world: Cast) -> RosterBatch:
    batch = _confirmed(world)
    rosters.fail_batch(by=world.head, batch=batch, error="程序出错")
    return batch


def _written(world: Cast, batch: RosterBatch | None = None) -> RosterBatch:
    batch = batch or _confirmed(world)
    while not rosters.write_chunk(by=world.head, batch=batch, size=100, today=TODAY, now=NOW):
        pass
    return RosterBatch.objects.get(pk=batch.pk)


def _finished(world: Cast) -> RosterBatch:
    """The batch that two writers have just shared."""
    return _written(world, RosterBatch.objects.latest("pk"))


def _undoing(world: Cast) -> RosterBatch:
    return rosters.start_undo(by=world.head, batch=_written(world), now=NOW)


def _head(world: Cast, batch: RosterBatch, **words: object) -> dict[str, object]:
    return {"by": world.head, "batch": batch, **words}


def _places(world: Cast) -> dict[str, int]:
    return {"柳林村": world.community.pk}


TWICE, UP_TO_TWO = frozenset({1, 2}), frozenset({0, 1, 2})
CASES = {
    R + "confirming.confirm_batch": Case(lambda w: _head(w, upload(w), now=NOW), "casework.roster_confirmed"),
    R + "confirming.continue_batch": Case(lambda w: _head(w, _failed(w)), "casework.roster_continued"),
    R + "confirming.drop_batch": Case(lambda w: _head(w, upload(w)), "casework.roster_dropped"),
    R + "confirming.forget_batch": Case(
        lambda w: {
            "by": None,
            "batch": upload(w),
            "now": NOW + timezone.timedelta(days=60),
        },
        "casework.roster_forgotten",
    ),
    R + "preparing.read_batch": Case(lambda w: _head(w, upload(w)), "casework.roster_read", UP_TO_TWO),
    R + "preparing.map_columns": Case(
        lambda w: _head(w, upload(w), mapping={}), "casework.roster_columns_mapped", UP_TO_TWO
    ),
    R + "preparing.choose": Case(
        lambda w: _head(w, upload(w), places=_places(w)), "casework.roster_choices_made", TWICE
    ),
    R + "preparing.set_marked": Case(
        lambda w: _head(w, upload(w), content=b"x"), "casework.roster_marked", TWICE
    ),
    R + "writing.fail_batch": Case(
        lambda w: _head(w, _confirmed(w), error="程序出错"), "casework.roster_failed", TWICE
    ),
    R + "updating.update_file": Under(R + "writing.write_chunk"),
    # The people of the sample come in once: written and taken back, then written for good.
    R + "undoing.undo_now": Case(
        lambda w: _head(w, _undoing(w), today=TODAY, now=NOW), "casework.roster_undone"
    ),
    R + "writing.write_chunk": Case(
        lambda w: _head(w, _confirmed(w), size=100, today=TODAY, now=NOW),
        "clients.registered",
        frozenset({200}),
    ),
    R + "undoing.start_undo": Case(lambda w: _head(w, _finished(w), now=NOW), "casework.roster_undo_ordered"),
}
