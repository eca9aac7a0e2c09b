"""Files that should never have been opened: taken away whole. Only a mistaken import is undone like this."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client, ClientName, Kin, Phone


@transaction.atomic
def take_back_files(*, by: User, clients: Sequence[Client]) -> None:
    """Delete files in which nothing happened since they were opened; the record keeps that they were.

    The caller holds their locks and has seen that nobody touched them. A file to which anything but its own
    first rows belongs is protected by the database, and the whole transaction fails.
    """
    audit.record_many(
        by=by, verb="clients.registration_undone", subjects=((row, row.pk, {}) for row in clients)
    )
    Client.objects.filter(pk__in=[row.pk for row in clients]).delete()


@transaction.atomic
def take_back_rows(
    *, by: User, client: Client, names: Sequence[int], phones: Sequence[int], kin: Sequence[int]
) -> None:
    """Delete names, phones and relatives (by id) that an undone import had added to a file."""
    ClientName.objects.filter(client=client, pk__in=names).delete()
    Phone.objects.filter(client=client, pk__in=phones).delete()
    Kin.objects.filter(client=client, pk__in=kin).delete()
    audit.record(by, "clients.additions_undone", client, client_id=client.pk)
