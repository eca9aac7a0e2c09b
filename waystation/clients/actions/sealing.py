"""Sealing closed files, and opening a sealed one: asked by one person, accepted by another."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients import access
from waystation.clients.actions.passes import give_unsealed
from waystation.clients.models import Client, Deletion, Sealing, Unsealing
from waystation.rules.release import keeping as rules
from waystation.rules.release.keeping import UnsealFor
from waystation.rules.roles import Verb


@transaction.atomic
def seal(*, by: User, client: Client, open_matters: int, today: date) -> Sealing | None:
    """A head puts a closed file away. The second click does nothing (the file is gone from view).

    Raises RuleBroken as ``rules.release.keeping.check_seal``.
    """
    client = access.must_reach(by, client.pk, Verb.SEAL_FILES, lock=True)
    return _seal(by, client, open_matters, today)


@transaction.atomic
def seal_by_itself(*, by: User | None, client_id: int, open_matters: int, today: date) -> Sealing | None:
    """The nightly pass puts a file away whose day has come; None: it is in use again or sealed already."""
    client = Client.objects.select_for_update(of=("self",)).filter(pk=client_id, is_sealed=False).first()
    if client is None or client.state != Client.State.CLOSED or client.merged_into_id or open_matters:
        return None
    return _seal(by, client, open_matters, today)


def _seal(by: User | None, client: Client, open_matters: int, today: date) -> Sealing:
    rules.check_seal(is_closed=client.state == Client.State.CLOSED, open_matters=open_matters)
    client.is_sealed = True
    client.save(update_fields=["is_sealed", "changed_at"])
    row = Sealing.objects.create(client=client, sealed_on=today, sealed_by=by)
    audit.record(by, "clients.file_sealed", client, client_id=client.pk)
    return row


@transaction.atomic
def ask_unsealing(
    *, by: User, client: Client, what_for: str, reason: str, words: str, now: datetime
) -> Unsealing:
    """A head asks to open a sealed file of the own street. Asking twice is one request.

    Raises Http404, RuleBroken as ``rules.release.keeping.check_unseal``.
    """
    rows = access.sealed_for(by, Verb.SEAL_FILES).select_for_update(of=("self",))
    held = rows.filter(pk=client.pk).first()
    if held is None:
        raise Http404
    rules.check_unseal(what_for, reason, words)
    waiting = held.unsealings.filter(asked_by=by, granted__isnull=True).first()
    if waiting is not None:
        return waiting
    row = Unsealing.objects.create(
        client=held, what_for=what_for, reason=reason, words=words.strip(), asked_by=by, asked_at=now
    )
    audit.record(
        by, "clients.unseal_asked", row, client_id=held.pk, reason=reason, what_for=what_for, words=True
    )
    return row


@transaction.atomic
def decide_unsealing(
    *, by: User, asked: Unsealing, grants: bool, note: str, hours: int, today: date, now: datetime
) -> Unsealing:
    """A second person accepts or refuses. Accepted, the file opens to whoever asked for ``hours``, or returns
    into use at rest (a head then takes it up again).

    Decided twice keeps the first. Raises Http404, RuleBroken as ``rules.release.keeping.check_second``.
    """
    rows = access.unsealings_visible_to(by, Verb.CONFIRM_UNSEAL).select_for_update(of=("self",))
    row = rows.select_related("asked_by").filter(pk=asked.pk).first()
    if row is None:
        raise Http404
    if row.granted is not None:
        return row
    rules.check_second(row.asked_by_id, by.pk, grants=grants, note=note)
    row.granted, row.note, row.decided_by, row.decided_at = grants, note.strip(), by, now
    row.save(update_fields=["granted", "note", "decided_by", "decided_at"])
    audit.record(by, "clients.unseal_decided", row, client_id=row.client_id, granted=grants)
    if grants and row.what_for == UnsealFor.LOOK:
        give_unsealed(by=by, to=row.asked_by, client=row.client, words=row.words, hours=hours, now=now)
    elif grants:
        _return_to_use(by, row.client_id, today)
    return row


def _return_to_use(by: User, client_id: int, today: date) -> None:
    """The file is seen again, closed as it was; taking it into use is a deed of its own."""
    client = Client.objects.select_for_update(of=("self",)).get(pk=client_id)
    if not client.is_sealed:
        return
    client.is_sealed = False
    client.save(update_fields=["is_sealed", "changed_at"])
    client.sealings.filter(lifted_on__isnull=True).update(lifted_on=today)
    audit.record(by, "clients.file_unsealed", client, client_id=client.pk)
    # Whoever comes back is not deleted: a proposal that waits falls.
    for row in client.deletions.filter(state=Deletion.State.PROPOSED).select_for_update(of=("self",)):
        withdraw_proposal(by=by, proposed=row, today=today)


@transaction.atomic
def withdraw_proposal(*, by: User, proposed: Deletion, today: date) -> None:
    """The file is not deleted. The caller has reached it, and holds the lock of the proposal that waits."""
    proposed.state, proposed.withdrawn_on, proposed.withdrawn_by = Deletion.State.WITHDRAWN, today, by
    proposed.save(update_fields=["state", "withdrawn_on", "withdrawn_by"])
    audit.record(by, "clients.deletion_withdrawn", proposed, client_id=proposed.client_id)
