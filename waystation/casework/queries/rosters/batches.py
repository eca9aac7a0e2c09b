"""Batches of an import: who may see them, their rows, what is still to be decided, how far they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from waystation.accounts.access import below, paths
from waystation.accounts.models import User
from waystation.audit import queries as record
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.roster.people import KeptRow, opened
from waystation.clients.models import Client
from waystation.common import crypto
from waystation.rules.roles import Verb

CONTENT, MARKED = "casework.rosterbatch.content", "casework.rosterbatch.marked"
DATA, BEFORE = "casework.rosterrow.data", "casework.rosterrow.before"

#: A finished import can be taken back this long.
UNDO = timedelta(hours=24)
#: A preview that nobody confirms, or an import that stopped for good, is dropped after this time.
KEPT = timedelta(weeks=1)

State, Verdict, Found, Choice = RosterBatch.State, RosterRow.Verdict, RosterRow.Found, RosterRow.Choice
#: States in which something runs in the background and the page looks again by itself.
BUSY = (State.READING, State.QUEUED, State.WRITING, State.UNDOING)
_HEAVY = ("content", "marked")


def visible_to(user: User) -> QuerySet[RosterBatch]:
    """The batches of the areas where ``user`` may import."""
    return RosterBatch.objects.filter(below("area__path", paths(user, Verb.IMPORT_ROSTER)))


def must_batch(user: User, batch_id: int, *, lock: bool = False) -> RosterBatch:
    """The batch, locked on demand; 404 if it is out of reach."""
    query = visible_to(user).defer(*_HEAVY).filter(pk=batch_id)
    if lock:  # people joined to a row that somebody is just changing would be those of before the change
        found = query.select_for_update(of=("self",)).first()
    else:
        found = query.select_related("area", "organisation", "made_by", "confirmed_by").first()
    if found is None:
        raise Http404
    return found


def listed(user: User) -> QuerySet[RosterBatch]:
    """For the list, newest first."""
    rows = visible_to(user).defer(*_HEAVY, "summary", "mapping", "choices")
    return rows.select_related("area", "made_by").order_by("-pk")


def undo_until(batch: RosterBatch) -> datetime | None:
    """Until when the batch can be taken back; None when there is nothing to take back."""
    if batch.state not in (State.DONE, State.FAILED) or batch.confirmed_at is None or not batch.written:
        return None
    return (batch.finished_at or batch.confirmed_at) + UNDO


def can_undo(batch: RosterBatch, now: datetime) -> bool:
    until = undo_until(batch)
    return until is not None and now < until


def content(batch: RosterBatch) -> bytes:
    """The uploaded file; empty once it was forgotten."""
    sealed = RosterBatch.objects.values_list("content", flat=True).get(pk=batch.pk)
    return crypto.decrypt_bytes(bytes(sealed or b""), column=CONTENT)


def marked(batch: RosterBatch) -> bytes:
    """The marked workbook, if the job has made it."""
    sealed = RosterBatch.objects.values_list("marked", flat=True).get(pk=batch.pk)
    return crypto.decrypt_bytes(bytes(sealed or b""), column=MARKED)


def row_data(row: RosterRow) -> KeptRow:
    """What a row says."""
    return opened_row(row.data)


def opened_row(data: bytes) -> KeptRow:
    """What a row says, from its sealed column alone."""
    return opened(crypto.decrypt(bytes(data), column=DATA))


@dataclass(frozen=True)
class Counts:
    """How many rows of each sort; ``undecided``: a person must choose; ``unplaced``: no community yet."""

    all: int
    rejected: int
    warned: int
    importable: int
    known: int
    undecided: int
    unplaced: int
    new: int
    same: int
    held: int

    @property
    def can_confirm(self) -> bool:
        return not self.undecided and not self.unplaced and bool(self.new or self.same)


def counts(batch: RosterBatch) -> Counts:
    """The numbers of the preview: one statement."""
    good = ~Q(verdict=Verdict.REJECTED)
    new = Q(choice=Choice.NEW)
    found = batch.entries.aggregate(
        all=Count("pk"),
        rejected=Count("pk", filter=~good),
        warned=Count("pk", filter=Q(verdict=Verdict.WARNED)),
        importable=Count("pk", filter=good & Q(choice__in=[Choice.NEW, Choice.SAME])),
        known=Count("pk", filter=good & ~Q(found=Found.NOBODY)),
        undecided=Count("pk", filter=good & Q(choice=Choice.OPEN)),
        unplaced=Count("pk", filter=good & new & Q(area__isnull=True)),
        new=Count("pk", filter=good & new),
        same=Count("pk", filter=good & Q(choice=Choice.SAME) & ~Q(takes=[])),
        held=Count("pk", filter=good & Q(found=Found.ELSEWHERE)),
    )
    return Counts(**found)


#: The tabs of the preview: name → condition.
TABS: dict[str, Q] = {
    "all": Q(),
    "errors": Q(verdict=Verdict.REJECTED),
    "warnings": Q(verdict=Verdict.WARNED),
    "importable": ~Q(verdict=Verdict.REJECTED) & Q(choice__in=[Choice.NEW, Choice.SAME]),
    "known": ~Q(verdict=Verdict.REJECTED) & ~Q(found=Found.NOBODY),
}


def rows(batch: RosterBatch, tab: str) -> QuerySet[RosterRow]:
    """The rows of one tab in the order of the file."""
    return batch.entries.filter(TABS.get(tab, Q())).select_related("area", "worker").order_by("row")


def unplaced(batch: RosterBatch) -> list[tuple[str, int]]:
    """Community names of the file that the area tree does not know, with how many rows each."""
    left = batch.entries.filter(choice__in=[Choice.NEW, Choice.OPEN], area__isnull=True)
    left = left.exclude(verdict=Verdict.REJECTED)
    return list(left.values_list("community").annotate(n=Count("pk")).order_by("-n", "community"))


def workers(batch: RosterBatch) -> list[tuple[str, str | None, int]]:
    """(name in the file, name of the account or None, rows) of the workers that the file names."""
    named = batch.entries.exclude(worker_name="").exclude(verdict=Verdict.REJECTED)
    return list(
        named.values_list("worker_name", "worker__name").annotate(n=Count("pk")).order_by("-n", "worker_name")
    )


def touched(batch: RosterBatch) -> QuerySet[Client]:
    """The files of the batch in which something was entered or changed since: they stand in an undo's way."""
    written = batch.entries.filter(done=True, mark__isnull=False, client__isnull=False)
    marks = {pk: mark for pk, mark in written.values_list("client_id", "mark") if pk and mark is not None}
    changed = record.changed_since(marks)
    return Client.objects.filter(pk__in=changed).select_related("area", "worker").order_by("pinyin", "pk")


def left_over(batch: RosterBatch) -> Iterable[tuple[RosterRow, KeptRow]]:
    """Rows that were to come in and did not, because the person was on file by then."""
    for row in batch.entries.exclude(note="").order_by("row")[:200]:
        yield row, row_data(row)


def forgettable(now: datetime) -> QuerySet[RosterBatch]:
    """Batches whose file and rows are no longer needed by anybody."""
    holding = RosterBatch.objects.filter(content__isnull=False).defer(*_HEAVY)
    over = Q(state=State.DONE, finished_at__lt=now - UNDO)
    left = Q(state__in=[State.PREVIEW, State.READING], made_at__lt=now - KEPT)
    stopped = Q(state=State.FAILED, confirmed_at__lt=now - KEPT)
    return holding.filter(over | left | stopped).order_by(F("pk"))
