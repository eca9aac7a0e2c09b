"""Is a person of the roster on file already? Asked for a thousand rows at a time, in four statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waystation.accounts.models import User
from waystation.casework.models import RosterRow
from waystation.casework.roster.shapes import Person
from waystation.clients.access import visible_to
from waystation.clients.models import ClientName, Phone
from waystation.clients.queries import numbers_on_file
from waystation.clients.rows import id_mark, phone_mark
from waystation.common.persons import identity
from waystation.rules.roles import Verb

_AT_ONCE = 1000
Found = RosterRow.Found


@dataclass(frozen=True)
class Match:
    """``candidates``: ids of files that the user may change; empty where the file is somebody else's."""

    found: str
    candidates: tuple[int, ...] = ()


def match(user: User, people: Sequence[Person]) -> list[Match]:
    """One answer per person, in their order."""
    found: list[Match] = []
    for start in range(0, len(people), _AT_ONCE):
        found.extend(_some(user, people[start : start + _AT_ONCE]))
    return found


def on_file(numbers: Iterable[str]) -> set[str]:
    """Those of the identity numbers that have a file, wherever it is."""
    marks = _marks(numbers)
    return {marks[mark] for mark in numbers_on_file(marks)} if marks else set()


def _marks(numbers: Iterable[str]) -> dict[bytes, str]:
    return {id_mark(number): number for number in numbers if number}


def _some(user: User, people: Sequence[Person]) -> Iterable[Match]:
    known = on_file(person.id for person in people)
    marks = _marks(known)
    rows = visible_to(user, Verb.CHANGE_CLIENT).filter(id_index__in=list(marks))
    seen = {marks[bytes(index)]: pk for index, pk in rows.values_list("id_index", "pk") if index is not None}
    named = _by_name_and_birth(user, people)
    called = _by_phone(user, people)
    for person in people:
        if person.id in known:
            file = seen.get(person.id)
            yield Match(Found.ON_FILE, (file,)) if file is not None else Match(Found.ELSEWHERE)
            continue
        alike = dict.fromkeys(
            [*named.get((person.name, _born(person)), ()), *called.get(person.phone or "", ())]
        )
        yield Match(Found.LIKELY, tuple(alike)) if alike else Match(Found.NOBODY)


def _born(person: Person) -> date | None:
    text = person.id[6:14]
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _by_name_and_birth(user: User, people: Sequence[Person]) -> dict[tuple[str, date | None], list[int]]:
    wanted = {person.name for person in people}
    rows = ClientName.objects.filter(
        text__in=wanted, client__in=visible_to(user, Verb.CHANGE_CLIENT)
    ).values_list("text", "client__born_on", "client_id")
    found: dict[tuple[str, date | None], list[int]] = {}
    for name, born_on, client_id in rows:
        found.setdefault((name, born_on), []).append(client_id)
    return found


def _by_phone(user: User, people: Sequence[Person]) -> dict[str, list[int]]:
    marks = {
        phone_mark(identity.parse_phone(person.phone).number): person.phone
        for person in people
        if person.phone
    }
    rows = Phone.objects.filter(
        number_index__in=list(marks),
        ends_on__isnull=True,
        client__in=visible_to(user, Verb.CHANGE_CLIENT),
    ).values_list("number_index", "client_id")
    found: dict[str, list[int]] = {}
    for index, client_id in rows:
        found.setdefault(marks[bytes(index)], []).append(client_id)
    return found
