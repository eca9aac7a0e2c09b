"""Whose shelves somebody keeps: those of the centres in the areas granted for it."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from waystation.accounts.access import below, paths
from waystation.accounts.models import Organisation, User
from waystation.clients.models import Client
from waystation.points.models import Good, PriceList, Redemption, StockCheck, StockMove
from waystation.rules.roles import Verb

#: Organisations that may have a shelf.
KINDS = (Organisation.Kind.CENTRE, Organisation.Kind.WORKSTATION)


def shops(user: User, verb: Verb = Verb.SEE_SHOP) -> QuerySet[Organisation]:
    """The centres and workstations whose shelf ``user`` may ``verb``."""
    granted = paths(user, verb)
    here = below("area__path", granted)
    if granted:  # who works in a community serves at the counter of the own centre all the same
        here |= Q(pk=user.organisation_id)
    return Organisation.objects.filter(here, kind__in=KINDS, ends_on__isnull=True)


def must_shop(user: User, organisation_id: int, verb: Verb = Verb.SEE_SHOP) -> Organisation:
    """The centre; 404 if its shelf is not theirs to ``verb``."""
    found = shops(user, verb).select_related("area").filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    return found


def own_shop(user: User, verb: Verb = Verb.SEE_SHOP) -> Organisation | None:
    """The shelf of the own office, else the first in reach by name."""
    rows = shops(user, verb).select_related("area")
    return rows.filter(Q(pk=user.organisation_id)).first() or rows.order_by("name", "pk").first()


def goods_visible_to(user: User, verb: Verb = Verb.SEE_SHOP) -> QuerySet[Good]:
    """The goods on those shelves, ended ones too."""
    return Good.objects.filter(organisation__in=shops(user, verb))


def must_good(user: User, good_id: int, verb: Verb = Verb.KEEP_SHOP, *, lock: bool = False) -> Good:
    """The good without its picture, locked on demand; 404 if it is not theirs to ``verb``."""
    query = goods_visible_to(user, verb).select_related("organisation").defer("picture")
    found = (query.select_for_update(of=("self",)) if lock else query).filter(pk=good_id).first()
    if found is None:
        raise Http404
    return found


def lists_visible_to(user: User, verb: Verb = Verb.SEE_SHOP) -> QuerySet[PriceList]:
    """The price lists of those shelves."""
    return PriceList.objects.filter(organisation__in=shops(user, verb))


def must_list(user: User, list_id: int, verb: Verb, *, lock: bool = False) -> PriceList:
    """The list, locked on demand; 404 if it is out of reach."""
    query = lists_visible_to(user, verb).select_related("organisation")
    found = (query.select_for_update(of=("self",)) if lock else query).filter(pk=list_id).first()
    if found is None:
        raise Http404
    return found


def checks_visible_to(user: User, verb: Verb = Verb.KEEP_SHOP) -> QuerySet[StockCheck]:
    """Counts and write-offs of those shelves that wait or were decided."""
    return StockCheck.objects.filter(good__organisation__in=shops(user, verb))


def moves_visible_to(user: User, verb: Verb = Verb.SEE_SHOP) -> QuerySet[StockMove]:
    """Every change of the stock of those shelves."""
    return StockMove.objects.filter(good__organisation__in=shops(user, verb))


def redemptions_visible_to(user: User, verb: Verb = Verb.SEE_SHOP) -> QuerySet[Redemption]:
    """The orders at those shelves: the shop's business, whoever's caseload the client is."""
    return Redemption.objects.filter(organisation__in=shops(user, verb))


def must_redemption(
    user: User, redemption_id: int, verb: Verb = Verb.KEEP_SHOP, *, lock: bool = False
) -> Redemption:
    """The order, locked on demand after its client; 404 if it is out of reach."""
    query = redemptions_visible_to(user, verb).select_related("organisation")
    found = query.filter(pk=redemption_id).first()
    if found is None:
        raise Http404
    if not lock:
        return found
    list(Client.objects.filter(pk=found.client_id).select_for_update(of=("self",)).values_list("pk"))
    return query.select_for_update(of=("self",)).get(pk=redemption_id)
