"""Whose files a person sees. Every query about clients starts here; what is not visible does not exist."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from waystation.accounts.access import below, carries_for, covered, reach
from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.common.reading import kept
from waystation.rules.privacy import Viewer
from waystation.rules.roles import Role, Verb, roles_for

from .models import Client


def reachable(user: User, verb: Verb, *, prefix: str = "") -> Q:
    """The condition "``user`` may ``verb`` this client", for clients or rows that point at one.

    A worker reaches the own caseload and that of covered colleagues inside the granted areas, a head
    everything below them, the police the clients of the own station. ``prefix`` is the way to the client
    (``"client__"``).
    """
    allowed = [grant for grant in reach(user) if grant.role in roles_for(verb)]
    own = below(f"{prefix}area__path", [g.path for g in allowed if g.role is Role.WORKER])
    street = below(f"{prefix}area__path", [g.path for g in allowed if g.role is Role.HEAD])
    stations = [g.organisation_id for g in allowed if g.role is Role.POLICE and g.organisation_id]
    return (
        (own & Q(**{f"{prefix}worker__in": carries_for(user)}))
        | street
        | Q(**{f"{prefix}station__in": stations})
    )


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Client]:
    """The clients on which ``user`` may ``verb``: the only start of a query.

    A file that was merged into another is none any more; who asks for it is led on (``clients.merged``).
    """
    return Client.objects.filter(reachable(user, verb), merged_into__isnull=True)


def must_reach(
    user: User, client_id: int, verb: Verb, *, lock: bool = False, also: tuple[str, ...] = ()
) -> Client:
    """The client, locked on demand; 404 if this user may not ``verb`` it, or if there is none.

    ``also`` names the rows to read with it in the same statement (``"area"``, ``"worker"``). What is
    recorded from here on carries the covered colleague's name beside the user's, if the file is theirs.
    """
    allowed = reachable(user, verb)

    def rows() -> QuerySet[Client]:
        query = Client.objects.filter(allowed, pk=kept.ROW)
        query = query.select_related(*also) if also else query
        return query.select_for_update(of=("self",)) if lock else query

    found = kept.first(("client", allowed, also, lock), client_id, rows)
    if found is None:
        raise Http404
    audit.acting_for.set(covered_in(user, found))
    return found


def covered_in(user: User, client: Client) -> int | None:
    """The colleague for whom ``user`` works in this file today; None: nobody (the own file, a head's)."""
    carriers = [cover.user_id for cover in covered(user)]
    return client.worker_id if client.worker_id in carriers else None


def may_on(user: User, client: Client, verb: Verb) -> bool:
    """Whether ``user`` may ``verb`` this client: for showing a door at all; the door itself asks again."""
    return visible_to(user, verb).filter(pk=client.pk).exists()


def viewer(user: User, client: Client) -> Viewer:
    """In which roles ``user`` reaches this client, who has been reached: they decide what is masked.

    No statement. Somebody with two roles sees a client of one of them in that one only.
    """
    held = set()
    for grant in reach(user):
        here = client.area_id.startswith(grant.path)
        if (
            (grant.role is Role.HEAD and here)
            or (grant.role is Role.WORKER and here and client.worker_id == user.pk)
            or (
                grant.role is Role.POLICE and client.station_id and grant.organisation_id == client.station_id
            )
        ):
            held.add(grant.role)
    return Viewer(frozenset(held))
