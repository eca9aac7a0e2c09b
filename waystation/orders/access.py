"""Which orders, steps and matters a person sees: those of the clients they see."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from waystation.accounts.access import below, carries_for, in_force, paths, reach
from waystation.accounts.models import Area, User
from waystation.accounts.queries import areas_below
from waystation.clients.access import reachable
from waystation.clients.models import Client
from waystation.rules.matters import MatterKind
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb, roles_for

from .models import (
    Absence,
    AgreementSheet,
    AgreementText,
    Leave,
    LeaveExtension,
    Leaver,
    LocalParameter,
    Matter,
    Move,
    Order,
    SharedFile,
)


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Order]:
    """The orders of clients on which ``user`` may ``verb``."""
    return Order.objects.filter(reachable(user, verb, prefix="client__"))


def matters_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Matter]:
    """The matters of clients on which ``user`` may ``verb``.

    What the client said of themselves, what the family called about, what a worker observed is care: it is
    seen by those who prepare matters, and by nobody else.
    """
    theirs = reachable(user, verb, prefix="client__")
    prepares = reachable(user, Verb.PREPARE_MATTER, prefix="client__")
    return Matter.objects.filter(theirs & (~Q(kind=MatterKind.RELAPSE_SIGN) | prepares))


def must_reach(
    user: User, order_id: int, verb: Verb, *, client_id: int | None = None, lock: bool = False
) -> Order:
    """The order with its client, locked on demand; 404 if this user may not ``verb`` it."""
    query = visible_to(user, verb).select_related("client")
    if client_id is not None:
        query = query.filter(client=client_id)
    if lock:
        query = query.select_for_update(of=("self",))
    try:
        return query.get(pk=order_id)
    except Order.DoesNotExist:
        raise Http404 from None


def leaves_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Leave]:
    """The leaves of clients on which ``user`` may ``verb``."""
    return Leave.objects.filter(reachable(user, verb, prefix="client__"))


def extensions_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[LeaveExtension]:
    """The extensions of these leaves."""
    return LeaveExtension.objects.filter(reachable(user, verb, prefix="leave__client__"))


def absences_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Absence]:
    """The absences of clients on which ``user`` may ``verb``."""
    return Absence.objects.filter(reachable(user, verb, prefix="client__"))


def _reached(user: User) -> QuerySet[Client, int]:
    """The files that ``user`` reaches, to be asked beside other ways to a row: a join would hide, behind the
    wall, the rows of files that are out of reach."""
    return Client.objects.filter(reachable(user, Verb.SEE_CLIENTS)).values_list("pk", flat=True)


def moves_visible_to(user: User) -> QuerySet[Move]:
    """The moves of files that ``user`` reaches, and as head those from and to the own places.

    After the acceptance the sender's street still sees that it arrived, not the file.
    """
    heads = paths(user, Verb.DECIDE_AWAY)
    here = below("from_area__path", heads) | below("to_area__path", heads)
    return Move.objects.filter(here | Q(client__in=_reached(user)))


def incoming(user: User) -> QuerySet[Move]:
    """The moves that were sent to a place ``user`` answers for; not the files."""
    heads = paths(user, Verb.DECIDE_AWAY)
    return Move.objects.filter(below("to_area__path", heads), sent_on__isnull=False)


def shared_visible_to(user: User) -> QuerySet[SharedFile]:
    """The two-place supervisions of files that ``user`` reaches, and as head those of the own second
    place."""
    heads = paths(user, Verb.DECIDE_AWAY)
    return SharedFile.objects.filter(below("area__path", heads) | Q(client__in=_reached(user)))


def shared_there(user: User) -> QuerySet[SharedFile]:
    """Those whose second place ``user`` answers for; not the files."""
    return SharedFile.objects.filter(below("area__path", paths(user, Verb.DECIDE_AWAY)))


def places(user: User) -> QuerySet[Area]:
    """The areas in use for which ``user`` may accept a file."""
    return areas_below(user, Verb.DECIDE_AWAY)


def lock_matter(user: User, matter: Matter, verb: Verb) -> Matter:
    """The matter, locked behind its client (whom the caller has locked); 404 if not theirs to ``verb``."""
    try:
        found = matters_visible_to(user, verb).select_for_update(of=("self",))
        return found.select_related("client").get(pk=matter.pk)
    except Matter.DoesNotExist:
        raise Http404 from None


def local_rules_visible_to(user: User) -> QuerySet[LocalParameter]:
    """The local rules of the areas in which ``user`` sets them, and of the areas above those."""
    own = paths(user, Verb.MANAGE_LOCAL_LAW)
    above = {path[:n] for path in own for n in range(Area.steplen, len(path), Area.steplen)}
    return LocalParameter.objects.filter(below("area__path", own)) | LocalParameter.objects.filter(
        area__path__in=above
    )


def areas_to_rule(user: User) -> QuerySet[Area]:
    """The areas for which ``user`` may set local rules."""
    areas: QuerySet[Area] = Area.objects.filter(below("path", paths(user, Verb.MANAGE_LOCAL_LAW)))
    return areas.order_by("path")


def must_rule(user: User, area: Area) -> None:
    """Raise RuleBroken ``orders.area_not_yours`` unless ``user`` sets local rules there."""
    if not areas_to_rule(user).filter(pk=area.pk).exists():
        raise RuleBroken("orders.area_not_yours")


# --- agreements ---------------------------------------------------------------------------------------


def sheets_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[AgreementSheet]:
    """The prepared and signed agreements of clients on which ``user`` may ``verb``."""
    return AgreementSheet.objects.filter(reachable(user, verb, prefix="order__client__"))


def must_see_sheet(
    user: User, sheet_id: int, *, client_id: int, verb: Verb = Verb.SEE_CLIENTS
) -> AgreementSheet:
    """One sheet with what its paper is made of; 404 if it is not theirs to ``verb``."""
    rows = sheets_visible_to(user, verb).filter(pk=sheet_id, order__client=client_id)
    related = ("order__client__worker", "template__area", "agreement", "settled_by")
    found = rows.select_related(*related).prefetch_related("signatures").first()
    if found is None:
        raise Http404
    return found


def areas_to_write_for(user: User) -> QuerySet[Area]:
    """The areas for which ``user`` may write a text of the agreement."""
    areas: QuerySet[Area] = Area.objects.filter(below("path", paths(user, Verb.WRITE_AGREEMENT_TEXT)))
    return areas.order_by("path")


def must_write_text(user: User, area: Area) -> None:
    """Raise RuleBroken ``orders.area_not_yours`` unless ``user`` writes texts for that area."""
    if not areas_to_write_for(user).filter(pk=area.pk).exists():
        raise RuleBroken("orders.area_not_yours")


def texts_visible_to(user: User) -> QuerySet[AgreementText]:
    """The national texts and those of the areas in, above and below which ``user`` writes them."""
    own = paths(user, Verb.WRITE_AGREEMENT_TEXT)
    above = {path[:n] for path in own for n in range(Area.steplen, len(path), Area.steplen)}
    return AgreementText.objects.filter(
        Q(area__isnull=True) | below("area__path", own) | Q(area__path__in=above)
    )


# --- hand-over from isolation -------------------------------------------------------------------------


def leavers_visible_to(user: User, verb: Verb = Verb.SEE_LEAVERS) -> QuerySet[Leaver]:
    """Whom ``user`` sees coming out: heads and offices above those of their areas, a worker the own ones.

    A file that stands under protection, or to which somebody declared a tie, stays closed here too.
    """
    allowed = [grant for grant in reach(user) if grant.role in roles_for(verb)]
    street = below("area__path", [grant.path for grant in allowed if grant.role is not Role.WORKER])
    own = below("area__path", [grant.path for grant in allowed if grant.role is Role.WORKER])
    mine = street | (own & Q(worker__in=carries_for(user)))
    file = Q(client__isnull=False) & reachable(user, verb, prefix="client__")
    stands_open = Q(client__isnull=True) | Q(client__is_protected=False, client__has_recusals=False)
    return Leaver.objects.filter((mine & stands_open) | file)


def must_see_leaver(
    user: User, leaver_id: int, verb: Verb = Verb.SEE_LEAVERS, *, lock: bool = False
) -> Leaver:
    """One of them with file, area and worker; 404 if they are not theirs to ``verb``."""
    rows = leavers_visible_to(user, verb).select_related("client", "area", "worker", "centre", "recorded_by")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = rows.filter(pk=leaver_id).first()
    if found is None:
        raise Http404
    return found


def areas_to_expect_in(user: User) -> QuerySet[Area]:
    """The areas for which ``user`` may enter that somebody comes out."""
    areas: QuerySet[Area] = Area.objects.filter(below("path", paths(user, Verb.EXPECT_LEAVER)))
    return areas.filter(in_force()).order_by("path")
