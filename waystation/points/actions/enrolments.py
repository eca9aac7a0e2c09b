"""A client's own choices about points: leave, come back, fixed points, the tests, another version."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.points.actions import awards
from waystation.points.models import Enrolment
from waystation.points.queries import schemes as queries
from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def choose(
    *, by: User, client: Client, takes_fixed: bool, tests_agreed_on: date | None, today: date
) -> Enrolment:
    """What the client said: fixed points instead of draws; a written consent to the abstinence track.

    A consent that is withdrawn ends that track from then on; what was earned stays. Raises Http404,
    RuleBroken ``points.not_enrolled``, ``points.consent_later``, ``points.no_test_track``.
    """
    held = _held(by, client, today)
    if tests_agreed_on is not None and tests_agreed_on > today:
        raise RuleBroken("points.consent_later")
    if tests_agreed_on is not None and not queries.rules_of(held.version).tests:
        raise RuleBroken("points.no_test_track")
    if (held.takes_fixed, held.tests_agreed_on) != (takes_fixed, tests_agreed_on):
        held.takes_fixed, held.tests_agreed_on = takes_fixed, tests_agreed_on
        held.save(update_fields=["takes_fixed", "tests_agreed_on"])
        audit.record(by, "points.chosen", held, client_id=client.pk, fixed=takes_fixed)
    return held


@transaction.atomic
def leave(*, by: User, client: Client, today: date) -> Enrolment:
    """The client does not want points any more: nothing further is earned, what is there may be spent.

    Raises Http404, RuleBroken ``points.not_enrolled``.
    """
    held = _held(by, client, today)
    held.ended_on, held.left = today, True
    held.save(update_fields=["ended_on", "left"])
    audit.record(by, "points.left", held, client_id=client.pk)
    return held


@transaction.atomic
def change(*, by: User, client: Client, today: date, at: datetime) -> Enrolment:
    """The client said yes to the version that counts in the area now, or comes back after leaving.

    Week 1 stays where it was, and the steps that were reached; nothing earned is valued anew. Raises Http404,
    RuleBroken ``points.no_scheme``, ``points.newest_already``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    held = Enrolment.objects.filter(client=client).order_by("-since", "-pk").first()
    version = queries.in_force(client.area_id, today)
    if version is None:
        raise RuleBroken("points.no_scheme")
    if held and held.ended_on is None:
        if held.version_id == version.pk:
            raise RuleBroken("points.newest_already")
        held.ended_on = max(held.since, add_days(today, -1))
        held.save(update_fields=["ended_on"])
    made = Enrolment.objects.create(
        client=client,
        version=version,
        began_on=held.began_on if held else today,
        since=today,
        is_primed=held is None,
        takes_fixed=bool(held and held.takes_fixed),
        tests_agreed_on=held.tests_agreed_on if held else None,
        made_by=by,
        made_at=at,
    )
    audit.record(by, "points.joined", made, client_id=client.pk, version=version.pk)
    if made.is_primed:
        awards.release(by=by, enrolment=made, at=at)
    return made


def _held(by: User, client: Client, today: date) -> Enrolment:
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    held = queries.scheme_for(client, today)
    if held is None or held.ended_on is not None:
        raise RuleBroken("points.not_enrolled")
    return held
