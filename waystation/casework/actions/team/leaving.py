"""Somebody leaves: heads are asked to choose for the files, may leave some to nobody, are warned in time."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404

from waystation.accounts import access
from waystation.accounts.models import Grant, User
from waystation.accounts.queries import hanging, heads_of
from waystation.audit import actions as audit
from waystation.clients import actions as clients
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.notices.models import Notice
from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb

#: A worker's grant that ends within so many days, with files on it, is told to the heads.
WARNED = 14


def _heads(account: User) -> list[User]:
    """The heads of the areas in which the account's open files or worker's grants lie."""
    files = Client.objects.filter(worker=account, state=Client.State.OPEN).order_by()
    places = {
        *files.values_list("area__path", flat=True).distinct(),
        *Grant.objects.filter(user=account, role=Role.WORKER).values_list("area__path", flat=True),
    }
    found = {head.pk: head for path in sorted(places) for head in heads_of(path)}
    return list(found.values())


@transaction.atomic
def ask_heads(*, by: User, account: User, today: date) -> int:
    """An administrator asks the heads to choose what becomes of the files; how many heads were asked.

    Once a day. Raises RuleBroken ``leaving.nothing_hangs``, ``leaving.no_head`` (nobody could choose).
    """
    account = access.must_account(by, account.pk, lock=True)
    left = hanging(account, today)
    if not left.undecided:
        raise RuleBroken("leaving.nothing_hangs")
    heads = _heads(account)
    if not heads:
        raise RuleBroken("leaving.no_head")
    notices.notify(
        by=by,
        to=heads,
        code="notices.leaving_asked",
        client=None,
        key=f"leaving:{account.pk}:{today.isoformat()}",
        worker=account.name,
        count=left.files,
    )
    audit.record(by, "casework.leaving_asked", account, count=left.files, covers=left.covers)
    return len(heads)


@transaction.atomic
def release(*, by: User, worker: User, client_ids: list[int], today: date) -> int:
    """A head leaves files of ``worker`` to nobody for now: they wait in the head's queue; how many.

    Files that somebody else carries by now are left alone, so twice is once. Raises RuleBroken
    ``leaving.nothing_ticked``. 404: a file out of reach.
    """
    if not client_ids:
        raise RuleBroken("leaving.nothing_ticked")
    rows = visible_to(by, Verb.ASSIGN_WORKER).filter(pk__in=client_ids)
    held = list(rows.select_for_update(of=("self",)).order_by("pk"))
    if len(held) != len(set(client_ids)):
        raise Http404
    freed = [client for client in held if client.worker_id == worker.pk and client.state == Client.State.OPEN]
    for client in freed:
        clients.assign_worker(by=by, client=client, worker=None, today=today, instead_of=worker)
    audit.record(by, "casework.files_released", worker, count=len(freed))
    return len(freed)


@transaction.atomic
def tell_ending(*, by: None, today: date) -> int:
    """In the night: tell the heads of each worker's grant that ends soon with files on it. Once."""
    ending = Grant.objects.filter(
        role=Role.WORKER,
        ends_on__range=(today, add_days(today, WARNED)),
        user__clients__state=Client.State.OPEN,
    )
    told = set(Notice.objects.filter(code="notices.grant_ending").values_list("key", flat=True))
    count = 0
    for grant in ending.select_related("user", "area").distinct().order_by("pk"):
        key = f"grant:{grant.pk}:{grant.ends_on}"
        left = hanging(grant.user, today, at=grant.area.path)
        if key in told or not left.files:
            continue
        notices.notify(
            by=by,
            to=list(heads_of(grant.area.path)),
            code="notices.grant_ending",
            client=None,
            key=key,
            worker=grant.user.name,
            count=left.files,
            ends_on=str(grant.ends_on),
        )
        audit.record(by, "casework.grant_ending_told", grant, user=grant.user_id, count=left.files)
        count += 1
    return count
