"""A file goes to another place, which has accepted it (DRR 22): place and worker change at once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from waystation.accounts.access import lock_account
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.models import AreaSpell, Client, ProtectedReader, Recusal, TeamMember
from waystation.clients.queries import area_stations, works_in
from waystation.rules.problems import RuleBroken


@transaction.atomic(savepoint=False)
def take_over(*, by: User, client: Client, area: Area, worker: User, today: date) -> Client:
    """The file belongs to ``area`` and is ``worker``'s from today; on no day nobody answers for it.

    The caller has locked the client and seen that ``by`` answers for the receiving place. Of a specially
    protected file both become named readers; those of the old place reach it no longer, because its area is
    theirs no longer. Raises RuleBroken ``clients.area_ended``, ``clients.worker_not_here``,
    ``privacy.worker_recused``.
    """
    if area.ends_on is not None and area.ends_on < today:
        raise RuleBroken("clients.area_ended", area=area.name, ended_on=area.ends_on)
    if not (lock_account(worker) and works_in(worker, area.path)):
        raise RuleBroken("clients.worker_not_here", who=worker.name)
    tied = client.has_recusals and Recusal.objects.filter(client=client, user=worker, ended_at__isnull=True)
    if tied and tied.exists():
        raise RuleBroken("privacy.worker_recused", who=worker.name)
    _move(client, area, worker, today)
    if client.is_protected:
        _name(by, client, (worker, by))
    audit.record(by, "clients.taken_over", client, client_id=client.pk, area=area.pk, worker=worker.pk)
    return client


def _move(client: Client, area: Area, worker: User, today: date) -> None:
    client.area_spells.filter(ends_on__isnull=True).update(ends_on=today)
    AreaSpell.objects.create(client=client, area=area, starts_on=today)
    client.team.filter(duty=TeamMember.Duty.WORKER, ends_on__isnull=True).update(ends_on=today)
    TeamMember.objects.create(client=client, duty=TeamMember.Duty.WORKER, user=worker, starts_on=today)
    client.area, client.worker, client.without_worker_since = area, worker, None
    client.station_id = next(iter(area_stations(area.path)), None)
    client.save(update_fields=["area", "worker", "without_worker_since", "station", "changed_at"])
    # A file that was merged into it lies where it lies.
    Client.objects.filter(merged_into=client).update(area=area)


def _name(by: User, client: Client, people: tuple[User, ...]) -> None:
    protection = client.protections.filter(lifted_at__isnull=True).first()
    if protection is None:
        return
    known = set(protection.readers.filter(ended_at__isnull=True).values_list("user", flat=True))
    fresh = {one.pk: one for one in people if one.pk not in known}
    ProtectedReader.objects.bulk_create(
        ProtectedReader(protection=protection, user=one, named_by=by) for one in fresh.values()
    )
