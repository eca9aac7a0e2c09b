"""Handing clients to a worker, one or a whole community at once, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.http import Http404

from waystation.accounts import access as accounts
from waystation.accounts.access import in_force
from waystation.accounts.models import Grant, User
from waystation.audit import actions as audit
from waystation.audit import queries as record
from waystation.casework.models import HandedOut, HandOut, HandOver
from waystation.clients.access import visible_to
from waystation.clients.actions import protecting as guards
from waystation.clients.models import Client, TeamMember
from waystation.contacts.models import Contact
from waystation.notices import actions as notices
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb
from waystation.screening.models import Screening


def _locked(by: User, client_ids: list[int]) -> list[Client]:
    """The clients, locked in one order so that two heads cannot block each other; 404 if not theirs."""
    rows = visible_to(by, Verb.ASSIGN_WORKER).filter(pk__in=client_ids, state=Client.State.OPEN)
    clients = list(rows.select_for_update(of=("self",)).order_by("pk"))
    if len(clients) != len(set(client_ids)):
        raise Http404
    return clients


def _must_fit(worker: User, clients: list[Client]) -> None:
    """The worker holds a grant over every client's area; else RuleBroken ``casework.worker_not_here``.

    The account stays as it is until the end of the transaction: nobody closes it while it takes files.
    """
    is_active = accounts.lock_account(worker)
    paths = list(
        Grant.objects.filter(in_force(), user=worker, role=Role.WORKER).values_list("area__path", flat=True)
    )
    outside = [c for c in clients if not any(c.area_id.startswith(path) for path in paths)]
    if outside or not is_active:
        raise RuleBroken("casework.worker_not_here", worker=worker.name)


@transaction.atomic
def hand_out(*, by: User, seen: Mapping[int, int], worker: User, today: date) -> HandOut:
    """Make ``worker`` responsible for every client in ``seen``, or for none of them.

    ``seen``: client id → id of the worker shown on the page (0: nobody). Raises RuleBroken
    ``casework.hand_out_nothing``, ``casework.worker_not_here``, ``casework.handed_out_meanwhile`` (somebody
    else assigned one of them since the page was shown; says who carries it now). 404: a client not in reach.
    """
    clients = [c for c in _locked(by, list(seen)) if c.worker_id != worker.pk]
    if not clients:
        raise RuleBroken("casework.hand_out_nothing", worker=worker.name)
    for client in clients:
        if (client.worker_id or 0) != seen[client.pk]:
            who = client.worker.name if client.worker else ""
            raise RuleBroken("casework.handed_out_meanwhile", client=client.name, who=who)
    batch = give(by=by, clients=clients, worker=worker, today=today)
    notices.notify(
        by=by,
        to=[worker],
        code="notices.clients_assigned",
        client=None,
        key=f"hand_out:{batch.pk}",
        count=len(clients),
    )
    return batch


@transaction.atomic(savepoint=False)
def give(
    *, by: User, clients: list[Client], worker: User, today: date, hand_over: HandOver | None = None
) -> HandOut:
    """Make ``worker`` responsible for ``clients``, which the caller holds locked; nobody is told here.

    Raises RuleBroken ``casework.worker_not_here``.
    """
    _must_fit(worker, clients)
    guards.let_carry(by=by, clients=clients, worker=worker)
    batch = HandOut.objects.create(worker=worker, on=today, made_by=by, hand_over=hand_over)
    places = _move(clients, dict.fromkeys((c.pk for c in clients), worker), today=today)
    HandedOut.objects.bulk_create(
        HandedOut(
            batch=batch,
            client=client,
            before_id=client.worker_id,
            without_since=client.without_worker_since,
            place=places[client.pk],
        )
        for client in clients
    )
    Client.objects.filter(pk__in=[c.pk for c in clients]).update(worker=worker, without_worker_since=None)
    audit.record(by, "casework.handed_out", batch, worker=worker.pk, count=len(clients))
    audit.record_many(
        by=by,
        verb="clients.worker_assigned",
        subjects=[(client, client.pk, {"worker": worker.pk}) for client in clients],
    )
    return batch


def _move(clients: list[Client], to: Mapping[int, User | None], *, today: date) -> dict[int, TeamMember]:
    """End the places of the responsible workers and make the new ones; client id → new place."""
    duty = TeamMember.Duty.WORKER
    TeamMember.objects.filter(client__in=clients, duty=duty, ends_on__isnull=True).update(ends_on=today)
    places = TeamMember.objects.bulk_create(
        TeamMember(client=client, duty=duty, user=to[client.pk], starts_on=today)
        for client in clients
        if to[client.pk] is not None
    )
    return {place.client_id: place for place in places}


@transaction.atomic
def undo_hand_out(*, by: User, batch: HandOut, today: date, now: datetime) -> tuple[int, int]:
    """Take a hand-out back where nothing happened since: (files given back, files left as they are).

    A file is left alone when another worker carries it by now, when something was recorded in it since, or
    when its worker of before no longer works there.
    Undone twice it stays as the first time: (0, 0). 404 for a batch with a client out of reach.
    """
    batch = HandOut.objects.select_for_update().get(pk=batch.pk)
    if batch.undone_at is not None:
        return 0, 0
    entries = list(batch.entries.select_related("before", "place"))
    clients = {c.pk: c for c in _locked_for_undo(by, entries)}
    busy = _busy(list(clients), since=batch.made_at)
    accounts.lock_accounts(e.before_id for e in entries if e.before_id is not None)
    posts = _posts({e.before_id for e in entries if e.before_id is not None})
    free = [
        e
        for e in entries
        if e.client_id not in busy
        and clients[e.client_id].worker_id == batch.worker_id
        and e.place.ends_on is None
        and (e.before is None or _covers(posts, e.before, clients[e.client_id]))
    ]
    _move([clients[e.client_id] for e in free], {e.client_id: e.before for e in free}, today=today)
    for entry in free:
        client = clients[entry.client_id]
        client.worker, client.without_worker_since = entry.before, entry.without_since
        client.save(update_fields=["worker", "without_worker_since"])
        entry.undone = True
        audit.record(by, "clients.worker_assignment_undone", client, client_id=client.pk, batch=batch.pk)
    HandedOut.objects.bulk_update(free, ["undone"])
    batch.undone_at = now
    batch.save(update_fields=["undone_at"])
    audit.record(by, "casework.hand_out_undone", batch, count=len(free))
    return len(free), len(entries) - len(free)


def _locked_for_undo(by: User, entries: list[HandedOut]) -> list[Client]:
    wanted = [e.client_id for e in entries]
    rows = visible_to(by, Verb.ASSIGN_WORKER).filter(pk__in=wanted)
    clients = list(rows.select_for_update(of=("self",)).order_by("pk"))
    if len(clients) != len(wanted):
        raise Http404
    return clients


def _posts(worker_ids: set[int]) -> set[tuple[int, str]]:
    """(worker, path) of the active ones' grants in force."""
    grants = Grant.objects.filter(
        in_force(), user__in=worker_ids, user__is_active=True, role=Role.WORKER
    ).values_list("user_id", "area__path")
    return set(grants)


def _covers(posts: set[tuple[int, str]], worker: User, client: Client) -> bool:
    return any(pk == worker.pk and client.area_id.startswith(path) for pk, path in posts)


#: What handing out enters itself is no work in the file.
_OF_HANDING_OUT = ("clients.worker_assigned", "clients.worker_assignment_undone")


def _busy(client_ids: list[int], *, since: datetime) -> set[int]:
    """Clients in whose files something was recorded or changed since."""
    tested = Screening.objects.filter(client__in=client_ids, recorded_at__gt=since).values_list(
        "client", flat=True
    )
    met = Contact.objects.filter(client__in=client_ids, recorded_at__gt=since).values_list(
        "client", flat=True
    )
    entered = record.changed_after(client_ids, since, besides=_OF_HANDING_OUT)
    return {*tested, *met, *entered}
