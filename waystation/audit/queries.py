"""What other rooms may ask of the record: numbers of entries and whose files they are about, nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.db.models import Max, Model

from .models import Entry

#: Verbs that only looked.
LOOKS = ("clients.opened", "clients.looked_at", "clients.id_number_shown", "clients.document_opened")


def last_marks(client_ids: Iterable[int]) -> dict[int, int]:
    """Client id → number of the last entry about that file."""
    rows = Entry.objects.filter(client_id__in=list(client_ids)).values("client_id").order_by()
    found = rows.annotate(last=Max("pk")).values_list("client_id", "last")
    return {pk: last for pk, last in found if pk is not None}


def changed_since(marks: Mapping[int, int]) -> set[int]:
    """The files (client id → entry number) about which more than a look was entered after that number."""
    if not marks:
        return set()
    rows = (
        Entry.objects.filter(client_id__in=list(marks), pk__gt=min(marks.values()))
        .exclude(verb__in=LOOKS)
        .values("client_id")
        .order_by()
        .annotate(last=Max("pk"))
        .values_list("client_id", "last")
    )
    return {pk for pk, last in rows if pk is not None and last > marks[pk]}


def last_save(row: Model) -> Callable[[], tuple[str, datetime] | None]:
    """Asks, when called, who last did something to ``row`` that was no look, by name, and when."""

    def ask() -> tuple[str, datetime] | None:
        entries = Entry.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk)
        entry = entries.exclude(verb__in=LOOKS).select_related("actor").order_by("-pk").first()
        return (entry.actor.name, entry.at) if entry is not None and entry.actor is not None else None

    return ask
