"""Rows of a preview as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waystation.accounts.models import User
from waystation.casework.models import RosterBatch, RosterRow
from waystation.casework.roster.people import KeptRow
from waystation.casework.roster.shapes import Person
from waystation.clients.access import viewer, viewer_in
from waystation.clients.models import Client
from waystation.orders.queries import law_for
from waystation.rules.law import Law
from waystation.rules.privacy import Sort, Viewer
from waystation.rules.roles import Verb

from . import batches
from .proposals import Proposal, files, proposals


@dataclass(frozen=True)
class Candidate:
    """A file that may be the same person, with what the roster says otherwise."""

    client: Client
    proposals: list[Proposal]
    seen: Viewer


@dataclass(frozen=True)
class ShownRow:
    """A row with its candidates; ``warnings`` without those that are said once for the whole file.

    ``name``, ``number`` and ``phone`` are as the reader may see them; ``seen`` says what else may be shown.
    """

    row: RosterRow
    data: KeptRow
    seen: Viewer
    name: str
    number: str
    phone: str
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
    seen, found = viewer_in(user, batch.area.path, Verb.IMPORT_ROSTER), []
    for row in page:
        data = batches.row_data(row)
        candidates = [
            _candidate(user, known[pk], data.person, law)
            for pk in row.candidates
            if pk in known and law is not None
        ]
        warnings = [one for one in data.warnings if one["code"] not in folded]
        person = data.person
        said = (
            seen.show(Sort.NAME, person.name),
            seen.show(Sort.IDENTITY, person.id),
            seen.show(Sort.PHONE, person.phone or ""),
        )
        found.append(ShownRow(row, data, seen, *said, candidates, warnings))
    return found


def _candidate(user: User, client: Client, person: Person, law: Law) -> Candidate:
    seen = viewer(user, client)
    return Candidate(client, proposals(client, person, law, seen), seen)


#: What a roster says about people.
SAID = (
    Sort.NAME,
    Sort.BIRTH,
    Sort.IDENTITY,
    Sort.PHONE,
    Sort.ADDRESS,
    Sort.KIN,
    Sort.HEALTH,
    Sort.NOTE,
    Sort.LEGAL,
)


def sees_all(user: User, batch: RosterBatch) -> bool:
    """Whether ``user`` may have the uploaded workbook back: everything a roster says is theirs to see.

    What is seen whole only on asking counts: the download is asked for, and the record keeps it. A workbook
    with stars could not be mended and uploaded again, so there is none for anybody else.
    """
    seen = viewer_in(user, batch.area.path, Verb.IMPORT_ROSTER)
    return all(seen.whole(sort) or seen.may_ask(sort) for sort in SAID)
