"""Whose an account is, and whom to tell about a wallet."""

from __future__ import annotations

from collections.abc import Iterable

from waystation.clients.models import Client
from waystation.points.models import Account
from waystation.rules.points.postings import AccountKind


def workers_of(clients: Iterable[int]) -> dict[int, Client]:
    """The files of these numbers with the worker in charge."""
    return {row.pk: row for row in Client.objects.filter(pk__in=list(clients)).select_related("worker")}


def expiry() -> Account:
    """The account of what expired; an unsaved one as long as nothing has."""
    return Account.objects.filter(kind=AccountKind.EXPIRY).first() or Account(kind=AccountKind.EXPIRY)
