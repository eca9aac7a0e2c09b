"""What is about a person without a key to the file: found by number, by the form it was written in, by what a
row of a roster says. It goes with the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from waystation.accounts.models import Draft
from waystation.casework.models import RosterRow
from waystation.casework.queries.rosters import batches
from waystation.clients.models import Client, FieldChange
from waystation.common import crypto
from waystation.notices.models import Notice
from waystation.orders.models import Leaver

from .reach import Found

_NAMED = """
SELECT n.id FROM notices_notice n
 WHERE EXISTS (SELECT FROM jsonb_each_text(n.data) AS said WHERE said.value = ANY(%s))
"""


def loose_of(people: Sequence[Client], found: Found) -> Found:
    """The rows without a key, by table. ``people``: the person's files; ``found``: what hangs on them."""
    return {
        table: keys
        for table, keys in {
            Notice: _notices(people),
            Draft: _drafts(found),
            RosterRow: _roster_rows(people),
            Leaver: _leavers(people),
        }.items()
        if keys
    }


def _notices(people: Iterable[Client]) -> set[Any]:
    """Notices that say the file's number."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [[client.file_number for client in people]])
        return {pk for (pk,) in cursor.fetchall()}


def _drafts(found: Found) -> set[Any]:
    """Half-filled forms about the file, an order or a sample of it: kept by form and the row it is about."""
    by_label = {table._meta.label: keys for table, keys in found.items()}
    clients = by_label.get("clients.Client", set())
    orders = by_label.get("orders.Order", set())
    tests = by_label.get("screening.Screening", set())
    about = models.Q(form__in=("client", "contact", "screening", "order"), subject_id__in=clients)
    about |= models.Q(form="specimen", subject_id__in=tests)
    about |= models.Q(form__startswith="order", subject_id__in=orders | clients)
    for pk in clients:
        about |= models.Q(page__contains=f"/clients/{pk}/")
    return set(Draft.objects.filter(about).values_list("pk", flat=True))


def _roster_rows(people: Sequence[Client]) -> set[Any]:
    """Rows of rosters that became no file but say this person's number: refused, or left out."""
    numbers = {client.id_number.upper() for client in people if client.id_number}
    if not numbers:
        return set()
    rows = RosterRow.objects.filter(client__isnull=True).only("pk", "data").iterator()
    return {row.pk for row in rows if row.data and _says(bytes(row.data), numbers)}


def _says(data: bytes, numbers: set[str]) -> bool:
    try:
        return batches.opened_row(data).person.id.upper() in numbers
    except crypto.Unreadable:
        return False


def _leavers(people: Iterable[Client]) -> set[Any]:
    """Notices of release from isolation that were never joined to the file."""
    marks = [bytes(client.id_index) for client in people if client.id_index]
    rows = Leaver.objects.filter(client__isnull=True, id_index__in=marks)
    return set(rows.values_list("pk", flat=True))


def history_of(files: Sequence[int], found: Found) -> models.QuerySet[FieldChange]:
    """The history of fields of these files, also where a row of theirs stood in another file for a while."""
    about = models.Q(client__in=files)
    for table, keys in found.items():
        about |= models.Q(thing=table._meta.label_lower, row_id__in=[key for key in keys if key is not None])
    return FieldChange.objects.filter(about)
