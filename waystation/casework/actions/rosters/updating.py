"""A person of the roster has a file already: what was ticked is taken over, and how to undo it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.models import RosterRow
from waystation.casework.queries.rosters import batches
from waystation.casework.roster.people import order_data, person_data
from waystation.casework.roster.shapes import Person
from waystation.clients import actions as clients
from waystation.clients.access import must_reach
from waystation.clients.models import Client, ClientName
from waystation.common import crypto
from waystation.orders import actions as orders
from waystation.orders.queries import law_for
from waystation.rules.people import PersonData
from waystation.rules.roles import Verb

_IDENTITY = ("name", "living_address", "home_address", "substances")
_ADDED = ("names", "phones", "kin", "orders")


def _as_data(client: Client) -> PersonData:
    """Who the person is by the file, as ``change_identity`` takes it."""
    return PersonData(
        name=client.name,
        area_path=client.area_id,
        sex=client.sex,
        born_on=client.born_on,
        id_number=client.id_number,
        home_address=client.home_address,
        living_address=client.living_address,
        substances=tuple(client.substances),
        remark=client.remark,
        station_id=client.station_id,
    )


@transaction.atomic
def update_file(*, by: User, row: RosterRow, client_id: int, person: Person, today: date) -> Client:
    """Take over what was ticked in ``row``, by the same actions as on the file's own pages.

    The caller saves ``row``: its ``before`` then holds the old values and the ids of what was added. The
    caller also refreshes the obligations, for all files at once.
    """
    client = must_reach(by, client_id, Verb.CHANGE_CLIENT, lock=True)
    before = {name: getattr(client, name) for name in _IDENTITY}
    had = _ids(client)
    data = person_data(person, client.area_id)
    takes = set(row.takes)
    values = {name: getattr(data, name) for name in _IDENTITY if name in takes}
    if values:
        client = clients.change_identity(
            by=by, client=client, data=replace(_as_data(client), **values), today=today
        )
    if "former_name" in takes:
        for text in data.former_names:
            if not client.names.filter(text=text).exists():
                clients.add_name(by=by, client=client, kind=ClientName.Kind.FORMER, text=text)
    if "phone" in takes:
        for number in data.phones:
            clients.add_phone(by=by, client=client, number=number, note="", today=today)
    if "kin" in takes:
        for relative in data.kin:
            clients.add_kin(by=by, client=client, data=relative, today=today)
    if "order" in takes and not client.orders.filter(ended_on__isnull=True).exists():
        papers = order_data(person, law_for(client.area_id, today))
        orders.record_order(by=by, client=client, data=papers, today=today)
    added = {name: sorted(ids - had[name]) for name, ids in _ids(client).items()}
    row.before = crypto.encrypt(
        json.dumps({"values": before, "added": added}, ensure_ascii=False), column=batches.BEFORE
    )
    return client


def _ids(client: Client) -> dict[str, set[int]]:
    return {name: set(getattr(client, name).values_list("pk", flat=True)) for name in _ADDED}


@transaction.atomic
def restore_file(*, by: User, row: RosterRow, client: Client, today: date) -> None:
    """Put the file back as it was before ``update_file``; the caller holds its lock and saw it untouched."""
    kept: Mapping[str, Any] = json.loads(crypto.decrypt(bytes(row.before or b""), column=batches.BEFORE))
    values, added = dict(kept["values"]), kept["added"]
    values["substances"] = tuple(values["substances"])
    found = [client.orders.model.objects.get(pk=pk) for pk in added["orders"]]
    if found:
        orders.take_back_orders(by=by, orders=found)
    clients.change_identity(by=by, client=client, data=replace(_as_data(client), **values), today=today)
    clients.take_back_rows(
        by=by, client=client, names=added["names"], phones=added["phones"], kin=added["kin"]
    )
