"""The index of a file (卷内目录): 23 slots, what is in each and how full it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Count

from waystation.accounts.models import User
from waystation.clients import queries as client_queries
from waystation.clients.access import visible_to
from waystation.clients.models import Client, Document
from waystation.common.reading import statements
from waystation.common.wording.labels import label
from waystation.papers import queries as paper_queries
from waystation.papers.models import BatchLine, IssuedPaper, PaperBatch
from waystation.rules.papers import KINDS, Filling, PaperKind, SlotFacts, filling
from waystation.rules.people import Paper
from waystation.rules.roles import Verb

#: Kinds that are forms to be filled in by hand: nothing in the program says what they are about.
BY_HAND = frozenset({Paper.HOME_MAP, Paper.ACTIVITIES, Paper.RELIEF})
#: Clients that one print of many takes.
MOST_AT_ONCE = 300


@dataclass(frozen=True)
class Slot:
    """One slot of a file."""

    place: int
    kind: PaperKind
    state: Filling
    issued: list[IssuedPaper] = field(default_factory=list)
    cancelled: list[IssuedPaper] = field(default_factory=list)
    kept: list[Document] = field(default_factory=list)
    records: int = 0

    @property
    def title(self) -> str:
        """As the list of slots calls it."""
        return str(label(self.kind.paper))

    @property
    def state_words(self) -> str:
        """Its state in words."""
        return str(label(self.state))

    @property
    def by_hand(self) -> bool:
        """Whether it is printed as a form to be filled in."""
        return self.kind.paper in BY_HAND


_RECORDS = Path(__file__).with_name("index.sql").read_text(encoding="utf-8")


def index(client: Client) -> list[Slot]:
    """The 23 slots of a reached file; three statements, however full it is."""
    issued: dict[str, list[IssuedPaper]] = defaultdict(list)
    cancelled: dict[str, list[IssuedPaper]] = defaultdict(list)
    for paper in paper_queries.issued_in(client):
        (cancelled if paper.cancelled_on else issued)[paper.kind].append(paper)
    kept: dict[str, list[Document]] = defaultdict(list)
    for document in client_queries.papers(client).filter(withdrawn_on__isnull=True):
        kept[document.kind].append(document)
    records = dict(statements.rows(_RECORDS, {"client": client.pk}))
    return [
        Slot(
            place,
            kind,
            filling(
                kind,
                SlotFacts(len(issued[paper]), len(kept[paper]), records.get(paper.value, 0)),
            ),
            issued[paper],
            cancelled[paper],
            kept[paper],
            records.get(paper.value, 0),
        )
        for place, (paper, kind) in enumerate(KINDS.items(), 1)
    ]


def loose(client: Client) -> list[Document]:
    """Papers of the file that stand in none of the 23 slots: consents and others; one statement."""
    rows = client_queries.papers(client).filter(withdrawn_on__isnull=True)
    return list(rows.exclude(kind__in=[paper.value for paper in KINDS]))


@dataclass(frozen=True)
class BatchState:
    """A print of many on its page."""

    batch: PaperBatch
    kind: PaperKind
    lines: list[BatchLine]

    @property
    def done(self) -> int:
        """How many have been dealt with."""
        return sum(line.done for line in self.lines)

    @property
    def left_out(self) -> list[BatchLine]:
        """Who is not in the PDF, and why."""
        return [line for line in self.lines if line.left_out]


def batch_state(batch: PaperBatch) -> BatchState:
    """One statement beside the batch itself."""
    lines = BatchLine.objects.filter(batch=batch).defer("content").select_related("client", "paper")
    return BatchState(batch, KINDS[Paper(batch.kind)], list(lines.order_by("place")))


def batches_of(user: User) -> list[tuple[PaperBatch, str]]:
    """What this person ordered lately, with the kind's words; one statement."""
    rows = PaperBatch.objects.filter(made_by=user).defer("content", "values").annotate(n=Count("lines"))
    return [(row, str(label(Paper(row.kind)))) for row in rows.order_by("-pk")[:20]]


def to_choose(user: User) -> list[Client]:
    """Whom this person may print for, by name; one statement."""
    rows = visible_to(user, Verb.ISSUE_PAPERS).filter(state=Client.State.OPEN)
    return list(rows.select_related("area", "worker").order_by("pinyin", "pk")[: MOST_AT_ONCE + 1])
