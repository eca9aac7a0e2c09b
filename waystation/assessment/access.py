"""Whose plans a person sees and may write: those of the clients they reach."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.models import User
from waystation.clients.access import reachable
from waystation.rules.roles import Verb

from .models import Gain, PlanItem


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[PlanItem]:
    """The plan items of the clients on which ``user`` may ``verb``."""
    return PlanItem.objects.filter(reachable(user, verb, prefix="client__"))


def gains_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Gain]:
    """The gains of the clients on which ``user`` may ``verb``."""
    return Gain.objects.filter(reachable(user, verb, prefix="client__"))


def must_see(user: User, item_id: int, *, client_id: int) -> PlanItem:
    """One item with its client; 404 if it is not theirs to plan."""
    rows = visible_to(user, Verb.PLAN_HELP).select_related("client", "made_by", "settled_by")
    row = rows.filter(pk=item_id, client=client_id).first()
    if row is None:
        raise Http404
    return row


def must_see_gain(user: User, gain_id: int, *, client_id: int) -> Gain:
    """One gain with its client; 404 if it is not theirs to plan."""
    rows = gains_visible_to(user, Verb.PLAN_HELP).select_related("client")
    row = rows.filter(pk=gain_id, client=client_id).first()
    if row is None:
        raise Http404
    return row
