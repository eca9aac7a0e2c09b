"""How a client is reached: phones and the people at home."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Consent, Kin, Phone, TeamMember
from waystation.clients.rows import kin_row, phone_row
from waystation.common.persons import identity
from waystation.rules.people import KinData
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def add_phone(*, by: User, client: Client, number: str, note: str, today: date) -> Phone:
    """Another number. A number that no plan knows is kept all the same: people have odd ones."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if not number.strip():
        raise RuleBroken("clients.phone_needed")
    row = phone_row(client, identity.parse_phone(number).number, note.strip())
    listed = client.phones.filter(number_index=row.number_index, ends_on__isnull=True).first()
    if listed is not None:
        return listed
    row.save(force_insert=True)
    audit.record(by, "clients.phone_added", row, client_id=client.pk)
    return row


@transaction.atomic
def end_phone(*, by: User, client: Client, phone_id: int, today: date) -> None:
    """The number no longer reaches the client; it stays in the file."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    row = client.phones.filter(pk=phone_id).first()
    if row is None:
        raise Http404
    if row.ends_on is not None:
        return
    row.ends_on = today
    row.save(update_fields=["ends_on"])
    audit.record(by, "clients.phone_ended", row, client_id=client.pk)


@transaction.atomic
def add_kin(*, by: User, client: Client, data: KinData, today: date) -> Kin:
    """A relative or other person of the household. The same one entered twice is one."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    if not data.name.strip():
        raise RuleBroken("clients.name_needed")
    row = kin_row(client, data)
    same = client.kin.filter(name=row.name, relation=row.relation, ends_on__isnull=True).first()
    if same is not None and same.phone == row.phone:
        return same
    row.save(force_insert=True)
    audit.record(by, "clients.kin_added", row, client_id=client.pk, relation=row.relation)
    return row


@transaction.atomic
def change_kin(*, by: User, client: Client, kin_id: int, data: KinData, today: date) -> Kin:
    """Set right what is written about a relative."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    kin = client.kin.filter(pk=kin_id).first()
    if kin is None:
        raise RuleBroken("clients.kin_of_other_file")
    if not data.name.strip():
        raise RuleBroken("clients.name_needed")
    fresh = kin_row(client, data)
    fields = ("name", "relation", "phone", "lives_with_client", "note")
    changed = [name for name in fields if getattr(kin, name) != getattr(fresh, name)]
    if "phone" in changed:
        changed.append("phone_index")
    for name in changed:
        setattr(kin, name, getattr(fresh, name))
    if changed:
        kin.save(update_fields=changed)
    audit.record(by, "clients.kin_changed", kin, client_id=client.pk)
    return kin


@transaction.atomic
def end_kin(*, by: User, client: Client, kin_id: int, today: date) -> None:
    """The person no longer belongs to the household: what they might be told ends with it."""
    client = must_reach(by, client.pk, Verb.CHANGE_CLIENT, lock=True)
    kin = client.kin.filter(pk=kin_id).first()
    if kin is None:
        raise Http404
    if kin.ends_on is not None:
        return
    kin.ends_on = today
    kin.save(update_fields=["ends_on"])
    Consent.objects.filter(kin=kin, withdrawn_on__isnull=True).update(withdrawn_on=today)
    TeamMember.objects.filter(kin=kin, ends_on__isnull=True).update(ends_on=today)
    audit.record(by, "clients.kin_ended", kin, client_id=client.pk)
