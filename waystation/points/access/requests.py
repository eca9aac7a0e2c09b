"""Whose points somebody sees, asks for and decides about: those of the clients they reach."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts.models import User
from waystation.clients.access import must_reach, reachable
from waystation.clients.models import Client
from waystation.points.models import PointRequest, Posting
from waystation.rules.roles import Verb


def visible_to(user: User, verb: Verb = Verb.SEE_POINTS) -> QuerySet[PointRequest]:
    """The requests about clients on whom ``user`` may ``verb``."""
    return PointRequest.objects.filter(reachable(user, verb, prefix="client__"))


def must_record(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` writes down there what is asked for."""
    return must_reach(user, client_id, Verb.ASK_POINTS, lock=True)


def must_decide(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` decides there."""
    return must_reach(user, client_id, Verb.DECIDE_POINTS, lock=True)


def must_request(user: User, request_id: int, verb: Verb) -> PointRequest:
    """One request with its client; 404 if it is not theirs to ``verb``."""
    rows = visible_to(user, verb).select_related("client", "asked_by", "of")
    row = rows.filter(pk=request_id).first()
    if row is None:
        raise Http404
    return row


def must_posting(client: Client, posting_id: int) -> Posting:
    """A posting into or out of a wallet of a client who was reached; else 404."""
    accounts = client.wallets.values("account")
    own = Posting.objects.filter(pk=posting_id)
    row = (own.filter(target__in=accounts) | own.filter(source__in=accounts)).first()
    if row is None:
        raise Http404
    return row
