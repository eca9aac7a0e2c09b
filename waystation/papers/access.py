"""Whose papers a person reaches, and for which offices they may set templates and numbers."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from waystation.accounts import access
from waystation.accounts.models import Organisation, User
from waystation.accounts.queries import up_to_root
from waystation.clients.access import reachable
from waystation.clients.models import Client
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .models import IssuedPaper, PaperBatch

#: Organisations that issue papers.
ISSUING = (
    Organisation.Kind.STREET_OFFICE,
    Organisation.Kind.CENTRE,
    Organisation.Kind.WORKSTATION,
    Organisation.Kind.OFFICE,
)


def visible_to(user: User, verb: Verb = Verb.PRINT_PAPERS) -> QuerySet[IssuedPaper]:
    """The issued papers of the files ``user`` reaches, without what they say: the only start of a query."""
    found = IssuedPaper.objects.filter(reachable(user, verb, prefix="client__"))
    return found.defer("content", "facts")


def must_paper(user: User, client: Client, paper_id: int, *, lock: bool = False) -> IssuedPaper:
    """A paper of a file that was reached, or 404."""
    rows = IssuedPaper.objects.filter(client=client, pk=paper_id)
    found = (rows.select_for_update() if lock else rows.select_related("organisation")).first()
    if found is None:
        raise Http404
    return found


def offices(user: User) -> QuerySet[Organisation]:
    """The offices whose templates and numbers ``user`` may set."""
    return access.organisations_visible_to(user, Verb.MANAGE_PAPERS).filter(
        kind__in=ISSUING, ends_on__isnull=True
    )


def must_office(user: User, office_id: int, *, lock: bool = False) -> Organisation:
    """One of them, or 404."""
    rows = offices(user).filter(pk=office_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows.select_related("area")).first()
    if found is None:
        raise Http404
    return found


def registered(office: Organisation) -> QuerySet[IssuedPaper]:
    """What an office that was reached (``must_office``) has issued, for its register: kind, number, days,
    who; neither what a paper says nor whose it is. Files that went to another place are beyond the wall."""
    rows = IssuedPaper.objects.filter(organisation=office).select_related("issued_by")
    return rows.defer("content", "facts", "cancelled_reason")


def issuing_office(user: User, client: Client) -> Organisation:
    """In whose name ``user`` issues a paper about the client: the own office, else the nearest one of the
    client's area. Raises RuleBroken ``papers.no_office``."""
    own = user.organisation
    if own is not None and own.kind in ISSUING and own.ends_on is None:
        return own
    near = up_to_root(client.area_id)
    found = (
        Organisation.objects.filter(area__path__in=near, kind__in=ISSUING, ends_on__isnull=True)
        .order_by("-area__path", "pk")
        .first()
    )
    if found is None:
        raise RuleBroken("papers.no_office")
    return found


def must_batch(user: User, batch_id: int, *, lock: bool = False) -> PaperBatch:
    """A print of many that ``user`` ordered, or 404."""
    rows = PaperBatch.objects.filter(made_by=user, pk=batch_id).defer("content")
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Http404
    return found
