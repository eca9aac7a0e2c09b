"""Who helps a client, where the file belongs, and whether it is in use."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404

from waystation.accounts.access import lock_account, paths
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.actions.protecting import let_carry
from waystation.clients.models import AreaSpell, Client, TeamMember
from waystation.clients.queries import area_stations, works_in
from waystation.common.persons import identity
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def assign_worker(
    *, by: User, client: Client, worker: User | None, today: date, instead_of: User | None
) -> Client:
    """A head gives a client to a worker (None: to nobody for now). History stands in the help team.

    ``instead_of``: the worker the head saw on the screen; when another head was faster, RuleBroken
    ``clients.assigned_meanwhile`` says who has the client now. Also ``clients.worker_not_here``.
    """
    client = must_reach(by, client.pk, Verb.ASSIGN_WORKER, lock=True)
    wanted = worker.pk if worker else None
    if client.worker_id == wanted:
        return client
    if client.worker_id != (instead_of.pk if instead_of else None):
        if client.worker is None:
            raise RuleBroken("clients.unassigned_meanwhile")
        raise RuleBroken("clients.assigned_meanwhile", who=client.worker.name)
    if worker is not None and not (lock_account(worker) and works_in(worker, client.area_id)):
        raise RuleBroken("clients.worker_not_here", who=worker.name)
    if worker is not None:
        let_carry(by=by, clients=[client], worker=worker)
    _put_worker(client, worker, today)
    audit.record(by, "clients.worker_assigned", client, client_id=client.pk, worker=wanted)
    return client


def _put_worker(client: Client, worker: User | None, today: date) -> None:
    responsible = client.team.filter(duty=TeamMember.Duty.WORKER, ends_on__isnull=True)
    responsible.update(ends_on=today)
    if worker is not None:
        TeamMember.objects.create(client=client, duty=TeamMember.Duty.WORKER, user=worker, starts_on=today)
    client.worker = worker
    client.without_worker_since = None if worker else today
    client.save(update_fields=["worker", "without_worker_since", "changed_at"])


@transaction.atomic
def add_team_member(
    *,
    by: User,
    client: Client,
    duty: str,
    today: date,
    user: User | None = None,
    kin_id: int | None = None,
    name: str = "",
    phone: str = "",
) -> TeamMember:
    """A place in the help team (帮教小组, DRR Art. 17; S0-31, S1-57): somebody with an account, a relative
    of the file, or a person by name. The same one twice is one.

    Raises RuleBroken ``clients.responsible_by_assignment``, ``clients.member_needed``,
    ``clients.kin_of_other_file``.
    """
    client = must_reach(by, client.pk, Verb.MANAGE_TEAM, lock=True)
    if duty == TeamMember.Duty.WORKER:
        raise RuleBroken("clients.responsible_by_assignment")
    if user is None and kin_id is None and not name.strip():
        raise RuleBroken("clients.member_needed")
    if kin_id is not None and not client.kin.filter(pk=kin_id, ends_on__isnull=True).exists():
        raise RuleBroken("clients.kin_of_other_file")
    place = client.team.filter(
        duty=duty, user=user, kin=kin_id, name=name.strip(), ends_on__isnull=True
    ).first()
    if place is not None:
        return place
    number = identity.parse_phone(phone).number if phone.strip() else ""
    place = TeamMember.objects.create(
        client=client,
        duty=duty,
        user=user,
        kin_id=kin_id,
        name=name.strip(),
        phone=number,
        starts_on=today,
    )
    audit.record(by, "clients.team_member_added", place, client_id=client.pk, duty=duty)
    return place


@transaction.atomic
def end_team_member(*, by: User, client: Client, member_id: int, today: date) -> None:
    """A place ends; the responsible worker's ends only by handing the client on."""
    client = must_reach(by, client.pk, Verb.MANAGE_TEAM, lock=True)
    place = client.team.filter(pk=member_id).first()
    if place is None:
        raise Http404
    if place.ends_on is not None:
        return
    if place.duty == TeamMember.Duty.WORKER:
        raise RuleBroken("clients.responsible_by_assignment")
    place.ends_on = today
    place.save(update_fields=["ends_on"])
    audit.record(by, "clients.team_member_ended", place, client_id=client.pk, duty=place.duty)


@transaction.atomic
def move_area(*, by: User, client: Client, area: Area, today: date) -> Client:
    """The file belongs to another community from today; ``by`` must be in charge of both.

    A worker who does not work there loses the client, who then waits for a new one. Raises RuleBroken
    ``clients.area_not_yours``, ``clients.area_ended``, ``clients.same_area``.
    """
    client = must_reach(by, client.pk, Verb.ASSIGN_WORKER, lock=True)
    if not any(area.path.startswith(path) for path in paths(by, Verb.ASSIGN_WORKER)):
        raise RuleBroken("clients.area_not_yours")
    if area.ends_on is not None and area.ends_on < today:
        raise RuleBroken("clients.area_ended", area=area.name, ended_on=area.ends_on)
    if client.area_id == area.path:
        raise RuleBroken("clients.same_area")
    client.area_spells.filter(ends_on__isnull=True).update(ends_on=today)
    AreaSpell.objects.create(client=client, area=area, starts_on=today)
    client.area = area
    client.station_id = next(iter(area_stations(area.path)), None)
    client.save(update_fields=["area", "station", "changed_at"])
    # A file that was merged into it lies where it lies: it is followed, and its history read, from there.
    Client.objects.filter(merged_into=client).update(area=area)
    if client.worker is not None and not works_in(client.worker, area.path):
        _put_worker(client, None, today)
    audit.record(by, "clients.area_moved", client, client_id=client.pk, area=area.pk)
    return client


@transaction.atomic
def close_file(*, by: User, client: Client, today: date) -> Client:
    """Put the file to rest; the caller has seen that no order runs."""
    client = must_reach(by, client.pk, Verb.ASSIGN_WORKER, lock=True)
    if client.state == Client.State.CLOSED:
        return client
    client.state, client.closed_on = Client.State.CLOSED, today
    client.save(update_fields=["state", "closed_on", "changed_at"])
    audit.record(by, "clients.file_closed", client, client_id=client.pk)
    return client


@transaction.atomic
def reopen_file(*, by: User, client: Client, today: date) -> Client:
    """Take a closed file into use again; the same person never gets a second one.

    A worker who no longer works there does not get it back: the file waits for a new one.
    """
    client = must_reach(by, client.pk, Verb.ASSIGN_WORKER, lock=True)
    if client.state == Client.State.OPEN:
        return client
    client.state, client.closed_on = Client.State.OPEN, None
    client.save(update_fields=["state", "closed_on", "changed_at"])
    if client.worker is not None and not (
        lock_account(client.worker) and works_in(client.worker, client.area_id)
    ):
        _put_worker(client, None, today)
    audit.record(by, "clients.file_reopened", client, client_id=client.pk)
    return client
