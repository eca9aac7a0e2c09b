"""One file becomes two: which rows belong together, and moving them. Nobody is told here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from waystation.casework import hanging
from waystation.casework.models import Obligation
from waystation.casework.queries.law import changes
from waystation.casework.refiling.rehanging import WORDS
from waystation.clients.hanging import Way
from waystation.clients.models import Client, ClientName, TeamMember
from waystation.rules.changes import Subject

#: Label → ids of its rows.
Rows = dict[str, set[int]]


@dataclass
class Unit:
    """Rows that point at one another and so belong to one person: an order with its tests and talks."""

    rows: Rows = field(default_factory=dict)

    @property
    def key(self) -> str:
        """A stable name of the unit: its first row."""
        label = min(self.rows)
        return f"{label}:{min(self.rows[label])}"

    def has(self, label: str) -> bool:
        """Whether it holds a row of this table."""
        return label in self.rows


#: What says who sees the file: it holds for both (``casework.actions.refiling.split``).
_OF_THE_FILE = frozenset({"clients.Client", "clients.Protection", "clients.Recusal"})


def _movable(client: Client) -> Rows:
    """What can be given away. The present name and the responsible worker of today are the file's own."""
    found: Rows = {}
    for hangs in hanging.MOVING:
        if hangs.way is not Way.MOVES or hangs.model in _OF_THE_FILE:
            continue
        rows = hanging.manager(hangs).filter(**{hangs.field: client})
        if hangs.model == "clients.ClientName":
            rows = rows.exclude(kind=ClientName.Kind.CURRENT)
        if hangs.model == "clients.TeamMember":
            rows = rows.exclude(duty=TeamMember.Duty.WORKER, ends_on__isnull=True)
        ids = set(rows.values_list("pk", flat=True))
        if ids:
            found[hangs.model] = ids
    return found


def units(client: Client) -> list[Unit]:
    """Everything of a file that can be given to another, in pieces that hold together.

    What points at one another cannot be parted. One or two statements a table.
    """
    rows = _movable(client)
    leader = {(label, pk): (label, pk) for label, ids in rows.items() for pk in ids}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, two in _ties(client, rows):
        if one in leader and two in leader:
            leader[find(one)] = find(two)
    found: dict[tuple[str, int], Unit] = {}
    for label, pk in sorted(leader):
        found.setdefault(find((label, pk)), Unit()).rows.setdefault(label, set()).add(pk)
    return sorted(found.values(), key=lambda unit: unit.key)


def _ties(client: Client, rows: Rows) -> Iterable[tuple[tuple[str, int], tuple[str, int]]]:
    """Pairs of rows of which one points at the other, also by way of rows beneath (an agreement's paper)."""
    for hangs in hanging.MOVING:
        if hangs.model not in rows:
            continue
        for column, model in hanging.links(hangs):
            pairs = hanging.manager(hangs).filter(pk__in=rows[hangs.model], **{f"{column}__isnull": False})
            for pk, to in pairs.values_list("pk", column):
                yield (hangs.model, pk), (model._meta.label, to)
        if hangs.model == "orders.Order":
            yield from _by_plan(client, rows[hangs.model])
        if hangs.model == "casework.ChangeRequest":
            yield from _by_record(client)
        for child, column in hanging.children(hangs):
            yield from _beneath(child, column, hangs.model, rows[hangs.model])


def _by_record(client: Client) -> Iterable[tuple[tuple[str, int], tuple[str, int]]]:
    """A request to change a record names it by its number; a step and an extension hang on another row."""
    for request in client.change_requests.all():
        record = changes.SUBJECTS[Subject(request.subject)]
        for label, pk in record.hangs_on(request.row_id):
            yield ("casework.ChangeRequest", request.pk), (label, pk)


def _by_plan(client: Client, orders: set[int]) -> Iterable[tuple[tuple[str, int], tuple[str, int]]]:
    """ "Could not be done" names its order in its key, where it is of an order."""
    for pk, key in client.not_possible.values_list("pk", "key"):
        word, _colon, rest = key.partition(":")
        number = rest.partition("/")[0]
        if word in WORDS and number.isdigit() and int(number) in orders:
            yield ("casework.NotPossible", pk), ("orders.Order", int(number))


def _beneath(
    child: type, column: str, label: str, ids: set[int]
) -> Iterable[tuple[tuple[str, int], tuple[str, int]]]:
    manager = child._default_manager  # type: ignore[attr-defined]  # a model
    for key in child._meta.concrete_fields:  # type: ignore[attr-defined]
        if key.is_relation and key.related_model._meta.label in {h.model for h in hanging.MOVING}:
            if key.column == column:
                continue
            found = manager.filter(**{f"{column}__in": ids, f"{key.column}__isnull": False})
            for parent, to in found.values_list(column, key.column):
                yield (label, parent), (key.related_model._meta.label, to)


def move(chosen: Iterable[Unit], source: Client, target: Client) -> None:
    """Give the rows of these units to another file; what is computed of their orders goes along."""
    for unit in chosen:
        for hangs in hanging.MOVING:
            ids = unit.rows.get(hangs.model)
            if ids:
                if hangs.model == "clients.ClientName":
                    _give_name(ids, target)
                rows = hanging.manager(hangs).filter(pk__in=ids, **{hangs.field: source})
                rows.update(**{hangs.field: target})
    Obligation.objects.filter(client=source, order__client=target).update(client=target)


def _give_name(ids: set[int], target: Client) -> None:
    """The name the new file goes by is the very row the old file knew it by."""
    for row in ClientName.objects.filter(pk__in=ids):
        own = target.names.filter(text=row.text).first()
        if own is not None:
            own.delete()
            ClientName.objects.filter(pk=row.pk).update(kind=own.kind)
