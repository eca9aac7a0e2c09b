"""Moves and two-place supervision as the rules see them, and the little that the other place is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from waystation.accounts.models import Area
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.orders.models import Move, Order, SharedFile
from waystation.rules.orders import Kind
from waystation.rules.places import moves as rules
from waystation.rules.places import second


def move_facts(row: Move) -> rules.MoveFacts:
    """One move as the rules see it."""
    return rules.MoveFacts(
        id=row.pk,
        state=rules.MoveState(row.state),
        asked_on=row.asked_on,
        sent_on=row.sent_on,
        answered_on=row.answered_on,
        reported_on=row.reported_on,
        police_told_on=row.police_told_on,
        withdrawn_on=row.withdrawn_on,
        is_outside=row.to_area_id is None,
        order_id=row.order_id,
        is_far=row.is_far,
    )


def shared_facts(row: SharedFile) -> second.SharedFacts:
    """One two-place supervision as the rules see it."""
    return second.SharedFacts(
        id=row.pk,
        state=second.SharedState(row.state),
        letter_on=row.letter_on,
        answered_on=row.answered_on,
        end_asked_on=row.end_asked_on,
        ended_on=row.ended_on,
        withdrawn_on=row.withdrawn_on,
        order_id=row.order_id,
    )


@dataclass(frozen=True)
class Summary:
    """What another place must know to say yes or no, and nothing more. ``name`` is empty for a specially
    protected file; ``born``: the year alone."""

    name: str
    sex: str
    born: str
    kind: str
    expires_on: str
    file_number: str
    office: str
    worker: str

    def written(self) -> str:
        """As it is sealed into the row."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def kind_words(self) -> str:
        """The measure in words."""
        return label(Kind(self.kind)) if self.kind else ""

    @property
    def last_day(self) -> date | None:
        """The last day of the measure."""
        return date.fromisoformat(self.expires_on) if self.expires_on else None


def summary_of(client: Client, order: Order) -> Summary:
    """The summary of a file, as it is today."""
    return Summary(
        name="" if client.is_protected else client.name,
        sex=client.sex,
        born=str(client.born_on.year),
        kind=order.kind,
        expires_on=order.expires_on.isoformat() if order.expires_on else "",
        file_number=client.file_number,
        office=street_name(client.area_id),
        worker=client.worker.name if client.worker else "",
    )


def read_summary(text: str) -> Summary:
    """The other way round. An empty one for a row that has none yet."""
    if not text:
        return Summary("", "", "", "", "", "", "", "")
    return Summary(**json.loads(text))


def street_names(wanted: Iterable[str]) -> dict[str, str]:
    """Path → the street in or above it, named from the district down; one statement for any number."""
    found = set(wanted)
    above = {path[:end] for path in found for end in range(Area.steplen, len(path) + 1, Area.steplen)}
    rows = {area.path: area for area in Area.objects.filter(path__in=above)}
    return {path: _named(path, rows) for path in found}


def _named(path: str, rows: Mapping[str, Area]) -> str:
    chain = [rows[path[:n]] for n in range(Area.steplen, len(path) + 1, Area.steplen) if path[:n] in rows]
    street = next((n for n, area in enumerate(chain) if area.kind == Area.Kind.STREET), len(chain) - 1)
    shown = [area for area in chain[: street + 1] if area.kind != Area.Kind.CITY] or chain
    return " › ".join(area.name for area in shown)


def street_name(path: str) -> str:
    """江湾区 › 永丰街道: the street in or above which the path lies, named from the district down."""
    return street_names([path])[path]


def street_of(path: str) -> str:
    """The path of the street in or above which ``path`` lies; the path itself where there is none."""
    above = [path[:end] for end in range(Area.steplen, len(path) + 1, Area.steplen)]
    street = Area.objects.filter(path__in=above, kind=Area.Kind.STREET).order_by("path").first()
    return street.path if street else path
