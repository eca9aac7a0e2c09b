"""What a proof of deletion says, and whether it still stands."""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from waystation.audit import queries as record
from waystation.clients.models import Deletion
from waystation.common import crypto

from . import reach
from .carrying import PURPOSE

#: The deed in the record that carries the proof's own fingerprint.
DEED = "clients.file_deleted"
#: What the fingerprint of a proof covers.
_SAID = (
    "area_id",
    "place",
    "proposed_on",
    "proposed_by_id",
    "may_from",
    "done_on",
    "done_by_id",
    "year",
    "sequence",
    "mark",
    "key_id",
    "files",
    "ground",
    "closed_on",
    "begins_on",
    "ended_on",
    "counts",
    "rows",
    "digest",
    "record_before",
    "backups_until",
)


class Finding(StrEnum):
    """Why a proof does not stand."""

    ROWS_LEFT = "rows_left"
    CHANGED = "changed"
    NOT_RECORDED = "not_recorded"
    KEY_MISSING = "key_missing"


def mark_of(file_number: str, key_id: int) -> str:
    """The keyed fingerprint of a file's number. Raises ``crypto.Unreadable``."""
    said = " ".join(unicodedata.normalize("NFKC", file_number).split())
    return hmac.new(crypto.derived(PURPOSE, key_id), f"number\0{said}".encode(), hashlib.sha256).hexdigest()


def stands(row: Deletion) -> str:
    """The keyed fingerprint of the proof. Raises ``crypto.Unreadable``."""
    said = {name: getattr(row, name) for name in _SAID}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    key = crypto.derived(PURPOSE, int(row.key_id or 0))
    return hmac.new(key, f"proof\0{text}".encode(), hashlib.sha256).hexdigest()


def verify(row: Deletion) -> list[Finding]:
    """What is not as the proof says: a row of the file is there, the proof or its entry was changed.

    Called in the scope of everything. That the record itself is whole, ``waystation audit verify`` shows.
    """
    found = []
    if reach.left_of(row.files):
        found.append(Finding.ROWS_LEFT)
    try:
        if not hmac.compare_digest(stands(row), row.stands):
            found.append(Finding.CHANGED)
    except crypto.Unreadable:
        found.append(Finding.KEY_MISSING)
    entry = record.entries().filter(pk=row.record_after or 0, verb=DEED, subject_id=row.pk).first()
    if entry is None or entry.data.get("stands") != row.stands:
        found.append(Finding.NOT_RECORDED)
    return found


@dataclass(frozen=True)
class Proven:
    """One proof and what is not as it says. ``name``: its year and number."""

    row: Deletion
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """Year and number, the same in every language."""
        return f"{self.row.year}-{self.row.sequence:05}"

    def fits(self, file_number: str) -> bool:
        """Whether it is the proof of that file."""
        try:
            return hmac.compare_digest(mark_of(file_number, int(self.row.key_id or 0)), self.row.mark)
        except crypto.Unreadable:
            return False


def proofs() -> Iterator[Proven]:
    """Every proof of the house, looked at. Called in the scope of everything."""
    for row in Deletion.objects.filter(state=Deletion.State.DONE).order_by("year", "sequence").iterator():
        yield Proven(row, tuple(verify(row)))
