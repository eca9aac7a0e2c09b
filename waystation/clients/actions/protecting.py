"""Special protection of a file, and workers who declare a tie to a client."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach, protections_visible_to
from waystation.clients.models import AccessPass, Client, ProtectedReader, Protection, Recusal
from waystation.rules.privacy.reasons import Tie, check_protection
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def protect(
    *, by: User, client: Client, reason: str, words: str, readers: Iterable[User], now: datetime
) -> Protection:
    """From now on only ``readers``, the responsible worker and ``by`` see the file; a second person confirms.

    Marked already: nothing changes. Raises RuleBroken as ``check_protection``.
    """
    client = must_reach(by, client.pk, Verb.PROTECT_CLIENT, lock=True)
    held = client.protections.filter(lifted_at__isnull=True).first()
    if held is not None:
        return held
    named = {user.pk: user for user in (*readers, by) if user is not None}
    check_protection(reason, words, named)
    if client.worker is not None:
        named.setdefault(client.worker.pk, client.worker)
    row = Protection.objects.create(client=client, reason=reason, words=words.strip(), set_by=by, set_at=now)
    ProtectedReader.objects.bulk_create(
        ProtectedReader(protection=row, user=user, named_by=by) for user in named.values()
    )
    client.is_protected = True
    client.save(update_fields=["is_protected", "changed_at"])
    # Who was inside by a pass is outside now.
    AccessPass.objects.filter(client=client, ended_at__isnull=True, ends_at__gt=now).update(ended_at=now)
    audit.record(
        by, "clients.protected", row, client_id=client.pk, reason=reason, readers=sorted(named), words=True
    )
    return row


@transaction.atomic
def name_reader(*, by: User, client: Client, reader: User) -> None:
    """One more person sees the protected file; named twice is named once. 404 where none is protected."""
    client = must_reach(by, client.pk, Verb.PROTECT_CLIENT, lock=True)
    row = _standing(client)
    if row.readers.filter(user=reader, ended_at__isnull=True).exists():
        return
    ProtectedReader.objects.create(protection=row, user=reader, named_by=by)
    audit.record(by, "clients.protected_reader_named", row, client_id=client.pk, reader=reader.pk)


@transaction.atomic
def drop_reader(*, by: User, client: Client, reader_id: int, now: datetime) -> None:
    """A named person no longer sees it. Raises RuleBroken ``privacy.last_reader``: somebody must."""
    client = must_reach(by, client.pk, Verb.PROTECT_CLIENT, lock=True)
    row = _standing(client)
    place = row.readers.filter(pk=reader_id).first()
    if place is None:
        raise Http404
    if place.ended_at is not None:
        return
    if place.user_id == by.pk:
        raise RuleBroken("privacy.drop_other_than_self")
    place.ended_at = now
    place.save(update_fields=["ended_at"])
    audit.record(by, "clients.protected_reader_dropped", row, client_id=client.pk, reader=place.user_id)


def _standing(client: Client) -> Protection:
    row: Protection | None = client.protections.filter(lifted_at__isnull=True).first()
    if row is None:
        raise Http404
    return row


def _must_see(by: User, protection: Protection) -> Protection:
    rows = protections_visible_to(by, Verb.CONFIRM_PROTECTION).filter(pk=protection.pk)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404
    return row


@transaction.atomic
def confirm_protection(*, by: User, protection: Protection, now: datetime) -> Protection:
    """The second person agrees to the mark. Raises RuleBroken ``privacy.second_person``."""
    row = _must_see(by, protection)
    if row.confirmed_at is not None or row.lifted_at is not None:
        return row
    if row.set_by_id == by.pk:
        raise RuleBroken("privacy.second_person")
    row.confirmed_by, row.confirmed_at = by, now
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(by, "clients.protection_confirmed", row, client_id=row.client_id)
    return row


@transaction.atomic
def ask_to_lift(*, by: User, protection: Protection, now: datetime) -> Protection:
    """Somebody says the protection is no longer needed; it stays until another person agrees."""
    row = _must_see(by, protection)
    if row.lift_asked_at is not None or row.lifted_at is not None:
        return row
    row.lift_asked_by, row.lift_asked_at = by, now
    row.save(update_fields=["lift_asked_by", "lift_asked_at"])
    audit.record(by, "clients.protection_lift_asked", row, client_id=row.client_id)
    return row


@transaction.atomic
def decide_lift(*, by: User, protection: Protection, lift: bool, now: datetime) -> Protection:
    """The second person agrees (the file is ordinary again) or not (it stays protected).

    Whoever asked may take it back, not agree to it. Raises RuleBroken ``privacy.second_person``.
    """
    row = _must_see(by, protection)
    if row.lift_asked_at is None or row.lifted_at is not None:
        return row
    if not lift:
        row.lift_asked_by = row.lift_asked_at = None
        row.save(update_fields=["lift_asked_by", "lift_asked_at"])
        audit.record(by, "clients.protection_kept", row, client_id=row.client_id)
        return row
    if row.lift_asked_by_id == by.pk:
        raise RuleBroken("privacy.second_person")
    client = Client.objects.select_for_update(of=("self",)).get(pk=row.client_id)
    row.lifted_by, row.lifted_at = by, now
    row.save(update_fields=["lifted_by", "lifted_at"])
    client.is_protected = False
    client.save(update_fields=["is_protected", "changed_at"])
    audit.record(by, "clients.protection_lifted", row, client_id=row.client_id)
    return row


@transaction.atomic
def recuse(*, by: User, client: Client, tie: str, now: datetime) -> Recusal:
    """A worker declares a tie to the client: the file closes to them at once. Twice is once.

    Raises RuleBroken ``privacy.tie_needed``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    if tie not in set(Tie):
        raise RuleBroken("privacy.tie_needed")
    held = Recusal.objects.filter(client=client, user=by, ended_at__isnull=True).first()
    if held is not None:
        return held
    row = Recusal.objects.create(client=client, user=by, tie=tie, declared_at=now)
    client.has_recusals = True
    client.save(update_fields=["has_recusals", "changed_at"])
    AccessPass.objects.filter(client=client, user=by, ended_at__isnull=True, ends_at__gt=now).update(
        ended_at=now
    )
    audit.record(by, "clients.recused", row, client_id=client.pk, tie=tie)
    return row


@transaction.atomic
def end_recusal(*, by: User, recusal: Recusal, now: datetime) -> None:
    """A head finds that the tie does not hold (any more): the file opens again to that worker."""
    client = must_reach(by, recusal.client_id, Verb.ASSIGN_WORKER, lock=True)
    row = client.recusals.filter(pk=recusal.pk).first()
    if row is None:
        raise Http404
    if row.ended_at is not None:
        return
    row.ended_at, row.ended_by = now, by
    row.save(update_fields=["ended_at", "ended_by"])
    client.has_recusals = client.recusals.filter(ended_at__isnull=True).exists()
    client.save(update_fields=["has_recusals", "changed_at"])
    audit.record(by, "clients.recusal_ended", row, client_id=client.pk, worker=row.user_id)


@transaction.atomic
def let_carry(*, by: User, clients: Iterable[Client], worker: User) -> None:
    """What a new responsible worker needs of the guards: no tie to any of them, a place among the named.

    The caller has reached and locked the clients. Raises RuleBroken ``privacy.worker_recused``.
    """
    clients = list(clients)
    tied = [client.pk for client in clients if client.has_recusals]
    if tied and Recusal.objects.filter(client__in=tied, user=worker, ended_at__isnull=True).exists():
        raise RuleBroken("privacy.worker_recused", who=worker.name)
    for client in clients:
        if client.is_protected:
            name_reader(by=by, client=client, reader=worker)
