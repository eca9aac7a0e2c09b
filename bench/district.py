"""A district of invented people: the demo's street, copied as often as is wanted, each with its own staff.

Rows are copied inside the database with shifted ids, so that five thousand files with years of history take
seconds. The copies' obligations are not copied: the first nightly pass makes them, and is measured doing so.
"""

from __future__ import annotations

from django.db import connection, models, transaction

from waystation.accounts.models import Area, Grant, User
from waystation.casework.demo import SINCE
from waystation.clients.models import AreaSpell, Client, ClientName, Consent, Document, Kin, Phone, TeamMember
from waystation.contacts.models import Contact
from waystation.orders.models import Agreement, Order, OrderStep
from waystation.rules.roles import Role
from waystation.screening.models import Screening

COPIED: tuple[type[models.Model], ...] = (
    Client,
    ClientName,
    Phone,
    AreaSpell,
    Kin,
    Document,
    Consent,
    TeamMember,
    Order,
    OrderStep,
    Agreement,
    Screening,
    Contact,
)
#: Ids of a copy stand this far from those of the copy before.
APART = 1_000_000
#: Columns that must differ from copy to copy.
FRESH = {
    "file_number": "file_number || '-%(copy)s'",
    "form_key": "gen_random_uuid()",
    "id_index": "sha256(id_index || '%(copy)s'::bytea)",
}


def _street(number: int, model: Area) -> Area:
    """A street like the first with its communities, in the same order, so the ends of the paths agree."""
    above = Area.objects.get(pk=model.pk).get_parent()
    values = {"kind": model.kind, "name": f"第{number}街道", "code": "", "starts_on": SINCE}
    street: Area = Area.objects.add_child(above, values)
    for community in model.get_children():
        Area.objects.add_child(
            street,
            {"kind": community.kind, "name": f"{community.name}{number}", "code": "", "starts_on": SINCE},
        )
    return street


def _staff(number: int, street: Area) -> dict[int, int]:
    """Two workers of its own; maps the first street's workers to them."""
    found = {}
    for name in ("worker1", "worker2"):
        first = User.objects.get(username=name)
        user = User(username=f"{name}-{number}", name=f"专干{number}", organisation=first.organisation)
        user.set_unusable_password()
        user.save()
        Grant.objects.create(
            user=user, role=Role.WORKER, area=street, organisation=first.organisation, starts_on=SINCE
        )
        found[first.pk] = user.pk
    return found


def _column(field: models.Field, number: int, street: tuple[str, str], users: dict[int, int]) -> str:
    """The expression that fills one column of a copy."""
    name = f'"{field.column}"'
    target = field.related_model if field.is_relation else None
    if field.primary_key or target in COPIED:
        return f"{name} + {number * APART}"
    if target is Area:
        old, new = street
        if field.target_field.name == "path":
            return f"'{new}' || substr({name}, {len(old) + 1})"
        table = Area._meta.db_table
        return (
            f"(SELECT theirs.id FROM {table} ours JOIN {table} theirs "  # noqa: S608 - our own names
            f"ON theirs.path = '{new}' || substr(ours.path, {len(old) + 1}) WHERE ours.id = {name})"
        )
    if target is User:
        cases = " ".join(f"WHEN {old} THEN {new}" for old, new in users.items())
        return f"CASE {name} {cases} ELSE {name} END"
    return FRESH.get(field.column, name) % {"copy": number} if field.column in FRESH else name


@transaction.atomic
def copy(number: int) -> None:
    """One more street."""
    model = Area.objects.get(name="望湖街道")
    street = _street(number, model)
    users = _staff(number, street)
    with connection.cursor() as cursor:
        for table in COPIED:
            fields = list(table._meta.concrete_fields)
            names = ", ".join(f'"{field.column}"' for field in fields)
            values = ", ".join(_column(field, number, (model.path, street.path), users) for field in fields)
            cursor.execute(
                f'INSERT INTO "{table._meta.db_table}" ({names}) SELECT {values} '  # noqa: S608 - our own names
                f'FROM "{table._meta.db_table}" WHERE "{table._meta.pk.column}" < {APART}'
            )


def make(clients: int) -> int:
    """At least ``clients`` files in all; how many there are."""
    each = Client.objects.filter(pk__lt=APART).count()
    for number in range(1, -(-clients // each)):
        copy(number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Client.objects.count()
