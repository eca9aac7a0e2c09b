"""Whose tests a person sees and may record: those of the clients they reach."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.db.models import (
    BigIntegerField,
    Exists,
    ExpressionWrapper,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce
from django.http import Http404

from waystation.accounts.access import below, paths
from waystation.accounts.models import Organisation, User
from waystation.clients.access import must_reach, reachable
from waystation.clients.models import Client, Recusal, TeamMember
from waystation.common import scope
from waystation.rules.roles import Verb

from .models import KitLot, KitMovement, Objection, Sampling, Screening, Specimen, TestRequest


def visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[Screening]:
    """The tests of the clients on which ``user`` may ``verb``."""
    return Screening.objects.filter(reachable(user, verb, prefix="client__"))


def requests_visible_to(user: User, verb: Verb = Verb.SEE_CLIENTS) -> QuerySet[TestRequest]:
    """The requests about clients on which ``user`` may ``verb``."""
    return TestRequest.objects.filter(reachable(user, verb, prefix="client__"))


def requests_there(user: User) -> QuerySet[TestRequest]:
    """The requests to places for which ``user`` works: the request, not the file."""
    return TestRequest.objects.filter(below("to_area__path", paths(user, Verb.RECORD_AWAY)))


def must_record(user: User, client_id: int) -> Client:
    """The client, locked; 404 unless ``user`` may record tests there."""
    return must_reach(user, client_id, Verb.RECORD_SCREENING, lock=True)


def must_see(
    user: User, screening_id: int, *, client_id: int, verb: Verb = Verb.RECORD_SCREENING
) -> Screening:
    """One test; 404 if it is not theirs to ``verb``."""
    try:
        return (
            visible_to(user, verb)
            .select_related("client", "recorded_by", "panel", "order", "kit")
            .get(pk=screening_id, client=client_id)
        )
    except Screening.DoesNotExist:
        raise Http404 from None


# --- samples, kits, medicines ----------------------------------------------------------------------------


def specimens_visible_to(user: User, verb: Verb = Verb.RECORD_SCREENING) -> QuerySet[Specimen]:
    """The parts of samples of the clients on which ``user`` may ``verb``."""
    return Specimen.objects.filter(reachable(user, verb, prefix="screening__client__"))


def objections_visible_to(user: User, verb: Verb = Verb.RECORD_SCREENING) -> QuerySet[Objection]:
    """The objections of the clients on which ``user`` may ``verb``."""
    return Objection.objects.filter(reachable(user, verb, prefix="screening__client__"))


def sites(user: User) -> QuerySet[Organisation]:
    """The offices, centres and stations whose kits ``user`` may use and count."""
    here = below("area__path", paths(user, Verb.RECORD_SCREENING))
    kinds = (Organisation.Kind.CENTRE, Organisation.Kind.WORKSTATION, Organisation.Kind.POLICE_STATION)
    return Organisation.objects.filter(here, kind__in=kinds, ends_on__isnull=True)


def must_stock(user: User, organisation: Organisation) -> None:
    """Raise Http404 unless ``user`` keeps the kits of that site."""
    if not sites(user).filter(pk=organisation.pk).exists():
        raise Http404


class _Used(Func):
    """What tests have used up of a lot, wherever their files are now (migration 0006)."""

    function = "screening_kit_used"
    output_field = BigIntegerField()


def lots(user: User) -> QuerySet[KitLot]:
    """The lots of the sites of ``user``."""
    return KitLot.objects.filter(below("organisation__area__path", paths(user, Verb.RECORD_SCREENING)))


def lots_in_reach(user: User) -> QuerySet[KitLot]:
    """The same, each with its ``stock``: what came in and went out, less the tests."""
    moved = (
        KitMovement.objects.filter(lot=OuterRef("pk")).order_by().values("lot").annotate(all=Sum("change"))
    )
    change = Coalesce(Subquery(moved.values("all")), 0, output_field=BigIntegerField())
    return lots(user).annotate(stock=ExpressionWrapper(change - _Used("pk"), BigIntegerField()))


def as_medic(user: User) -> AbstractContextManager[None]:
    """Let the database show a medic the rows of the granted areas for the length of one page.

    The second wall gives medics no file at all; here they see what ``medicines_visible_to`` leaves of it.
    """
    return scope.entered(scope.Scope(areas=paths(user, Verb.READ_MEDICINE), user=user.pk))


def medicines_visible_to(user: User) -> QuerySet[Sampling]:
    """What clients say to take, for the medic in whose help team they are, inside the granted areas."""
    team = TeamMember.objects.filter(
        client=OuterRef("screening__client"),
        user=user,
        duty=TeamMember.Duty.MEDIC,
        ends_on__isnull=True,
    )
    here = below("screening__client__area__path", paths(user, Verb.READ_MEDICINE))
    recused = Recusal.objects.filter(client=OuterRef("screening__client"), user=user, ended_at__isnull=True)
    return Sampling.objects.filter(
        here,
        Exists(team),
        ~Exists(recused),
        is_medicine_declared=True,
        screening__withdrawn_at__isnull=True,
        screening__client__is_protected=False,
    )
