"""Which schemes somebody sets: those of the granted areas and everything below them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.access import areas_visible_to, below, paths
from waystation.accounts.models import Area, User
from waystation.clients.access import reachable
from waystation.points.models import Correction, Scheme, SchemeVersion
from waystation.rules.roles import Verb


def visible_to(user: User, verb: Verb = Verb.MANAGE_SCHEMES) -> QuerySet[Scheme]:
    """The schemes that ``user`` may ``verb``."""
    return Scheme.objects.filter(below("area__path", paths(user, verb)))


def areas(user: User) -> QuerySet[Area]:
    """Where ``user`` may set a scheme."""
    return areas_visible_to(user, Verb.MANAGE_SCHEMES).filter(ends_on__isnull=True).order_by("path")


def must_area(user: User, area_id: int) -> Area:
    """The area; 404 if no scheme is theirs to set there."""
    found = areas(user).filter(pk=area_id).first()
    if found is None:
        raise Http404
    return found


def must_version(user: User, version_id: int, *, lock: bool = False) -> SchemeVersion:
    """The version, locked on demand; 404 if it is not theirs."""
    query = SchemeVersion.objects.filter(scheme__in=visible_to(user))
    query = query.select_related("scheme__area", "drafted_by", "approved_by")
    found = (query.select_for_update(of=("self",)) if lock else query).filter(pk=version_id).first()
    if found is None:
        raise Http404
    return found


def corrections(user: User) -> QuerySet[Correction]:
    """The corrections about clients on whom ``user`` may decide: the head's. District and city set schemes
    and see figures, single files only by a stated reason.
    """
    return Correction.objects.filter(reachable(user, Verb.DECIDE_POINTS, prefix="client__"))
