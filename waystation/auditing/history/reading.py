"""Reading a page of a file's history: which acts, then what each of them changed and who it was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.utils.translation import gettext as _

from waystation.audit import queries as record
from waystation.audit.queries import Entry
from waystation.auditing import wording
from waystation.auditing.history import words
from waystation.clients.models import Client, FieldChange
from waystation.common.wording.words import listed
from waystation.rules.privacy import Viewer

#: Acts of a page.
PAGE = 30
#: The key of a row to its file, or to what hangs on it: then the row went to another file.
_MOVED = "client"


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter: a person's id and a table's label; None and "" for all."""

    person: int | None = None
    thing: str = ""

    def __bool__(self) -> bool:
        return self.person is not None or bool(self.thing)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one field or of some rows. ``kind``: changed (old → new), sealed (only that it changed),
    removed and moved (``count`` rows)."""

    kind: str
    thing: str
    name: str = ""
    old: str = ""
    new: str = ""
    count: int = 1


@dataclass(slots=True)
class Act:
    """What one person did in one go, or what somebody changed past the program (``who`` is empty).

    ``file``: the number of the file it was done to, where that is one that was merged into this one.
    """

    at: dt.datetime
    who: str = ""
    for_whom: str = ""
    deeds: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    file: str = ""

    @property
    def title(self) -> str:
        """What they did, in words; nothing past the program."""
        return listed(self.deeds)

    @property
    def changed(self) -> list[Line]:
        """The fields with what they held before and after."""
        return [line for line in self.lines if line.kind == "changed"]

    @property
    def sealed(self) -> list[tuple[str, str]]:
        """What → its fields of which only that they changed is known."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            if line.kind == "sealed":
                found.setdefault(line.thing, []).append(line.name)
        return [(thing, listed(names)) for thing, names in found.items()]

    def counted(self, kind: str) -> str:
        """The rows that were removed, or moved to another file: 电话 1 条、约见 2 条."""
        return listed(
            _("%(what)s %(n)s 条") % {"what": line.thing, "n": line.count}
            for line in self.lines
            if line.kind == kind
        )


#: A transaction and when it began; an entry without one (of before there was a history) by its id, negative.
_Key = tuple[int, dt.datetime]

_CHANGED = """
    SELECT c.transaction, c.at FROM clients_fieldchange c WHERE c.client_id = ANY(%(files)s)
    AND (%(thing)s = '' OR c.thing = %(thing)s)
    AND (%(person)s::bigint IS NULL OR EXISTS (
        SELECT FROM audit_entrytransaction t JOIN audit_entry e ON e.id = t.entry
        WHERE t.transaction = c.transaction AND t.began_at = c.at AND e.actor_id = %(person)s))
    GROUP BY 1, 2
"""
_DONE = """
    SELECT coalesce(t.transaction, -e.id), coalesce(t.began_at, e.at)
    FROM audit_entry e LEFT JOIN audit_entrytransaction t ON t.entry = e.id
    WHERE e.client_id = ANY(%(files)s) AND e.verb <> ALL(%(looks)s) AND e.verb NOT LIKE 'notices.%%'
    AND (%(person)s::bigint IS NULL OR e.actor_id = %(person)s)
"""


@dataclass(frozen=True)
class _Keys:
    """The acts of some files, the newest first, as a paginator asks for them: how many, and from – to."""

    files: list[int]
    asked: Asked

    @property
    def _acts(self) -> str:
        return _CHANGED if self.asked.thing else f"{_CHANGED} UNION {_DONE}"

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        given: dict[str, Any] = {"files": self.files, "looks": list(record.LOOKS)}
        given |= {"thing": self.asked.thing, "person": self.asked.person}
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            return list(cursor.fetchall())

    def __len__(self) -> int:
        ((count,),) = self._rows(f"SELECT count(*) FROM ({self._acts}) acts")  # noqa: S608 - ours
        return int(count)

    def __getitem__(self, part: slice) -> list[_Key]:
        within = f"LIMIT {int(part.stop - part.start)} OFFSET {int(part.start)}"
        return [
            (transaction, at)
            for transaction, at in self._rows(f"{self._acts} ORDER BY 2 DESC, 1 DESC {within}")
        ]


def page_of(client: Client, viewer: Viewer, asked: Asked, number: str | None) -> tuple[Page[Any], list[Act]]:
    """A page of the acts on a file and on those merged into it: six statements, whatever their number."""
    numbers = dict(Client.objects.filter(merged_into=client).values_list("pk", "file_number"))
    files = [client.pk, *numbers]
    page: Page[Any] = Paginator(_Keys(files, asked), PAGE).get_page(number)  # type: ignore[arg-type]  # both it asks
    acts: dict[_Key, Act] = {key: Act(key[1]) for key in page.object_list}
    for key, entry in _deeds(files, acts):
        _name(acts[key], entry, files)
        acts[key].file = acts[key].file or numbers.get(entry.client_id or 0, "")
    changes: dict[_Key, list[FieldChange]] = {key: [] for key in acts}
    rows = FieldChange.objects.filter(client__in=files, transaction__in=[n for n, _at in acts if n > 0])
    for row in rows.order_by("pk"):
        if (key := (row.transaction, row.at)) in acts:
            changes[key].append(row)
    said = words.Words.of((row for found in changes.values() for row in found), viewer)
    for key, found in changes.items():
        acts[key].lines = _lines(found, said, asked.thing)
        acts[key].file = acts[key].file or next((numbers.get(row.client_id, "") for row in found), "")
    return page, list(acts.values())


def _deeds(files: list[int], keys: Iterable[_Key]) -> Iterable[tuple[_Key, Entry]]:
    """The deeds behind acts, also those that were done to other files in the same transaction."""
    known = set(keys)
    for transaction, at, entry in record.deeds_in((number for number, _at in known), files):
        if (transaction, at) in known:
            yield (transaction, at), entry


def _name(act: Act, entry: Entry, files: list[int]) -> None:
    """Put on an act who did it and what it is called."""
    if not act.who:
        act.who = entry.actor.name if entry.actor else wording.nobody(entry.data)
        act.for_whom = entry.on_behalf_of.name if entry.on_behalf_of else ""
    if entry.client_id in files or not act.deeds:
        said = wording.deed(entry.verb)
        if said not in act.deeds:
            act.deeds.append(said)


def _lines(rows: list[FieldChange], said: words.Words, thing: str) -> list[Line]:
    """One line for each field; rows that were removed, or went to another file, are counted."""
    lines: list[Line] = []
    gone: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if thing and row.thing != thing:
            continue
        name = words.thing(row.thing)
        if row.kind == FieldChange.Kind.REMOVED:
            gone["removed", name] += 1
            continue
        moved = _MOVED in row.sealed
        gone["moved", name] += moved
        lines += [
            Line("changed", name, words.field(row.thing, key), *said.both(row.thing, key, values))
            if said.shows(row.thing, key)
            else Line("sealed", name, words.field(row.thing, key))
            for key, values in row.held.items()
        ]
        # A row that goes to another file takes its order along: that says nothing more.
        sealed = [key for key in row.sealed if not moved or key not in (_MOVED, "order")]
        lines += [Line("sealed", name, words.field(row.thing, key)) for key in sealed]
    lines += [Line(kind, name, count=count) for (kind, name), count in gone.items() if count]
    return list(dict.fromkeys(lines))


def people(client: Client) -> list[tuple[int, str]]:
    """For the filter: who did something to this file."""
    return record.doers(client.pk)
