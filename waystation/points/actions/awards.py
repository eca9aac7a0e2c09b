"""From a verified fact to points: the facts of a client are run through the scheme, the ledger gets the rest.

``award`` is what the rooms call at the moment of verification, in their own transaction. ``withdraw`` is what
they call when they take a fact back. A fact counts at the time it happened, whenever it is told: a late one
brings what it would have brought, and whatever later ones lack because of it. Nothing is taken by itself:
what later facts got too much, because an absence was told late, stays with the client; what a withdrawn fact
brought waits for two people (:mod:`.corrections`).
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client, Consent
from waystation.points.actions import ledger
from waystation.points.actions.ledger import Posted
from waystation.points.models import Correction, Enrolment, Event, Posting
from waystation.points.queries import runs
from waystation.points.queries import schemes as queries
from waystation.rules.calendar import add_days, add_months
from waystation.rules.points.postings import PostingKind, Terms
from waystation.rules.points.schemes import Entry, EventKind, Happened, Outcome, WhyCode
from waystation.rules.points.schemes.shapes import Scheme


@transaction.atomic
def award(
    *,
    by: User | None,
    client: Client,
    kind: EventKind,
    event_id: str,
    happened_on: date,
    at: datetime,
    family: bool = False,
    happened: Happened = Happened.KEPT,
    units: int = 1,
    clock: time = time(),
) -> list[Posted]:
    """A fact was verified: it earns what the client's scheme says, at once.

    ``event_id``: given once for ever, at most 50 characters, as causes of the ledger are named
    (``attendance:17``); told again it changes nothing and returns no posting. ``at``: now; ``happened_on``
    and ``clock``: when it was, local time. ``happened``: kept, failed, absent with or without excuse, or
    told beforehand. ``units``: whole hours.

    Who is in no scheme joins the one that counts in the area on that day: points ask nothing of anybody. Who
    left (``enrolments.leave``) earns no more; of who took back the consent to points nothing is even told
    here. What is in the wallet stays. Without a scheme the fact is kept and earns nothing.

    Raises Http404 for a client out of reach.
    """
    client, refused = _asked(client)
    if refused or Event.objects.filter(event_id=event_id).exists():
        return []
    enrolment = _enrolment(by, client, happened_on, at)
    event = Event.objects.create(
        client=client,
        enrolment=enrolment,
        event_id=event_id,
        kind=kind,
        happened=happened,
        at=timezone.make_aware(datetime.combine(happened_on, clock)),
        units=units,
        by_family=family,
        takes_fixed=enrolment is not None and enrolment.takes_fixed,
        told_by=by,
        told_at=at,
    )
    audit.record(by, "points.event_told", event, client_id=client.pk, kind=str(kind), happened=str(happened))
    return [] if enrolment is None else _settle(by, client, enrolment, at, new=event)


@transaction.atomic
def withdraw(*, by: User, event_id: str, at: datetime) -> list[Correction]:
    """The fact was taken back: it counts no more, and the rate is as if it had never been.

    The balance does not fall: every posting of it waits for a second person as a :class:`Correction`. What
    others lacked because of it (an absence that was none) is posted at once. Told twice is told once; a fact
    that was never told here changes nothing.
    """
    event = Event.objects.select_related("client").filter(event_id=event_id).first()
    if event is None:
        return []
    client = _locked(event.client)
    event.refresh_from_db()
    if event.voided_at is not None:
        return list(event.corrections.all())
    event.voided_by, event.voided_at = by, at
    event.save(update_fields=["voided_by", "voided_at"])
    made = [
        Correction.objects.create(client=client, event=event, posting=posting, proposed_by=by, proposed_at=at)
        for posting in _postings(event)
    ]
    audit.record(by, "points.event_withdrawn", event, client_id=client.pk, waiting=len(made))
    if event.enrolment is not None and event.enrolment.ended_on is None:
        _settle(by, client, event.enrolment, at)
    return made


@transaction.atomic
def release(*, by: User | None, enrolment: Enrolment, at: datetime) -> list[Posted]:
    """Post what waited behind a cap for a day that has come."""
    client = _locked(enrolment.client)
    held = Enrolment.objects.select_related("version__scheme").get(pk=enrolment.pk)
    return _settle(by, client, held, at) if held.ended_on is None else []


def _asked(client: Client) -> tuple[Client, bool]:
    """The file behind the lock, and whether the person took back what they had agreed to (S0-50)."""
    said = Consent.objects.filter(client=OuterRef("pk"), scope=Consent.Scope.POINTS, kin=None)
    rows = Client.objects.annotate(
        no=Exists(said.filter(withdrawn_on__isnull=False)), yes=Exists(said.filter(withdrawn_on=None))
    )
    found = rows.select_for_update(of=("self",), no_key=True).filter(pk=client.pk).first()
    if found is None:
        raise Http404
    return found, found.no and not found.yes


def _locked(client: Client) -> Client:
    found = Client.objects.select_for_update(of=("self",), no_key=True).filter(pk=client.pk).first()
    if found is None:
        raise Http404
    return found


def _enrolment(by: User | None, client: Client, on: date, at: datetime) -> Enrolment | None:
    """The client's enrolment of a day; with the first fact the client joins.

    A fact from before the first one that was told moves the beginning: it was the client's first. Who left
    does not come back by a fact.
    """
    found = queries.scheme_for(client, on)
    if found is not None:
        return found
    known = Enrolment.objects.filter(client=client).select_related("version__scheme")
    first = known.order_by("since", "pk").first()
    if first is None:
        return _joined(by, client, on, at)
    if on < first.since and first.is_primed and first.version.valid_from <= on:
        first.began_on = first.since = on
        first.save(update_fields=["began_on", "since"])
        return first
    return None


def _joined(by: User | None, client: Client, on: date, at: datetime) -> Enrolment | None:
    version = queries.in_force(client.area_id, on)
    if version is None:
        return None
    made = Enrolment.objects.create(
        client=client, version=version, began_on=on, since=on, made_by=by, made_at=at
    )
    audit.record(by, "points.joined", made, client_id=client.pk, version=version.pk)
    return made


def _postings(event: Event) -> list[Posting]:
    """The postings of an event that nobody took back yet."""
    cause = Q(cause=event.event_id) | Q(cause__startswith=f"{event.event_id}#")
    return list(Posting.objects.filter(cause, corrected_by__isnull=True).order_by("pk"))


def _settle(
    by: User | None, client: Client, enrolment: Enrolment, at: datetime, *, new: Event | None = None
) -> list[Posted]:
    """Bring the ledger to what the run says, upwards alone."""
    on = timezone.localdate(at)
    scheme, outcome = runs.outcome_of(enrolment, on)
    mine = set(enrolment.events.filter(voided_at__isnull=True).values_list("event_id", flat=True))
    if enrolment.is_primed:
        mine.add(f"prime:{enrolment.pk}")
    held = queries.posted(client.pk)
    wanted: dict[str, list[Entry]] = defaultdict(list)
    for entry in outcome.entries:
        if entry.event in mine and entry.why is not WhyCode.EXPIRED:
            wanted[entry.event].append(entry)
    made = []
    for cause, entries in wanted.items():
        _points, postings = held.get(cause, (0, 0))
        for number, (points, why) in enumerate(_lacking(entries, held.get(cause)), postings):
            made.append(
                ledger.grant(
                    by=by,
                    client=client,
                    cause=f"{cause}#{number + 1}" if number else cause,
                    points=points,
                    on=on,
                    at=at,
                    kind=PostingKind.PRIMED if why is WhyCode.PRIMED else PostingKind.EARNED,
                    family=entries[0].wallet == "family",
                    scheme=_terms(enrolment, scheme, on),
                    why=str(why),
                )
            )
    _remember(enrolment, outcome, new)
    return made


def _lacking(entries: list[Entry], held: tuple[int, int] | None) -> list[tuple[int, WhyCode]]:
    """What is to be posted for a cause: each entry of a new one, of a known one what it lacks."""
    paid = [(one.points, one.why) for one in entries if one.points]
    if held is None:
        return paid
    lacks = sum(points for points, _why in paid) - held[0]
    return [(lacks, paid[-1][1])] if lacks > 0 else []


def _terms(enrolment: Enrolment, scheme: Scheme, on: date) -> Terms:
    if scheme.expiry is None:
        return Terms(enrolment.version_id)
    lost_on = add_days(add_months(on, scheme.expiry.months), 1)
    return Terms(enrolment.version_id, lost_on, scheme.expiry.notice_days)


def _remember(enrolment: Enrolment, outcome: Outcome, new: Event | None) -> None:
    """The draws of a new event, and the day on which waiting points are tried again."""
    waits = min((one.due for one in outcome.queued if one.due), default=None)
    if enrolment.waits_until != waits:
        enrolment.waits_until = waits
        enrolment.save(update_fields=["waits_until"])
    if new is None:
        return
    draws = [dataclasses.astuple(one) for entry in outcome.of(new.event_id) for one in entry.draws]
    if draws:
        new.draws = draws
        new.save(update_fields=["draws"])
