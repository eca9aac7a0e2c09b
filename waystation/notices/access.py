"""A notice belongs to its addressee; a message to whoever reaches the file; a channel to an administrator."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.access import areas_visible_to
from waystation.accounts.models import User
from waystation.clients.access import reachable
from waystation.rules.roles import Verb

from .models import Message, Notice, Route


def visible_to(user: User) -> QuerySet[Notice]:
    """The notices to ``user``, newest first."""
    return Notice.objects.filter(to=user).order_by("-made_at", "-pk")


def messages_visible_to(user: User, verb: Verb = Verb.SEE_MESSAGES) -> QuerySet[Message]:
    """The messages to clients whom ``user`` reaches, and to their relatives."""
    return Message.objects.filter(
        reachable(user, verb, prefix="client__"), client__isnull=False, client__merged_into__isnull=True
    )


def must_message(user: User, message_id: int, *, lock: bool = False) -> Message:
    """One of them, locked on demand; else 404."""
    rows = messages_visible_to(user).select_related("client")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=message_id).first()
    if found is None:
        raise Http404
    return found


def routes_visible_to(user: User) -> QuerySet[Route]:
    """The channels of the areas that ``user`` administers."""
    return Route.objects.filter(area__in=areas_visible_to(user, Verb.MANAGE_CHANNELS))


def must_route(user: User, route_id: int, *, lock: bool = False) -> Route:
    """One of them, locked on demand; else 404."""
    rows = routes_visible_to(user).select_related("area")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=route_id).first()
    if found is None:
        raise Http404
    return found
