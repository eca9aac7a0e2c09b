"""Whose files a person sees. Every query about clients starts here; what is not visible does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.http import Http404

from waystation.accounts.access import Reach, below, carries_for, covered, reach, shared_files
from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.common.reading import kept
from waystation.rules.places.second import SHARED_VERBS, SHARING
from waystation.rules.privacy import Viewer
from waystation.rules.privacy.reasons import OPENS, SEEN_AS, PassKind, Reason
from waystation.rules.roles import Role, Verb, roles_for

from .models import AccessPass, Client, Deletion, ProtectedReader, Protection, Recusal, Unsealing


@dataclass(frozen=True)
class Held:
    """A pass that holds now and has opened a file."""

    id: int
    client_id: int
    kind: PassKind
    reason: Reason
    ends_at: datetime


def held_passes(user: User) -> tuple[Held, ...]:
    """The files that passes hold open for ``user`` now. No statement for who has had none lately."""
    if user.passes_until is None:
        return ()
    known = cast("tuple[Held, ...] | None", getattr(user, "_passes", None))
    if known is None:
        rows = AccessPass.objects.filter(user=user, ended_at__isnull=True, ends_at__gt=Now()).exclude(
            kind=PassKind.STATED
        )
        columns = ("pk", "client_id", "kind", "reason", "ends_at")
        known = tuple(
            Held(pk, client_id, PassKind(kind), Reason(reason), ends_at)
            for pk, client_id, kind, reason, ends_at in rows.order_by("-ends_at").values_list(*columns)
        )
        user._passes = known  # type: ignore[attr-defined]  # kept on the instance; it lives one request
    return known


def forget_passes(user: User) -> None:
    """Ask again: a pass was just given or ended."""
    if hasattr(user, "_passes"):
        del user._passes


@dataclass(frozen=True, slots=True)
class Asker:
    """All that decides whose files a person reaches, whatever for: who is equal reaches the same files."""

    user: int
    grants: tuple[Reach, ...]
    carries: tuple[int, ...]
    lent: tuple[tuple[int, PassKind], ...]
    shared: tuple[int, ...] = ()


def asker(user: User) -> Asker:
    """What ``reachable`` goes by for this person at this moment; no statement once ``reach`` is known."""
    lent = tuple((held.client_id, held.kind) for held in held_passes(user))
    return Asker(user.pk, reach(user), carries_for(user), lent, shared_files(user))


def _not_closed(asked: Asker, prefix: str) -> Q:
    """The file stands open: not sealed, not protected or they are named, and they have no tie to the client.

    All are true/false columns of the file; the tables behind are asked only where one is set.
    """
    here = OuterRef(f"{prefix}pk")
    named = ProtectedReader.objects.filter(
        protection__client=here, protection__lifted_at__isnull=True, user=asked.user, ended_at__isnull=True
    )
    recused = Recusal.objects.filter(client=here, user=asked.user, ended_at__isnull=True)
    return (
        Q(**{f"{prefix}is_sealed": False})
        & Q(Q(**{f"{prefix}is_protected": False}) | Exists(named))
        & Q(Q(**{f"{prefix}has_recusals": False}) | ~Exists(recused))
    )


def reachable(user: User, verb: Verb, *, prefix: str = "") -> Q:
    """The condition "``user`` may ``verb`` this client", for clients or rows that point at one.

    A worker reaches the own caseload and that of covered colleagues inside the granted areas, a head
    everything below them, the police the clients of the own station; of specially protected files only the
    named people, of a tie nobody who declared one; a second place the files it answers for too. A pass
    opens one file inside the granted areas beyond that, for what its kind says. ``prefix`` is the way to
    the client (``"client__"``).
    """
    return _reachable(asker(user), verb, prefix)


def _reachable(asked: Asker, verb: Verb, prefix: str) -> Q:
    allowed = [grant for grant in asked.grants if grant.role in roles_for(verb)]
    own = below(f"{prefix}area__path", [g.path for g in allowed if g.role is Role.WORKER])
    street = below(f"{prefix}area__path", [g.path for g in allowed if g.role is Role.HEAD])
    stations = [g.organisation_id for g in allowed if g.role is Role.POLICE and g.organisation_id]
    mine = (
        (own & Q(**{f"{prefix}worker__in": asked.carries})) | street | Q(**{f"{prefix}station__in": stations})
    )
    if asked.shared and verb in SHARED_VERBS:
        mine |= Q(**{f"{prefix}pk__in": asked.shared})
    mine &= _not_closed(asked, prefix)
    lent = [client_id for client_id, kind in asked.lent if verb in OPENS[kind]]
    if not lent:
        return mine
    granted = below(f"{prefix}area__path", [grant.path for grant in asked.grants])
    return mine | (Q(**{f"{prefix}pk__in": lent}) & granted)


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
    asked = asker(user)

    def rows() -> QuerySet[Client]:
        query = Client.objects.filter(_reachable(asked, verb, ""), pk=kept.ROW, merged_into__isnull=True)
        query = query.select_related(*also) if also else query
        return query.select_for_update(of=("self",)) if lock else query

    found = kept.first(("client", asked, verb, also, lock), client_id, rows)
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


def pass_on(user: User, client: Client) -> Held | None:
    """The pass through which ``user`` is in this file, if it is by one; no statement of its own."""
    if _standing(user, client):
        return None
    return next((held for held in held_passes(user) if held.client_id == client.pk), None)


def _standing(user: User, client: Client) -> dict[Role, Reason]:
    """The roles in which ``user`` reaches the client without a pass, with why; no statement."""
    found: dict[Role, Reason] = {}
    for grant in reach(user):
        here = client.area_id.startswith(grant.path)
        if grant.role is Role.HEAD and here:
            found[grant.role] = Reason.QUEUE
        elif grant.role is Role.WORKER and here and client.worker_id in carries_for(user):
            found[grant.role] = Reason.CASELOAD if client.worker_id == user.pk else Reason.COVERED
        elif grant.role is Role.POLICE and client.station_id and grant.organisation_id == client.station_id:
            found[grant.role] = Reason.ORDER_DUTY
    if not found and client.pk in shared_files(user):
        found = {grant.role: Reason.SECOND_PLACE for grant in reach(user) if grant.role in SHARING}
    closed = client.is_protected or client.is_sealed
    if found and closed and any(held.client_id == client.pk for held in held_passes(user)):
        return {}  # a head inside a protected or sealed file by a pass, not by the office
    return found


def viewer(user: User, client: Client) -> Viewer:
    """In which roles ``user`` reaches this client, who has been reached: they decide what is masked.

    No statement. Somebody with two roles sees a client of one of them in that one only.
    """
    standing = _standing(user, client)
    if standing:
        return Viewer(frozenset(standing))
    held = pass_on(user, client)
    return Viewer(SEEN_AS[held.kind] if held else frozenset())


def viewer_in(user: User, area_path: str, verb: Verb) -> Viewer:
    """As whom ``user`` does ``verb`` in an area: for people who have no file yet (rows of a roster)."""
    held = (grant for grant in reach(user) if grant.role in roles_for(verb))
    return Viewer(frozenset(grant.role for grant in held if area_path.startswith(grant.path)))


def reason_for(user: User, client: Client, stated: str = "") -> str:
    """Why ``user`` is in this file, as the record keeps it; ``stated``: what the head was asked for."""
    held, standing = pass_on(user, client), _standing(user, client)
    if held is not None:
        return held.reason.value
    if Role.WORKER in standing or Reason.SECOND_PLACE in standing.values():
        return next((standing[role].value for role in SHARING if role in standing), "")
    if Role.HEAD in standing and stated:
        return stated
    return next((reason.value for reason in standing.values()), "")


# --- files outside the own list --------------------------------------------------------------------------


def outside(user: User, verb: Verb) -> QuerySet[Client]:
    """The files inside the areas where ``user`` holds ``verb`` that they may ask to open.

    Never one to which they have declared a tie; a specially protected one is found by a head alone.
    """
    recused = Recusal.objects.filter(client=OuterRef("pk"), user=user, ended_at__isnull=True)
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    found = Client.objects.filter(below("area__path", granted), is_sealed=False).filter(~Exists(recused))
    found = found.exclude(pk__in=visible_to(user).values("pk"))
    heads = (
        [grant.path for grant in reach(user) if grant.role is Role.HEAD] if verb is Verb.BREAK_GLASS else []
    )
    return found.filter(Q(is_protected=False) | below("area__path", heads))


def passes_visible_to(user: User, verb: Verb) -> QuerySet[AccessPass]:
    """The passes on files of the areas where ``user`` holds ``verb``: who looked, when and why, no file."""
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    return AccessPass.objects.filter(below("client__area__path", granted))


def protections_visible_to(user: User, verb: Verb) -> QuerySet[Protection]:
    """The marks of special protection in the areas where ``user`` holds ``verb``; not the files."""
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    return Protection.objects.filter(below("client__area__path", granted))


def sealed_for(user: User, verb: Verb) -> QuerySet[Client]:
    """The sealed files of the areas where ``user`` holds ``verb``: that they are there, nothing in them.

    Never one to which they have declared a tie.
    """
    recused = Recusal.objects.filter(client=OuterRef("pk"), user=user, ended_at__isnull=True)
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    return Client.objects.filter(below("area__path", granted), is_sealed=True).filter(~Exists(recused))


def unsealings_visible_to(user: User, verb: Verb) -> QuerySet[Unsealing]:
    """The requests to open sealed files of the areas where ``user`` holds ``verb``; no file."""
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    return Unsealing.objects.filter(below("client__area__path", granted))


def deletions_visible_to(user: User, verb: Verb) -> QuerySet[Deletion]:
    """Proposals to delete files of the areas where ``user`` holds ``verb``, and the proofs that stayed."""
    granted = [grant.path for grant in reach(user) if grant.role in roles_for(verb)]
    return Deletion.objects.filter(below("area__path", granted))
