"""What other rooms may ask of the record: numbers of entries and whose files they are about, nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Count, Max, Model, QuerySet
from django.utils import timezone

from waystation.rules.problems import RuleBroken

from .models import Entry, MonthSigned, Seal

__all__ = [
    "LOOKS",
    "Entry",
    "MonthSigned",
    "Seal",
    "changed_after",
    "changed_since",
    "deeds_in",
    "doers",
    "entries",
    "first_entry_at",
    "last_marks",
    "last_save",
    "last_seal",
    "looks_at",
    "month_after",
    "month_of",
    "months_signed",
    "seal_of_month",
    "start_of",
]

#: Verbs that only looked.
LOOKS = (
    "clients.opened",
    "clients.looked_at",
    "clients.id_number_shown",
    "clients.document_opened",
    "papers.opened",
    "papers.drafted",
    "papers.file_printed",
    "clients.stated",
    "clients.oversight",
    "clients.break_glass",
    "clients.pass_ended",
    "clients.pass_checked",
)


def last_marks(client_ids: Iterable[int]) -> dict[int, int]:
    """Client id → number of the last entry about that file."""
    rows = Entry.objects.filter(client_id__in=list(client_ids)).values("client_id").order_by()
    found = rows.annotate(last=Max("pk")).values_list("client_id", "last")
    return {pk: last for pk, last in found if pk is not None}


def changed_after(client_ids: Iterable[int], since: datetime, *, besides: Iterable[str] = ()) -> set[int]:
    """The files about which more than a look, and more than ``besides``, was entered after ``since``."""
    rows = Entry.objects.filter(client_id__in=list(client_ids), at__gt=since)
    found = rows.exclude(verb__in=[*LOOKS, *besides]).order_by().values_list("client_id", flat=True)
    return {pk for pk in found.distinct() if pk is not None}


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


def month_after(month: date) -> date:
    """The first day of the month after the one that ``month`` begins."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def start_of(day: date) -> datetime:
    """The first moment of a day in the house's time zone."""
    return timezone.make_aware(datetime.combine(day, time()))


def seal_of_month(month: date, *, today: date) -> Seal:
    """The first seal made after the month: everything of the month stands under it.

    Raises RuleBroken ``audit.month_not_over`` and ``audit.month_not_sealed``.
    """
    following = month_after(month)
    if today < following:
        raise RuleBroken("audit.month_not_over")
    found = Seal.objects.filter(at__gte=start_of(following)).order_by("number").first()
    if found is None:
        raise RuleBroken("audit.month_not_sealed")
    return found


def entries() -> QuerySet[Entry]:
    """All entries; who may see which of them, ``auditing.access`` decides."""
    return Entry.objects.all()


def month_of(month: date) -> tuple[int, int, int]:
    """Of a month: entries, people who acted, files touched."""
    rows = Entry.objects.filter(at__gte=start_of(month), at__lt=start_of(month_after(month)))
    found = rows.aggregate(
        entries=Count("pk"), people=Count("actor", distinct=True), files=Count("client_id", distinct=True)
    )
    return found["entries"], found["people"], found["files"]


def first_entry_at() -> datetime | None:
    """When the record begins."""
    return Entry.objects.order_by("pk").values_list("at", flat=True).first()


def last_seal() -> Seal | None:
    """The newest seal."""
    return Seal.objects.order_by("-number").first()


def months_signed() -> dict[date, MonthSigned]:
    """Month → the word that its page was signed."""
    return {held.month: held for held in MonthSigned.objects.select_related("confirmed_by")}


def looks_at(client_id: int) -> QuerySet[Entry]:
    """Who looked at one person's file, newest first: what a client may one day be told."""
    return Entry.objects.filter(client_id=client_id, verb__in=LOOKS).order_by("-pk")


def deeds_in(transactions: Iterable[int], client_ids: Iterable[int]) -> list[tuple[int, datetime, Entry]]:
    """The deeds of transactions, with number and beginning of each; two statements.

    Of entries of one verb in one transaction the one about these files, if there is one, else any: it says
    who it was. A negative number is an entry that knows no transaction. Looks and messages are left out.
    """
    wanted, files = list(transactions), list(client_ids)
    with connection.cursor() as cursor:
        cursor.execute(_DEEDS, {"transactions": wanted, "files": files, "looks": list(LOOKS)})
        places: dict[int, tuple[int, datetime | None]] = {
            entry: (number, began_at) for entry, number, began_at in cursor.fetchall()
        }
    places |= {-number: (number, None) for number in wanted if number < 0}
    rows = Entry.objects.filter(pk__in=places).select_related("actor", "on_behalf_of").order_by("pk")
    return [(places[entry.pk][0], places[entry.pk][1] or entry.at, entry) for entry in rows]


_DEEDS = """
SELECT DISTINCT ON (t.transaction, t.began_at, e.verb) e.id, t.transaction, t.began_at
FROM audit_entrytransaction t JOIN audit_entry e ON e.id = t.entry
WHERE t.transaction = ANY(%(transactions)s) AND e.verb <> ALL(%(looks)s) AND e.verb NOT LIKE 'notices.%%'
ORDER BY t.transaction, t.began_at, e.verb, coalesce(e.client_id = ANY(%(files)s), false) DESC, e.id
"""


def doers(client_id: int) -> list[tuple[int, str]]:
    """Who did more than look at a file: id and name, by name."""
    rows = Entry.objects.filter(client_id=client_id, actor__isnull=False).exclude(verb__in=LOOKS)
    found = rows.order_by("actor__name", "actor").values_list("actor", "actor__name").distinct()
    return [(pk, name) for pk, name in found if pk is not None]
