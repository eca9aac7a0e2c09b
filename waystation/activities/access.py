"""Whose attendance a person sees and may write: that of the clients they reach; and the sessions of their
own centre and area, which say nothing about anybody."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from waystation.accounts.access import below, paths, reach
from waystation.accounts.models import Organisation, User
from waystation.clients.access import must_reach, reachable
from waystation.clients.models import Client
from waystation.rules.roles import Verb

from .models import Attendance, Certificate, Session, WorkRecord

_Hung = TypeVar("_Hung", Attendance, Certificate, WorkRecord)


def _own(user: User) -> list[int]:
    """The organisations at which somebody runs sessions: of the account, and of the grants of today."""
    if not paths(user, Verb.RECORD_ACTIVITY):
        return []
    held = {grant.organisation_id for grant in reach(user)} | {user.organisation_id}
    return sorted(pk for pk in held if pk is not None)


def sites(user: User) -> QuerySet[Organisation]:
    """The centres and workstations whose sessions ``user`` runs: the own one, those of the granted areas."""
    here = below("area__path", paths(user, Verb.RECORD_ACTIVITY))
    kinds = (Organisation.Kind.CENTRE, Organisation.Kind.WORKSTATION)
    return Organisation.objects.filter(here | Q(pk__in=_own(user)), kind__in=kinds, ends_on__isnull=True)


def sessions_visible_to(user: User) -> QuerySet[Session]:
    """The sessions of those centres, cancelled ones too."""
    here = below("area__path", paths(user, Verb.RECORD_ACTIVITY))
    return Session.objects.filter(here | Q(organisation__in=_own(user)))


def must_see_session(user: User, session_id: int, *, lock: bool = False) -> Session:
    """One session; 404 unless it is one of theirs."""
    rows = sessions_visible_to(user).select_related("organisation", "made_by", "area")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=session_id).first()
    if row is None:
        raise Http404
    return row


def must_record(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` writes down there who came."""
    return must_reach(user, client_id, Verb.RECORD_ACTIVITY, lock=True)


def visible_to(user: User, verb: Verb = Verb.RECORD_ACTIVITY) -> QuerySet[Attendance]:
    """Who came, of the clients on which ``user`` may ``verb``; withdrawn rows too."""
    return Attendance.objects.filter(reachable(user, verb, prefix="client__"))


def proofs_visible_to(user: User, model: type[_Hung], verb: Verb = Verb.RECORD_ACTIVITY) -> QuerySet[_Hung]:
    """The certificates or months of work of the clients on which ``user`` may ``verb``."""
    return QuerySet(model).filter(reachable(user, verb, prefix="client__"))


def must_see(user: User, model: type[_Hung], pk: int, *, client_id: int) -> _Hung:
    """One attendance, certificate or month of work; 404 if it is not theirs to write."""
    rows = proofs_visible_to(user, model).select_related("client", "verified_by")
    row = rows.filter(pk=pk, client=client_id).first()
    if row is None:
        raise Http404
    return row
