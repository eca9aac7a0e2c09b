"""Obligations: bring the stored rows up to the facts, for one file or batch by batch; "could not be done"."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.casework import keeping
from waystation.casework.models import NightlyPass, NotPossible, Obligation
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.rules import obligations as rules
from waystation.rules.obligations import LIVE
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic(savepoint=False)
def refresh(*, by: User | None, client: Client, today: date, case: Case | None = None) -> int:
    """Make the stored obligations of ``client`` equal to the rules' list; how many rows changed.

    Every flow that changes a client's facts calls this last, in its own transaction, with the client locked.
    ``case``: the facts, where the caller has them already (with the change in them); else they are read.
    The history of each row says whose record changed it.
    """
    return keeping.write([case or cases.load_one(client, today)], by=by, today=today)


def _waiting(held: NightlyPass, size: int) -> list[Client]:
    """The next files of a pass, locked: open ones, and closed ones that still have something unsettled."""
    live = Obligation.objects.filter(client=OuterRef("pk"), state__in=[state.value for state in LIVE])
    wanted = Client.objects.filter(Q(state=Client.State.OPEN) | Exists(live), pk__gt=held.last_client_id)
    wanted = wanted.only("pk", "area", "state", "closed_on").order_by("pk")
    return list(wanted.select_for_update(of=("self",), no_key=True)[:size])


@transaction.atomic
def refresh_batch(*, by: User | None, today: date, now: datetime, size: int) -> bool:
    """The next ``size`` files of today's pass in one transaction; True when the pass is finished.

    How far it came is kept with the batch (:class:`NightlyPass`), so a pass that was cut off goes on from
    there, two at once share the work, and one that was finished today does nothing more.
    """
    NightlyPass.objects.get_or_create(on=today)
    held = NightlyPass.objects.select_for_update().get(on=today)
    if held.finished_at is not None:
        return True
    batch = _waiting(held, size)
    if not batch:
        held.finished_at = now
        held.save(update_fields=["finished_at"])
        audit.record(
            by,
            "casework.nightly_pass_finished",
            held,
            clients=held.clients,
            changed=held.changed,
            failed=len(held.failed),
        )
        return True
    held.changed += keeping.write(cases.load(batch, today), by=by, today=today)
    held.clients += len(batch)
    held.last_client_id = batch[-1].pk
    held.save(update_fields=["last_client_id", "clients", "changed"])
    return False


@transaction.atomic
def set_aside_next(*, by: User | None, today: date) -> int | None:
    """Pass over the next file of today's pass, because it cannot be computed; its id stays in the report."""
    held = NightlyPass.objects.select_for_update().get(on=today)
    batch = _waiting(held, 1)
    if not batch:
        return None
    client_id: int = batch[0].pk
    held.failed = [*held.failed, client_id]
    held.last_client_id = client_id
    held.save(update_fields=["failed", "last_client_id"])
    audit.record(by, "casework.nightly_file_set_aside", held, client_id=client_id)
    return client_id


@transaction.atomic
def not_possible(*, by: User, client: Client, key: str, reason: str, note: str, today: date) -> NotPossible:
    """Note that one obligation could not be done, with its reason.

    Said twice it stays one entry. Raises RuleBroken as ``rules.obligations.check_not_possible``, and
    ``obligations.unknown`` for a key the rules do not know.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    case = cases.load_one(client, today)
    obligation = next((o for o in case.obligations(today) if o.key == key), None)
    if obligation is None:
        raise RuleBroken("obligations.unknown")
    standing = NotPossible.objects.filter(client=client, key=key, withdrawn_at__isnull=True).first()
    if standing is not None:
        return standing
    rules.check_not_possible(obligation, entered_on=today, today=today)
    entry = NotPossible.objects.create(
        client=client,
        key=key,
        reason=rules.NotPossibleReason(reason).value,
        note=note,
        on=today,
        by=by,
    )
    audit.record(
        by, "casework.not_possible_entered", entry, client_id=client.pk, key=key, reason=entry.reason
    )
    refresh(by=by, client=client, today=today)
    return entry


@transaction.atomic
def withdraw_not_possible(*, by: User, entry: NotPossible, today: date, now: datetime) -> NotPossible:
    """Take such an entry back; what was due is due again. Taken back twice it stays as the first time."""
    client = must_reach(by, entry.client_id, Verb.RECORD_CONTACT, lock=True)
    entry = NotPossible.objects.select_for_update().get(pk=entry.pk)
    if entry.withdrawn_at is None:
        entry.withdrawn_at = now
        entry.save(update_fields=["withdrawn_at"])
        audit.record(by, "casework.not_possible_withdrawn", entry, client_id=client.pk, key=entry.key)
        refresh(by=by, client=client, today=today)
    return entry
