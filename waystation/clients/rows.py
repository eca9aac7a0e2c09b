"""Rows of a file as they are kept: cleaned, in pinyin, with their blind indexes. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from waystation.common import crypto
from waystation.common.persons import identity, pinyin
from waystation.rules.orders import Severity
from waystation.rules.people import KinData, PersonData, check_birth
from waystation.rules.problems import RuleBroken

from .models import AreaSpell, Client, ClientName, Kin, Phone, TeamMember

#: Lengths of the columns of a name; longer spellings are cut, they serve the search only.
PINYIN, INITIALS = 120, 20
#: How many last characters of a number are searched by.
TAIL = 4
#: The additional data under which scans are encrypted.
SCAN_COLUMN = "clients.document.content"


@dataclass(frozen=True)
class Identified:
    """What a person's number, sex and birth date come to when they agree."""

    number: str
    sex: str
    born_on: date


def identified(data: PersonData, today: date) -> Identified:
    """Read the identity number and see that it agrees with what is written beside it.

    Raises RuleBroken with the codes of ``common.identity`` (``id_check_digit`` …),
    ``clients.born_contradicts_id``, ``clients.born_needed``, ``clients.sex_needed``.
    """
    if not data.id_number.strip():
        if data.sex not in set(identity.Sex):
            raise RuleBroken("clients.sex_needed")
        return Identified("", data.sex, check_birth(data.born_on, today))
    read = identity.parse(data.id_number, sex=data.sex or None, today=today)
    for finding in read.findings:
        if finding.severity is Severity.ERROR:
            raise RuleBroken(finding.code)
    assert read.born_on is not None and read.sex is not None  # noqa: PT018, S101 - a number without errors says both
    if data.born_on is not None and data.born_on != read.born_on:
        raise RuleBroken("clients.born_contradicts_id", born_on=data.born_on, stated=read.born_on)
    return Identified(read.number, read.sex, check_birth(read.born_on, today))


def id_marks(number: str) -> tuple[bytes | None, bytes | None]:
    """The blind indexes of a whole identity number and of its last four characters."""
    if not number:
        return None, None
    return id_mark(number), crypto.blind("id_tail", number[-TAIL:])


def id_mark(number: str) -> bytes:
    """The blind index of a whole identity number."""
    return crypto.blind("id", number)


def phone_marks(number: str) -> tuple[bytes, bytes]:
    """The blind indexes of a whole phone number and of its last four digits."""
    return phone_mark(number), crypto.blind("phone_tail", number[-TAIL:])


def phone_mark(number: str) -> bytes:
    """The blind index of a whole phone number."""
    return crypto.blind("phone", number)


def name_values(kind: str, text: str) -> dict[str, Any]:
    """A name as it is searched."""
    said = pinyin.syllables(text)
    return {
        "kind": kind,
        "text": text,
        "pinyin": "".join(said)[:PINYIN],
        "initials": "".join([part[0] for part in said])[:INITIALS],
    }


def name_row(client: Client, kind: str, text: str) -> ClientName:
    """A name as it is searched, not saved yet."""
    return ClientName(client=client, **name_values(kind, text))


def phone_values(number: str, note: str = "") -> dict[str, Any]:
    """A phone with its blind indexes; ``number`` as ``identity.parse_phone`` reads it."""
    index, tail = phone_marks(number)
    return {"number": number, "number_index": index, "number_tail": tail, "note": note}


def phone_row(client: Client, number: str, note: str = "") -> Phone:
    """The same, not saved yet."""
    return Phone(client=client, **phone_values(number, note))


def kin_values(entry: KinData) -> dict[str, Any]:
    """A relative."""
    number = identity.parse_phone(entry.phone).number if entry.phone.strip() else ""
    return {
        "name": entry.name,
        "relation": entry.relation,
        "phone": number,
        "phone_index": phone_mark(number) if number else None,
        "lives_with_client": entry.lives_with_client,
        "note": entry.note.strip(),
    }


def kin_row(client: Client, entry: KinData) -> Kin:
    """The same, not saved yet."""
    return Kin(client=client, **kin_values(entry))


def file_values(data: PersonData, person: Identified) -> dict[str, Any]:
    """The file itself as the papers say it; number, place, worker and registration are the caller's."""
    name = data.name.strip()
    index, tail = id_marks(person.number)
    return {
        "name": name,
        "pinyin": pinyin.key(name)[:PINYIN],
        "sex": person.sex,
        "born_on": person.born_on,
        "id_number": person.number,
        "id_index": index,
        "id_tail": tail,
        "home_address": data.home_address.strip(),
        "living_address": data.living_address.strip(),
        "substances": list(data.substances),
        "remark": data.remark.strip(),
    }


def file_row(data: PersonData, person: Identified) -> Client:
    """The same, not saved yet."""
    return Client(**file_values(data, person))


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that has just been opened: what its first rows, and those who open it, need to know of it.

    ``area_id`` is the area's path, as on ``Client``; ``area_pk`` its number.
    """

    pk: int
    name: str
    area_id: str
    area_pk: int
    worker_id: int | None
    registered_on: date


FirstRow = tuple[
    type[ClientName] | type[Phone] | type[Kin] | type[AreaSpell] | type[TeamMember], dict[str, Any]
]


def first_values(file: NewFile, data: PersonData) -> Iterator[FirstRow]:
    """Everything that a new file brings with it: names, phones, relatives, place, worker."""
    names = {file.name: ClientName.Kind.CURRENT}
    for kind, texts in (
        (ClientName.Kind.FORMER, data.former_names),
        (ClientName.Kind.NICKNAME, data.nicknames),
    ):
        for text in filter(None, (text.strip() for text in texts)):
            names.setdefault(text, kind)
    its = {"client_id": file.pk}
    for text, kind in names.items():
        yield ClientName, its | name_values(kind, text)
    for number in dict.fromkeys(identity.parse_phone(typed).number for typed in data.phones if typed.strip()):
        yield Phone, its | phone_values(number)
    for entry in data.kin:
        if entry.name.strip():
            yield Kin, its | kin_values(replace(entry, name=entry.name.strip()))
    yield AreaSpell, its | {"area_id": file.area_pk, "starts_on": file.registered_on}
    if file.worker_id is not None:
        duty = TeamMember.Duty.WORKER
        yield (
            TeamMember,
            its | {"duty": duty, "user_id": file.worker_id, "starts_on": file.registered_on},
        )


def first_rows(
    client: Client, data: PersonData, today: date
) -> Iterator[ClientName | Phone | Kin | AreaSpell | TeamMember]:
    """The same as rows, not saved yet."""
    file = NewFile(client.pk, client.name, client.area_id, client.area.pk, client.worker_id, today)
    for table, values in first_values(file, data):
        yield table(**values)


_COMPARED = ("name", "sex", "born_on", "id_number", "home_address", "living_address", "substances", "remark")


def says(client: Client, data: PersonData, today: date) -> bool:
    """Whether the file holds what ``data`` says: False where a spent form came back with other words.

    The place, the person, and every name, number and relative; what the file holds besides is not asked.
    """
    try:
        wanted = file_row(data, identified(data, today))
    except RuleBroken:
        return False
    if client.area_id != data.area_path or any(
        getattr(client, name) != getattr(wanted, name) for name in _COMPARED
    ):
        return False
    names = {name.text for name in client.names.all()}
    phones = {phone.number for phone in client.phones.all()}
    kin = {(row.name, row.relation, row.phone, row.lives_with_client) for row in client.kin.all()}
    for row in first_rows(client, data, today):
        missing = (
            (isinstance(row, ClientName) and row.text not in names)
            or (isinstance(row, Phone) and row.number not in phones)
            or (
                isinstance(row, Kin) and (row.name, row.relation, row.phone, row.lives_with_client) not in kin
            )
        )
        if missing:
            return False
    return True
