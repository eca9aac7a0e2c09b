"""The record as an auditor reads it: filtered, in words, with file numbers instead of names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.audit.queries import LOOKS, Entry, start_of
from waystation.clients.models import Client, Deletion

from . import access, wording

#: Entries of a page; rows of a summary.
PAGE = 50
#: Entries fetched at once for an export.
STEP = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What an auditor wants to see. Days are the house's; ``before``: entries older than this id."""

    since: dt.date
    until: dt.date
    person: str = ""
    file: str = ""
    kind: str = ""
    reason: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in words."""

    id: int
    at: dt.datetime
    who: str
    username: str
    for_whom: str
    deed: str
    about: str
    file: str
    reason: str
    source: str
    place: str


def matching(user: User, asked: Asked) -> QuerySet[Entry]:
    """The entries that fit, newest first."""
    rows = access.visible_to(user).filter(
        at__gte=start_of(asked.since), at__lt=start_of(asked.until + dt.timedelta(days=1))
    )
    if asked.person:
        people = access.people_of(user) if not access.sees_all(user) else User.objects
        named = people.filter(Q(username=asked.person) | Q(name=asked.person)).values("pk")
        rows = rows.filter(Q(actor__in=named) | Q(on_behalf_of__in=named))
    if asked.file:
        rows = rows.filter(client_id__in=access.files_of(user).filter(file_number=asked.file).values("pk"))
    if asked.reason:
        wanted = wording.OUTSIDE if asked.reason == "outside" else [asked.reason]
        rows = rows.filter(reason__in=wanted)
    return rows.filter(_of_kind(asked.kind)).order_by("-pk")


def _of_kind(kind: str) -> Q:
    return {
        "looks": Q(verb__in=LOOKS),
        "files": Q(client_id__isnull=False) & ~Q(verb__in=LOOKS),
        "accounts": Q(verb__startswith="accounts."),
        "cover": Q(on_behalf_of__isnull=False),
    }.get(kind, Q())


def page(user: User, asked: Asked) -> tuple[list[Row], int | None]:
    """One page, and the id behind which the next one begins (None: there is no older entry)."""
    rows = matching(user, asked)
    if asked.before is not None:
        rows = rows.filter(pk__lt=asked.before)
    found = list(rows.select_related("actor", "on_behalf_of")[: PAGE + 1])
    return in_words(user, found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None


def exported(user: User, asked: Asked) -> Iterator[Row]:
    """All of them, a few thousand at a time."""
    before: int | None = None
    while True:
        rows = matching(user, asked).select_related("actor", "on_behalf_of")
        found = list((rows.filter(pk__lt=before) if before is not None else rows)[:STEP])
        yield from in_words(user, found)
        if len(found) < STEP:
            return
        before = found[-1].pk


def in_words(user: User, entries: Sequence[Entry]) -> list[Row]:
    """Two statements for any number of entries, file numbers and the names of accounts acted on; one more
    where a file is none of theirs: it may have been deleted, and then the number of the proof is shown."""
    touched = {entry.client_id for entry in entries if entry.client_id is not None}
    files = dict(access.files_of(user).filter(pk__in=touched).values_list("pk", "file_number"))
    files |= _deleted(user, touched - files.keys())
    acted_on = [entry.subject_id for entry in entries if entry.subject_type == "accounts.user"]
    subjects = [pk for pk in acted_on if pk is not None]
    names = dict(User.objects.filter(pk__in=subjects).values_list("pk", "name"))
    return [_row(entry, files, names) for entry in entries]


def _deleted(user: User, wanted: set[int]) -> dict[int, str]:
    """Internal numbers of files that are gone → what their proof is called."""
    if not wanted:
        return {}
    proofs = Deletion.objects.filter(
        access.below_own("area__path", user), state=Deletion.State.DONE, files__overlap=list(wanted)
    )
    return {pk: row.number for row in proofs for pk in row.files if pk in wanted}


def _row(entry: Entry, files: dict[int, str], names: dict[Any, str]) -> Row:
    acted_on = names.get(entry.subject_id, "") if entry.subject_type == "accounts.user" else ""
    elsewhere = _("辖区外的档案") if entry.client_id else ""
    return Row(
        id=entry.pk,
        at=entry.at,
        who=entry.actor.name if entry.actor else wording.nobody(entry.data),
        username=entry.actor.username if entry.actor else "",
        for_whom=entry.on_behalf_of.name if entry.on_behalf_of else "",
        deed=wording.deed(entry.verb),
        about="" if entry.actor_id == entry.subject_id else acted_on,
        file=files.get(entry.client_id or 0, elsewhere),
        reason=wording.why(entry.reason),
        source=entry.source or "",
        place=f"{entry.lane}-{entry.position}",
    )


# Sums ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of a summary: for whom, for which file, reason or day; and how much of what."""

    key: str
    title: str
    entries: int
    looks: int
    outside: int
    last: dt.datetime


#: What the sums may be over: address word → the column.
OVER = {"people": "actor", "files": "client_id", "reasons": "reason", "days": "day"}


def sums(user: User, asked: Asked, over: str) -> list[Sum]:
    """The most frequent first (days: the newest); at most a page of them."""
    rows = matching(user, asked).order_by()
    column = OVER[over]
    if over == "days":
        rows = rows.annotate(day=TruncDate("at"))
    elif over == "reasons":
        rows = rows.exclude(reason="")
    elif over == "files":
        rows = rows.filter(client_id__in=access.files_of(user).values("pk"))
    found = list(
        rows.values(column)
        .annotate(
            n=Count("pk"),
            looks=Count("pk", filter=Q(verb__in=LOOKS)),
            outside=Count("pk", filter=Q(reason__in=wording.OUTSIDE)),
            last=Max("at"),
        )
        .order_by(f"-{column}" if over == "days" else "-n", column)[:PAGE]
    )
    titles = _titles(over, [line[column] for line in found])
    return [_sum(titles(line[column]), line) for line in found]


def _sum(named: tuple[str, Any], line: dict[str, Any]) -> Sum:
    key, title = named
    return Sum(key, title, line["n"], line["looks"], line["outside"], line["last"])


def _titles(over: str, keys: Iterable[Any]) -> Any:
    """Key of a line → (what the filter takes, what is shown)."""
    if over == "people":
        held = {
            pk: (username, f"{name}（{username}）")
            for pk, username, name in User.objects.filter(pk__in=[key for key in keys if key]).values_list(
                "pk", "username", "name"
            )
        }
        return lambda key: held.get(key, ("", _("系统")))
    if over == "files":
        numbers = dict(Client.objects.filter(pk__in=list(keys)).values_list("pk", "file_number"))
        return lambda key: (numbers[key], numbers[key])
    if over == "reasons":
        return lambda key: (key, wording.why(key))
    return lambda key: (key.isoformat(), key)
