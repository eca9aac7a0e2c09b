"""From a fact to the ledger: at once, once, by the scheme of the nearest area, never downwards."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from tests.people import Cast, cast
from tests.points.schemes.making import CLIMBING, NOW, TODAY, balance, draft, scheme, told
from waystation.audit.models import Entry
from waystation.clients.models import Consent
from waystation.points.actions import awards, corrections, enrolments, schemes
from waystation.points.models import Correction, Enrolment, Event, Lot, Posting
from waystation.points.queries import schemes as queries
from waystation.rules.points.schemes import EventKind, Happened
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def code(call) -> str:
    with pytest.raises(RuleBroken) as refused:
        call()
    return refused.value.code


def test_the_first_fact_joins_and_earns_at_once(world):
    version, client = scheme(world), world.client()
    posted = told(world, client)
    assert [Posting.objects.get(pk=one.posting).points for one in posted] == [100, 60]
    assert balance(client) == 160
    first = Posting.objects.get(pk=posted[1].posting)
    assert (first.why, first.scheme_version, first.by) == ("earned", version.pk, world.worker)
    lot = Lot.objects.get(posting=first)
    assert (lot.expires_on, lot.notice_days) == (dt.date(2028, 11, 3), 60)
    enrolment = Enrolment.objects.get(client=client)
    assert (enrolment.version, enrolment.since) == (version, TODAY)
    assert Entry.objects.filter(verb="points.event_told", client_id=client.pk).count() == 1


def test_the_rate_climbs_and_a_fact_told_twice_counts_once(world):
    scheme(world)
    client = world.client()
    for day in range(3):
        told(world, client, day)
    assert balance(client) == 100 + 60 + 70 + 80 + 30
    assert told(world, client, 2, event_id="fact:same")
    before = balance(client)
    assert told(world, client, 3, event_id="fact:same") == []
    assert balance(client) == before


def test_an_absence_resets_the_rate_and_takes_nothing(world):
    scheme(world)
    client = world.client()
    told(world, client)
    told(world, client, 1, happened=Happened.ABSENT)
    assert balance(client) == 160
    told(world, client, 2)
    assert balance(client) == 220, "60 again"


def test_a_fact_told_late_brings_what_later_ones_lack(world):
    scheme(world)
    client = world.client()
    told(world, client, 1)
    told(world, client, 3)
    assert balance(client) == 100 + 60 + 70
    told(world, client, 4, happened_on=TODAY)
    assert balance(client) == 100 + 60 + 70 + 80 + 30, "as if all three had been told in order"
    causes = list(Posting.objects.order_by("pk").values_list("cause", flat=True))
    assert len(causes) == len(set(causes))


def test_who_takes_the_consent_back_keeps_the_balance_and_earns_no_more(world):
    scheme(world)
    client = world.client()
    said = Consent.objects.create(
        client=client, scope=Consent.Scope.POINTS, given_on=TODAY, recorded_by=world.worker
    )
    told(world, client)
    before = balance(client)
    assert before == 160
    said.withdrawn_on = TODAY
    said.save(update_fields=["withdrawn_on"])
    assert told(world, client, 1, event_id="contact:91") == []
    assert balance(client) == before
    assert not Event.objects.filter(event_id="contact:91").exists(), "nothing is kept of it here"
    Consent.objects.create(
        client=client, scope=Consent.Scope.POINTS, given_on=TODAY, recorded_by=world.worker
    )
    told(world, client, 2)
    assert balance(client) == before + 70, "as if the fact between had not been"


def test_an_absence_told_late_takes_nothing_back(world):
    scheme(world)
    client = world.client()
    for day in (0, 2, 3):
        told(world, client, day)
    before = balance(client)
    told(world, client, 4, happened_on=TODAY + dt.timedelta(days=1), happened=Happened.ABSENT)
    assert balance(client) == before
    assert not Correction.objects.exists()
    told(world, client, 5)
    assert balance(client) == before + 80 + 30, "the third since the absence"


def test_a_withdrawn_fact_waits_for_two_people(world):
    scheme(world)
    client = world.client()
    told(world, client, 0, event_id="attendance:1")
    told(world, client, 1, event_id="attendance:2")
    [waiting] = awards.withdraw(by=world.worker, event_id="attendance:2", at=NOW)
    assert balance(client) == 230, "nothing falls by itself"
    assert awards.withdraw(by=world.worker, event_id="attendance:2", at=NOW) == [waiting]
    assert awards.withdraw(by=world.worker, event_id="never:told", at=NOW) == []
    act = {"correction": waiting, "takes_back": True, "at": NOW}
    assert code(lambda: corrections.decide(by=world.head, words=" ", **act)) == "points.reason_needed"
    done = corrections.decide(by=world.head, words="签到表填错了人", **act)
    assert (balance(client), done.counter.corrects_id) == (160, waiting.posting_id)
    assert corrections.decide(by=world.head, words="再点一次", **act).pk == done.pk
    assert balance(client) == 160
    told(world, client, 2)
    assert balance(client) == 230, "70 for the second, and what was taken back does not come again"


def test_who_withdrew_does_not_decide_and_another_street_does_not_see(world):
    scheme(world)
    told(world, world.client(), event_id="attendance:1")
    waiting, *_prime = awards.withdraw(by=world.head, event_id="attendance:1", at=NOW)
    act = {"correction": waiting, "takes_back": False, "words": "", "at": NOW}
    assert code(lambda: corrections.decide(by=world.head, **act)) == "points.correction_second"
    for stranger in (world.other_head, world.worker):
        with pytest.raises(Http404):
            corrections.decide(by=stranger, **act)


def test_an_absence_that_was_none_gives_the_rate_back(world):
    scheme(world)
    client = world.client()
    told(world, client)
    told(world, client, 1, happened=Happened.ABSENT, event_id="absence:1")
    told(world, client, 2)
    assert balance(client) == 220
    assert awards.withdraw(by=world.worker, event_id="absence:1", at=NOW + dt.timedelta(days=3)) == []
    assert balance(client) == 230


def test_the_nearest_scheme_counts_and_a_pilot_stays_in_its_community(world):
    city = scheme(world, by=world.district_office, area=world.district, name="全区菜单")
    pilot = scheme(world, area=world.community, name="试点")
    assert queries.in_force(world.community.path, TODAY) == pilot
    assert queries.in_force(world.street.path, TODAY) == city
    assert queries.in_force(world.other_community.path, TODAY) == city
    assert queries.in_force(world.city.path, TODAY) is None
    assert queries.in_force(world.community.path, TODAY - dt.timedelta(days=1)) is None
    schemes.end(by=world.head, version=pilot, last_on=TODAY, today=TODAY)
    assert queries.in_force(world.community.path, TODAY + dt.timedelta(days=1)) == city


def test_who_has_begun_keeps_the_version_until_saying_yes(world):
    first, client = scheme(world), world.client()
    told(world, client)
    flat = copy.deepcopy(CLIMBING) | {
        "tracks": [{"id": "all", "event": "appointment_kept", "schedule": "flat", "flat": 5}]
    }
    second = scheme(world, flat)
    told(world, client, 1)
    assert balance(client) == 230, "still the first version"
    newcomer = world.client("新来")
    told(world, newcomer, 1)
    assert balance(newcomer) == 105
    held = enrolments.change(by=world.worker, client=client, today=TODAY + dt.timedelta(days=2), at=NOW)
    assert (held.version, held.began_on, held.is_primed) == (second, TODAY, False)
    told(world, client, 2)
    assert balance(client) == 235, "nothing of before is valued anew, no second welcome"
    assert (
        code(
            lambda: enrolments.change(
                by=world.worker, client=client, today=TODAY + dt.timedelta(days=2), at=NOW
            )
        )
        == "points.newest_already"
    )
    assert Enrolment.objects.filter(version=first).get().ended_on == TODAY + dt.timedelta(days=1)


def test_who_leaves_earns_no_more_and_may_come_back(world):
    scheme(world)
    client = world.client()
    told(world, client)
    enrolments.leave(by=world.worker, client=client, today=TODAY)
    assert told(world, client, 1) == []
    assert Event.objects.get(client=client, enrolment=None).happened == "kept"
    enrolments.change(by=world.worker, client=client, today=TODAY + dt.timedelta(days=2), at=NOW)
    told(world, client, 2)
    assert balance(client) > 160


def test_without_a_scheme_a_fact_is_kept_and_earns_nothing(world):
    client = world.client()
    assert told(world, client) == []
    assert (Event.objects.count(), balance(client)) == (1, 0)


def test_a_family_session_fills_the_family_share(world):
    scheme(world)
    client = world.client()
    told(world, client, kind=EventKind.FAMILY_SESSION, family=True)
    assert (balance(client, family=True), balance(client)) == (50, 100)


def test_what_waits_behind_a_cap_comes_with_its_day(world):
    scheme(world, CLIMBING | {"caps": {"month": 150}})
    client = world.client()
    told(world, client)
    enrolment = Enrolment.objects.get(client=client)
    assert (balance(client), enrolment.waits_until) == (150, dt.date(2026, 12, 1))
    awards.release(by=None, enrolment=enrolment, at=NOW)
    assert balance(client) == 150
    awards.release(by=None, enrolment=enrolment, at=NOW + dt.timedelta(days=29))
    enrolment.refresh_from_db()
    assert (balance(client), enrolment.waits_until) == (160, None)


def test_a_budget_is_everybodys(world):
    scheme(world, CLIMBING | {"caps": {"budget": 300}})
    one, other = world.client(), world.client("第二人")
    told(world, one)
    told(world, other)
    assert (balance(one), balance(other)) == (160, 140)
    assert Enrolment.objects.get(client=other).waits_until == dt.date(2027, 1, 1)


def test_a_draw_is_kept_and_can_be_drawn_again(world):
    bowl = [["message", "0.5", 0], ["small", "0.5", 20]]
    track = {"id": "prizes", "event": "appointment_kept", "schedule": "draws",
             "draws": {"start": 2, "step": 1, "max": 8, "bowl": bowl}}  # fmt: skip
    version = scheme(world, {"yuan_per_point": 1, "tracks": [track]})
    client = world.client()
    told(world, client)
    told(world, client, 1)
    events = list(Event.objects.order_by("at"))
    assert [len(event.draws) for event in events] == [2, 3]
    assert balance(client) == sum(points for event in events for _n, _slip, points in event.draws)
    assert len(version.seed) == 64
    enrolments.choose(by=world.worker, client=client, takes_fixed=True, tests_agreed_on=None, today=TODAY)
    before = balance(client)
    told(world, client, 2)
    assert balance(client) == before + 4 * 10, "what was drawn before is worth what was drawn"
    enrolments.choose(by=world.worker, client=client, takes_fixed=False, tests_agreed_on=None, today=TODAY)
    told(world, client, 3)
    drawn = sum(points for event in Event.objects.all() for _n, _slip, points in event.draws)
    assert balance(client) == drawn + 4 * 10, "and what was fixed stays fixed"


def test_an_approved_version_is_never_changed(world):
    version = scheme(world)
    version.config = {}
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        version.save(update_fields=["config"])
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        version.delete()


def test_drafting_and_approving_take_two(world):
    made = draft(world)

    def ask(who):
        return schemes.approve(by=who, version=made, today=TODAY, at=NOW)

    assert code(lambda: ask(world.head)) == "points.scheme_second_person"
    assert (
        code(
            lambda: schemes.approve(
                by=world.district_office, version=made, today=TODAY + dt.timedelta(days=1), at=NOW
            )
        )
        == "points.scheme_late"
    )
    assert code(lambda: draft(world, valid_from=TODAY - dt.timedelta(days=1))) == "points.scheme_starts_later"
    assert code(lambda: draft(world, {"yuan_per_point": 1, "tracks": []})) == "points.no_track"
    another = draft(world)
    made.refresh_from_db()
    assert made.dropped_at is not None
    assert Entry.objects.filter(verb="points.scheme_dropped").count() == 1
    assert another.number == 2
    assert code(lambda: ask(world.district_office)) == "points.scheme_dropped"
    schemes.approve(by=world.district_office, version=another, today=TODAY, at=NOW)
    assert code(lambda: schemes.drop(by=world.head, version=another, at=NOW)) == "points.scheme_approved"


def test_only_who_sets_schemes_there_does(world):
    for who in (world.worker, world.other_head, world.auditor, world.police):
        with pytest.raises(Http404):
            draft(world, by=who)
