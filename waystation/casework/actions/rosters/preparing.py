"""Before anything is written: the file is kept (encrypted), read, its columns corrected, doubts decided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from waystation.accounts import queries as accounts
from waystation.accounts.access import must_area
from waystation.accounts.models import Area, Organisation, User
from waystation.audit import actions as audit
from waystation.casework.background import defer
from waystation.casework.models import ColumnMap, RosterBatch, RosterRow
from waystation.casework.queries.rosters import batches, matching, reading
from waystation.casework.queries.rosters.proposals import FIELDS
from waystation.casework.roster.people import kept
from waystation.casework.roster.sentences import FIELD_NAMES
from waystation.casework.roster.shapes import Roster, Row, Severity
from waystation.common import bulk, crypto
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

#: A bigger file is read in the background: the page answers at once.
READ_AT_ONCE_BYTES = 400_000
_ROWS_A_STATEMENT = 2000
State, Verdict, Found, Choice = batches.State, batches.Verdict, batches.Found, batches.Choice


@transaction.atomic
def upload(
    *,
    by: User,
    area: Area,
    organisation: Organisation | None,
    file_name: str,
    content: bytes,
    today: date,
    form_key: UUID | None = None,
) -> RosterBatch:
    """Keep a file and read it: small ones at once, big ones by a job. The same form sent twice is one batch.

    404 for an area where ``by`` does not import. Raises ``RosterUnreadable`` for a small file that cannot be
    read; then nothing is kept.
    """
    area = must_area(by, area.pk, Verb.IMPORT_ROSTER)
    if (again := _sent_before(by, form_key)) is not None:
        return again
    batch = RosterBatch(
        area=area,
        organisation=organisation,
        file_name=file_name[-120:],
        content=crypto.encrypt_bytes(content, column=batches.CONTENT),
        state=State.READING,
        today=today,
        form_key=form_key,
        made_by=by,
    )
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError:  # the same form at the same moment: the other one has just been kept
        if (again := _sent_before(by, form_key)) is not None:
            return again
        raise
    audit.record(by, "casework.roster_uploaded", batch, area=area.pk, bytes=len(content))
    if len(content) <= READ_AT_ONCE_BYTES:
        return _read(by, batch, content, use_memory=True)
    defer("read", batch)
    return batch


def _sent_before(by: User, form_key: UUID | None) -> RosterBatch | None:
    if form_key is None:
        return None
    return RosterBatch.objects.filter(form_key=form_key, made_by=by).defer("content").first()


@transaction.atomic
def read_batch(*, by: User, batch: RosterBatch) -> RosterBatch:
    """Read the kept file of a batch that waits for it. Raises ``RosterUnreadable``."""
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state != State.READING:
        return held
    audit.record(by, "casework.roster_read", held)
    return _read(by, held, batches.content(held), use_memory=not held.mapping)


@transaction.atomic
def map_columns(*, by: User, batch: RosterBatch, mapping: Mapping[str, str]) -> RosterBatch:
    """Read the file again with corrected columns, and remember them for the organisation's next file.

    ``mapping``: field → column title or letter, "" for no column. Raises ``RosterUnreadable``, RuleBroken
    ``rosters.not_in_preview``.
    """
    held = _in_preview(by, batch)
    held.mapping = {field: column for field, column in mapping.items() if field in FIELD_NAMES}
    data = batches.content(held)
    audit.record(by, "casework.roster_columns_mapped", held, fields=sorted(held.mapping))
    if len(data) > READ_AT_ONCE_BYTES:
        held.state = State.READING
        held.save(update_fields=["state", "mapping"])
        defer("read", held)
    else:
        held = _read(by, held, data, use_memory=False)
    if held.organisation_id is not None and held.summary.get("header"):
        ColumnMap.objects.update_or_create(
            organisation_id=held.organisation_id,
            header=held.summary["header"],
            defaults={"mapping": held.mapping},
        )
    return held


def _in_preview(by: User, batch: RosterBatch) -> RosterBatch:
    held = batches.must_batch(by, batch.pk, lock=True)
    if held.state != State.PREVIEW:
        raise RuleBroken("rosters.not_in_preview", file=held.file_name)
    return held


def _read(by: User, batch: RosterBatch, content: bytes, *, use_memory: bool) -> RosterBatch:
    before = dict(batch.mapping)
    roster, batch.mapping = reading.read(batch, content, use_memory=use_memory)
    batch.summary = reading.summary(roster, from_memory=bool(batch.mapping) and not before)
    batch.entries.all().delete()
    _keep_rows(by, batch, roster)
    batch.rows, batch.accepted, batch.rejected = len(roster.rows), roster.accepted, roster.rejected
    batch.state, batch.marked, batch.error = State.PREVIEW, None, ""
    batch.save(
        update_fields=[
            "mapping", "summary", "rows", "accepted", "rejected", "state", "marked", "error",
        ]
    )  # fmt: skip
    return batch


def _keep_rows(by: User, batch: RosterBatch, roster: Roster) -> None:
    """One encrypted row each, with what is known of it: verdict, place, worker, and who is on file."""
    folded, places = set(reading.noisy(roster)), _Places(batch)
    colleagues = _colleagues(batch.area, {row.person.worker for row in roster.rows if row.accepted})
    for start in range(0, len(roster.rows), _ROWS_A_STATEMENT):
        rows = roster.rows[start : start + _ROWS_A_STATEMENT]
        found = _matches(by, rows)
        areas = [places.of(row.person.community or "") for row in rows]
        workers = [colleagues.get(row.person.worker) for row in rows]
        columns: dict[str, Sequence[Any]] = {
            "batch_id": [batch.pk] * len(rows),
            "row": [row.index for row in rows],
            "data": crypto.encrypt_many(map(kept, rows), column=batches.DATA),
            "verdict": [_verdict(row, folded) for row in rows],
            "found": [match.found for match in found],
            "candidates": [json.dumps(match.candidates) for match in found],
            "choice": [_first_choice(row, match) for row, match in zip(rows, found, strict=True)],
            "client_id": [one.candidates[0] if one.found == Found.ON_FILE else None for one in found],
            "community": [(row.person.community or "")[:60] for row in rows],
            "area_id": [None if area is None else area.pk for area in areas],
            "worker_name": [row.person.worker[:60] for row in rows],
            "worker_id": [None if worker is None else worker.pk for worker in workers],
        }
        bulk.insert(RosterRow, columns)


def _matches(by: User, rows: Sequence[Row]) -> list[matching.Match]:
    """Who is on file of the rows that may come in; nobody is asked about the others."""
    found = iter(matching.match(by, [row.person for row in rows if row.accepted]))
    return [next(found) if row.accepted else matching.Match(Found.NOBODY) for row in rows]


def _verdict(row: Row, folded: set[str]) -> str:
    if not row.accepted:
        return Verdict.REJECTED
    told = any(p.severity is Severity.WARNING and p.code not in folded for p in row.problems)
    return Verdict.WARNED if told else Verdict.CLEAN


def _first_choice(row: Row, match: matching.Match) -> str:
    """Known people keep their file, nothing taken over; likely ones wait for a person; the others are new."""
    if not row.accepted or match.found == Found.ELSEWHERE:
        return Choice.SKIP
    return {Found.ON_FILE: Choice.SAME, Found.LIKELY: Choice.OPEN}.get(Found(match.found), Choice.NEW)


class _Places:
    """Community name → area: by the tree, by a person's choice, or the only one there is."""

    def __init__(self, batch: RosterBatch) -> None:
        known = reading.communities(batch.area)
        self.chosen = {
            name: Area.objects.filter(pk=pk, path__startswith=batch.area.path).first()
            for name, pk in batch.choices.get("places", {}).items()
        }
        names = [area.name for area in known]
        self.known = {area.name: area for area in known if names.count(area.name) == 1}
        self.only = batch.area if batch.area.kind in (Area.Kind.COMMUNITY, Area.Kind.GRID) else None

    def of(self, name: str) -> Area | None:
        if self.only is not None and name in ("", self.only.name):
            return self.only
        return self.chosen.get(name) or self.known.get(name)


def _colleagues(area: Area, names: set[str]) -> dict[str, User]:
    """Name → the one worker of the place who has it; nobody where two share it."""
    found: dict[str, list[User]] = {}
    for user in accounts.workers_in(area.path).filter(name__in=names - {""}):
        found.setdefault(user.name, []).append(user)
    return {name: users[0] for name, users in found.items() if len(users) == 1}


@dataclass(frozen=True)
class Decision:
    """What a person decided about one row. ``client``: whose file it is (of the row's candidates)."""

    choice: str
    takes: tuple[str, ...] = ()
    client: int | None = None


@transaction.atomic
def choose(
    *,
    by: User,
    batch: RosterBatch,
    decisions: Mapping[int, Decision] | None = None,
    places: Mapping[str, int] | None = None,
) -> RosterBatch:
    """Keep what was decided about rows (by their number in the file) and about unknown communities.

    A decision that the row does not offer is passed over: rejected rows and people on file elsewhere stay
    out, a person on file never gets a second file. Raises RuleBroken ``rosters.not_in_preview``.
    """
    held = _in_preview(by, batch)
    decisions = decisions or {}
    rows = list(held.entries.filter(row__in=list(decisions)).exclude(verdict=Verdict.REJECTED))
    changed = [row for row in rows if _decide(row, decisions[row.row])]
    RosterRow.objects.bulk_update(changed, ["choice", "takes", "client"], batch_size=500)
    if places:
        _place(held, places)
    audit.record(by, "casework.roster_choices_made", held, rows=len(changed), places=len(places or {}))
    return held


def _decide(row: RosterRow, decision: Decision) -> bool:
    offered: Sequence[str] = {
        Found.NOBODY: (Choice.NEW, Choice.SKIP),
        Found.ON_FILE: (Choice.SAME, Choice.SKIP),
        Found.LIKELY: (Choice.NEW, Choice.SAME, Choice.SKIP),
    }.get(Found(row.found), ())
    if decision.choice not in offered:
        return False
    client = decision.client if decision.client in row.candidates else None
    if decision.choice == Choice.SAME and client is None:
        client = row.candidates[0] if row.candidates else None
    row.choice = decision.choice
    row.client_id = client if decision.choice == Choice.SAME else None
    row.takes = [name for name in FIELDS if name in decision.takes] if decision.choice == Choice.SAME else []
    return True


def _place(batch: RosterBatch, places: Mapping[str, int]) -> None:
    """Everybody of a community that the tree does not know goes where the person said."""
    rows = Area.objects.filter(accounts.alive(), path__startswith=batch.area.path)
    below = {area.pk: area for area in rows}
    chosen = {name: below[pk] for name, pk in places.items() if pk in below}
    for name, area in chosen.items():
        batch.entries.filter(community=name, area__isnull=True).update(area=area)
    batch.choices = batch.choices | {
        "places": batch.choices.get("places", {}) | {name: area.pk for name, area in chosen.items()}
    }
    batch.save(update_fields=["choices"])


@transaction.atomic
def set_marked(*, by: User, batch: RosterBatch, content: bytes) -> RosterBatch:
    """Keep the marked workbook that the job made, encrypted."""
    held = batches.must_batch(by, batch.pk, lock=True)
    held.marked = crypto.encrypt_bytes(content, column=batches.MARKED)
    held.save(update_fields=["marked"])
    audit.record(by, "casework.roster_marked", held)
    return held


@transaction.atomic
def take_marked(*, by: User, batch: RosterBatch) -> RosterBatch:
    """The marked workbook goes out, whole numbers in it: the record says to whom."""
    held = batches.must_batch(by, batch.pk)
    audit.record(by, "casework.roster_taken", held)
    return held
