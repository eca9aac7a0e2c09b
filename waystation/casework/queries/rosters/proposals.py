"""What the roster says otherwise than the file: one proposal a field, old and new side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.accounts.models import User
from waystation.casework.roster.people import order_data, person_data
from waystation.casework.roster.shapes import Person
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.common.persons import identity
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.rules.law import Law
from waystation.rules.orders import Kind
from waystation.rules.people import Substance
from waystation.rules.privacy import Sort, Viewer
from waystation.rules.roles import Verb

#: Field → what it is called; the order in which they are shown.
FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("姓名"),
    "former_name": gettext_lazy("曾用名"),
    "phone": gettext_lazy("电话"),
    "living_address": gettext_lazy("现住址"),
    "home_address": gettext_lazy("户籍地址"),
    "substances": gettext_lazy("毒品种类"),
    "kin": gettext_lazy("家属"),
    "order": gettext_lazy("措施"),
}


#: Field → the sort of what it says (``rules.privacy``).
SORTS: dict[str, Sort] = {
    "name": Sort.NAME,
    "former_name": Sort.NAME,
    "phone": Sort.PHONE,
    "living_address": Sort.ADDRESS,
    "home_address": Sort.ADDRESS,
    "substances": Sort.HEALTH,
    "kin": Sort.KIN,
    "order": Sort.LEGAL,
}


@dataclass(frozen=True)
class Proposal:
    """``old`` is empty where the file says nothing; ``adds``: the new stands beside the old."""

    field: str
    title: str
    old: str
    new: str
    adds: bool = False


def files(user: User, ids: Iterable[int]) -> dict[int, Client]:
    """The files that may be meant, with all that a proposal compares: five statements."""
    rows = visible_to(user, Verb.CHANGE_CLIENT).filter(pk__in=list(ids)).select_related("area", "worker")
    return {row.pk: row for row in rows.prefetch_related("names", "phones", "kin", "orders")}


def proposals(client: Client, person: Person, law: Law, seen: Viewer) -> list[Proposal]:
    """Where the roster differs from the file, as this viewer sees it; never what it leaves empty."""
    return [
        Proposal(field, str(FIELDS[field]), seen.show(SORTS[field], old), seen.show(SORTS[field], new), adds)
        for field, old, new, adds in _differences(client, person, law)
    ]


def _differences(client: Client, person: Person, law: Law) -> Iterator[tuple[str, str, str, bool]]:
    data = person_data(person, client.area_id)
    names = {row.text for row in client.names.all()}
    if data.name != client.name:
        yield "name", client.name, data.name, False
    for name in data.former_names:
        if name not in names:
            yield "former_name", "、".join(sorted(names - {client.name})), name, True
    held = {row.number for row in client.phones.all() if row.ends_on is None}
    fresh = [n for n in (identity.parse_phone(typed).number for typed in data.phones) if n not in held]
    if fresh:
        yield "phone", "、".join(sorted(held)), "、".join(dict.fromkeys(fresh)), True
    for field in ("living_address", "home_address"):
        old, new = getattr(client, field), getattr(data, field).strip()
        if new and new != old:
            yield field, old, new, False
    if data.substances and set(data.substances) != set(client.substances):
        yield "substances", _substances(client.substances), _substances(data.substances), False
    yield from _kin_and_order(client, person, law)


def _kin_and_order(client: Client, person: Person, law: Law) -> Iterator[tuple[str, str, str, bool]]:
    kin = [row for row in client.kin.all() if row.ends_on is None]
    if person.kin_name and person.kin_name not in {row.name for row in kin}:
        new = " ".join(filter(None, (person.kin_name, person.kin_relation, person.kin_phone or "")))
        yield "kin", "、".join(row.name for row in kin), new, True
    orders = list(client.orders.all())
    data = order_data(person, law)
    if all(row.ended_on is not None for row in orders) and data.number not in {row.number for row in orders}:
        said = _("%(kind)s，%(years)s年，%(day)s送达") % {
            "kind": label(Kind(data.kind)),
            "years": data.years,
            "day": words.day(data.served_on),
        }
        yield "order", "", said, True


def _substances(codes: Iterable[str]) -> str:
    known = {one.value: one for one in Substance}
    return "、".join(str(label(known[code])) if code in known else code for code in codes)
