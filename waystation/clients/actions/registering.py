"""A person's file: opening it, and who the person is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from waystation.accounts.access import lock_account, paths
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, ClientName
from waystation.clients.queries import area_stations, numbers_on_file, works_in
from waystation.clients.rows import (
    Identified,
    NewFile,
    file_row,
    file_values,
    first_rows,
    first_values,
    identified,
    name_row,
)
from waystation.common import bulk
from waystation.rules.people import PersonData
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _file_number(year: int, number: int) -> str:
    return f"{year}-{number:05}"


def _next_file_number(year: int, count: int = 1) -> int:
    """The last of the next ``count`` numbers of the year. Its row stays locked to the end: no two alike."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO clients_filecounter (year, last) VALUES (%s, %s)"
            " ON CONFLICT (year) DO UPDATE SET last = clients_filecounter.last + excluded.last"
            " RETURNING last",
            [year, count],
        )
        (last,) = cursor.fetchone()
    return int(last)


def _open_area(by: User, area_path: str, today: date) -> Area:
    area: Area | None = Area.objects.filter(path=area_path).first()
    if area is None or not any(area.path.startswith(path) for path in paths(by, Verb.REGISTER_CLIENT)):
        raise RuleBroken("clients.area_not_yours")
    if area.ends_on is not None and area.ends_on < today:
        raise RuleBroken("clients.area_ended", area=area.name, ended_on=area.ends_on)
    return area


def _check_worker(by: User, worker: User, area: Area) -> None:
    if not (lock_account(worker) and works_in(worker, area.path)):
        raise RuleBroken("clients.worker_not_here", who=worker.name)
    if worker.pk != by.pk and not any(area.path.startswith(p) for p in paths(by, Verb.ASSIGN_WORKER)):
        raise RuleBroken("clients.not_yours_to_assign")


@transaction.atomic
def register(
    *,
    by: User,
    today: date,
    data: PersonData,
    worker: User | None = None,
    form_key: UUID | None = None,
) -> Client:
    """Open the file of a person: one each, for ever (一人一档).

    ``worker``: who answers for the client from today: the registering worker, or anybody of the area when a
    head registers. ``form_key``: the same form sent twice makes one file. Raises RuleBroken:
    ``clients.id_on_file``, ``clients.area_not_yours``, ``clients.area_ended``, ``clients.worker_not_here``,
    ``clients.not_yours_to_assign``, those of ``identified``.
    """
    if form_key is not None and (saved := Client.objects.filter(form_key=form_key, registered_by=by).first()):
        return saved
    if not data.name.strip():
        raise RuleBroken("clients.name_needed")
    area = _open_area(by, data.area_path, today)
    person = identified(data, today)
    if worker is not None:
        _check_worker(by, worker, area)
    file_number = _file_number(today.year, _next_file_number(today.year))
    client = _write_client(
        by,
        data,
        person,
        today=today,
        area=area,
        worker=worker,
        file_number=file_number,
        form_key=form_key,
    )
    if client.file_number == file_number:
        _write_first_rows(client, data, today)
        audit.record(
            by, "clients.registered", client, client_id=client.pk, worker=worker.pk if worker else None
        )
    return client


def _write_client(
    by: User,
    data: PersonData,
    person: Identified,
    *,
    today: date,
    area: Area,
    worker: User | None,
    file_number: str,
    form_key: UUID | None,
) -> Client:
    """The row itself, or RuleBroken ``clients.id_on_file``; the one already there for a repeated form."""
    # Behind the counter's lock: whoever registered meanwhile has committed by now.
    if form_key is not None and (saved := Client.objects.filter(form_key=form_key, registered_by=by).first()):
        return saved
    row = file_row(data, person)
    if row.id_index is not None and numbers_on_file([row.id_index]):
        raise RuleBroken("clients.id_on_file")
    row.file_number = file_number
    row.area, row.worker = area, worker
    row.station_id = data.station_id or next(iter(area_stations(area.path)), None)
    row.without_worker_since = None if worker else today
    row.registered_on, row.registered_by, row.form_key = today, by, form_key
    with _one_number_one_file():
        row.save(force_insert=True)
    return row


@contextmanager
def _one_number_one_file() -> Iterator[None]:
    """A savepoint that turns the database's refusal of a second file for one number into the rule's."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "id_index" in str(error):
            raise RuleBroken("clients.id_on_file") from error
        raise


def _write_first_rows(client: Client, data: PersonData, today: date) -> None:
    """Save what a new file brings with it: one statement a table."""
    tables: dict[type[models.Model], list[models.Model]] = {}
    for row in first_rows(client, data, today):
        tables.setdefault(type(row), []).append(row)
    for table, rows in tables.items():
        table._default_manager.bulk_create(rows)


@dataclass(frozen=True)
class Newcomer:
    """A person to be registered among many, and who answers for them (None: nobody yet)."""

    data: PersonData
    worker: User | None = None


@transaction.atomic
def register_many(*, by: User, today: date, people: Sequence[Newcomer]) -> list[NewFile]:
    """``register`` for many people at once, in their order; all of them or none. Errors as there.

    A dozen statements, however many people: what is asked of one place or worker is asked once.
    """
    if not people:
        return []
    areas = {path: _open_area(by, path, today) for path in {one.data.area_path for one in people}}
    stations = {path: next(iter(area_stations(path)), None) for path in areas}
    places = {(one.worker.pk, one.data.area_path): one.worker for one in people if one.worker is not None}
    for (_pk, path), worker in sorted(places.items(), key=lambda one: one[0]):
        _check_worker(by, worker, areas[path])
    rows = []
    for one in people:
        if not one.data.name.strip():
            raise RuleBroken("clients.name_needed")
        row = file_values(one.data, identified(one.data, today))
        row["area_id"] = one.data.area_path
        row["worker_id"] = None if one.worker is None else one.worker.pk
        row["station_id"] = one.data.station_id or stations[one.data.area_path]
        row["without_worker_since"] = None if one.worker else today
        row["registered_on"], row["registered_by_id"] = today, by.pk
        rows.append(row)
    # As late as can be: whoever registers elsewhere waits for the counter from here to the end.
    last = _next_file_number(today.year, len(people))
    for number, row in enumerate(rows, last - len(people) + 1):
        row["file_number"] = _file_number(today.year, number)
    with _one_number_one_file():
        ids = bulk.insert_rows(Client, rows)
    made = [
        NewFile(pk, row["name"], row["area_id"], areas[row["area_id"]].pk, row["worker_id"], today)
        for pk, row in zip(ids, rows, strict=True)
    ]
    tables: dict[type[models.Model], list[dict[str, Any]]] = {}
    for file, one in zip(made, people, strict=True):
        for table, values in first_values(file, one.data):
            tables.setdefault(table, []).append(values)
    for kind, values_of_all in tables.items():
        bulk.insert_rows(kind, values_of_all)
    audit.record_rows(
        by=by,
        verb="clients.registered",
        table=Client,
        rows=((file.pk, file.pk, {"worker": file.worker_id}) for file in made),
    )
    return made


@transaction.atomic
def change_identity(*, by: User, client: Client, data: PersonData, today: date) -> Client:
    """Set right who the person is; ``data.area_path``, phones and kin are left alone.

    A changed name keeps the old one as a former name; an empty number keeps the number of the file. Errors
    as ``register``.
    """
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if not data.name.strip():
        raise RuleBroken("clients.name_needed")
    data = replace(data, id_number=data.id_number.strip() or client.id_number)
    person = identified(data, today)
    values = {**file_values(data, person), "station_id": data.station_id or client.station_id}
    index = values["id_index"]
    if index is not None and index != _plain(client.id_index) and numbers_on_file([index]):
        raise RuleBroken("clients.id_on_file")
    changed = [name for name, value in values.items() if _plain(getattr(client, name)) != value]
    if not changed:
        return client
    if "name" in changed:
        _rename(client, data.name.strip())
    for name in changed:
        setattr(client, name, values[name])
    with _one_number_one_file():
        client.save(update_fields=[*changed, "changed_at"])
    audit.record(by, "clients.identity_changed", client, client_id=client.pk, fields=sorted(changed))
    return client


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def _rename(client: Client, name: str) -> None:
    """The present name becomes a former one; a name the person had before becomes the present one."""
    client.names.filter(kind=ClientName.Kind.CURRENT).update(kind=ClientName.Kind.FORMER)
    if not client.names.filter(text=name).update(kind=ClientName.Kind.CURRENT):
        name_row(client, ClientName.Kind.CURRENT, name).save(force_insert=True)


@transaction.atomic
def add_name(*, by: User, client: Client, kind: str, text: str) -> ClientName:
    """Another name the client can be found by. Raises RuleBroken ``clients.name_listed``."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if not text.strip():
        raise RuleBroken("clients.name_needed")
    listed = client.names.filter(text=text.strip()).first()
    if listed is not None:
        if listed.kind == kind:
            return listed
        raise RuleBroken("clients.name_listed")
    row = name_row(client, kind, text.strip())
    row.save(force_insert=True)
    audit.record(by, "clients.name_added", row, client_id=client.pk, kind=kind)
    return row


@transaction.atomic
def remove_name(*, by: User, client: Client, name_id: int) -> None:
    """Take away a former name or nickname that was entered by mistake."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    row = client.names.filter(pk=name_id).first()
    if row is None:
        return
    if row.kind == ClientName.Kind.CURRENT:
        raise RuleBroken("clients.name_is_current")
    audit.record(by, "clients.name_removed", row, client_id=client.pk, kind=row.kind)
    row.delete()


@transaction.atomic
def reveal_number(*, by: User, client: Client) -> str:
    """The whole identity number, for once; the look stays in the record."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT)
    audit.record(by, "clients.id_number_shown", client, client_id=client.pk)
    return client.id_number


@transaction.atomic
def note_look(*, by: User, client: Client, page: str, reason: str = "") -> None:
    """Write down that somebody opened the file, which page of it, and why."""
    audit.record(by, "clients.looked_at", client, client_id=client.pk, page=page, reason=reason)
