"""Rows of a preview as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waystation.accounts.models import User
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.roster.people import KeptRow
from waystation.clients.models import Client
from waystation.orders.queries import law_for
from waystation.rules.privacy import identity_ends

from . import batches
from .proposals import Proposal, files, proposals


@dataclass(frozen=True)
class Candidate:
    """A file that may be the same person, with what the roster says otherwise."""

    client: Client
    proposals: list[Proposal]


@dataclass(frozen=True)
class ShownRow:
    """A row with its candidates; ``warnings`` without those that are said once for the whole file."""

    row: RosterRow
    data: KeptRow
    number: str
    candidates: list[Candidate]
    warnings: list[Mapping[str, str]]

    @property
    def files(self) -> list[Client]:
        """The files that may be this person."""
        return [candidate.client for candidate in self.candidates]


def rows(user: User, batch: RosterBatch, page: Sequence[RosterRow]) -> list[ShownRow]:
    """One page: at most six statements more, however many rows."""
    folded = {one["code"] for one in batch.summary.get("folded", [])}
    wanted = {pk for row in page for pk in row.candidates}
    known = files(user, wanted) if wanted else {}
    law = law_for(batch.area.path, batch.today) if wanted else None
    found = []
    for row in page:
        data = batches.row_data(row)
        candidates = [
            Candidate(known[pk], proposals(known[pk], data.person, law))
            for pk in row.candidates
            if pk in known and law is not None
        ]
        warnings = [one for one in data.warnings if one["code"] not in folded]
        found.append(ShownRow(row, data, identity_ends(data.person.id), candidates, warnings))
    return found
