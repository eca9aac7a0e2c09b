"""Everything that hangs on a file, over all rooms. A later room joins by one line of ``ROOMS``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from waystation.activities.hanging import HANGING as ACTIVITIES
from waystation.assessment.hanging import HANGING as ASSESSMENT
from waystation.clients.hanging import HANGING as CLIENTS
from waystation.clients.hanging import Hangs, Way
from waystation.contacts.hanging import HANGING as CONTACTS
from waystation.notices.hanging import HANGING as NOTICES
from waystation.orders.hanging import HANGING as ORDERS
from waystation.papers.hanging import HANGING as PAPERS
from waystation.points.hanging import HANGING as POINTS
from waystation.screening.hanging import HANGING as SCREENING

OWN = (
    Hangs("casework.Obligation", Way.DERIVED),
    Hangs("casework.NotPossible", Way.MOVES, same=("key",), alive={"withdrawn_at": None}),
    # A request follows its record; one record waits once.
    Hangs("casework.ChangeRequest", Way.MOVES),
    # What an import or a hand-out did, did it to the file of that time.
    Hangs("casework.RosterRow", Way.STAYS),
    Hangs("casework.HandedOut", Way.STAYS),
    Hangs("casework.HandOverFile", Way.STAYS),
    Hangs("casework.Refiling", Way.STAYS, field="source"),
    Hangs("casework.Refiling", Way.STAYS, field="target"),
    Hangs("casework.NotSame", Way.STAYS, field="one"),
    Hangs("casework.NotSame", Way.STAYS, field="other"),
    # The room above, which this one does not know otherwise. The way into a file that was closed opens no
    # more (``portal.access``); for the one that stays a new one is given at the centre.
    Hangs("portal.Login", Way.STAYS),
)
#: What orders point at comes first: a test follows its order, a consent its relative and paper.
ROOMS: tuple[tuple[Hangs, ...], ...] = (
    CLIENTS,
    ORDERS,
    SCREENING,
    CONTACTS,
    ASSESSMENT,
    ACTIVITIES,
    NOTICES,
    PAPERS,
    POINTS,
    OWN,
)
HANGING: tuple[Hangs, ...] = tuple(row for room in ROOMS for row in room)
#: Tables in which joining and parting change rows.
MOVING = tuple(row for row in HANGING if row.way is not Way.STAYS)


def table(hangs: Hangs) -> type[models.Model]:
    """The model behind a line."""
    return apps.get_model(hangs.model)


def manager(hangs: Hangs) -> Any:
    """All its rows; the caller has reached the files."""
    return table(hangs)._default_manager


def children(hangs: Hangs) -> list[tuple[type[models.Model], str]]:
    """Tables that hang on rows of this one and not on a file themselves: (model, column of the key)."""
    on_files = {table(row) for row in HANGING}
    return [
        (relation.related_model, str(relation.field.column))
        for relation in table(hangs)._meta.related_objects
        if relation.related_model not in on_files
        and relation.related_model.__module__.startswith("waystation.")
        and getattr(relation.field, "db_constraint", False)
    ]


def links(hangs: Hangs) -> list[tuple[str, type[models.Model]]]:
    """Keys of this table to rows that hang on a file too: (column, model)."""
    on_files = {table(row) for row in HANGING if row.model != "clients.Client"}
    return [
        (str(key.column), key.related_model)
        for key in table(hangs)._meta.concrete_fields
        if key.is_relation and key.related_model in on_files
    ]


def unnamed(tables: Iterable[type[models.Model]], named: Iterable[Hangs] = HANGING) -> list[str]:
    """Keys to a file that no room has named: ``label.field``."""
    known = {(table(row), row.field) for row in named}
    client = apps.get_model("clients.Client")
    return sorted(
        f"{model._meta.label}.{key.name}"
        for model in tables
        for key in model._meta.concrete_fields
        if key.is_relation and key.related_model is client and (model, key.name) not in known
    )
