"""A legal record is changed after its day by two people, or not at all."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from tests.casework.changes.making import (
    TODAY,
    WHY,
    asked_correction,
    asked_withdrawal,
    decide,
    file_with_order,
    legal_test,
)
from tests.make import make_user
from tests.people import Cast, cast
from waystation.accounts.models import Grant, User
from waystation.audit.models import Entry
from waystation.casework.actions import recording
from waystation.casework.actions.law import changes as flows
from waystation.casework.actions.law import sealing
from waystation.casework.models import ChangeRequest
from waystation.casework.queries.law import changes as queries
from waystation.clients.models import Client
from waystation.notices.models import Notice
from waystation.orders.models import Matter
from waystation.rules.changes import Subject
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role
from waystation.screening.models import Screening

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return file_with_order(world)


def withdraw(by, row, **more):
    return recording.withdraw_screening(
        by=by, screening=row, reason="登记错人", today=TODAY, now=timezone.now(), **more
    )


def test_a_legal_test_of_today_is_free_for_its_writer_and_for_nobody_else(world, client):
    row = legal_test(world, client, days_ago=0)
    with pytest.raises(RuleBroken, match=r"changes\.second_person"):
        withdraw(world.head, row)
    assert withdraw(world.worker, row).withdrawn_by == world.worker


@pytest.mark.parametrize("by", ["worker", "head", "police"])
def test_after_its_day_no_one_person_changes_a_legal_test_whoever_they_are(world, client, by):
    row = legal_test(world, client)
    with pytest.raises(RuleBroken, match=r"changes\.second_person"):
        withdraw(getattr(world, by), row)
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_care_test_is_corrected_with_a_reason_as_before(world, client):
    row = legal_test(world, client, nature="care")
    assert withdraw(world.worker, row).withdrawn_reason == "登记错人"
    assert not ChangeRequest.objects.exists()


def test_a_second_person_approves_and_the_correction_stands_in_the_name_of_who_asked(world, client):
    row = legal_test(world, client)
    request = asked_correction(world, row)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.outcome) == (None, "invalid"), "nothing happens before the approval"
    decided = decide(world.head, request)
    row.refresh_from_db()
    new = row.replaced_by
    assert (new.outcome, new.recorded_by, new.nature) == ("negative", world.worker, "legal")
    assert (row.withdrawn_by, row.withdrawn_reason) == (world.head, WHY)
    assert (decided.state, decided.decided_by, decided.words) == ("approved", world.head, "与报告单一致")
    verbs = Entry.objects.filter(client_id=client.pk).order_by("pk").values_list("verb", "actor")
    assert ("casework.change_asked", world.worker.pk) in verbs
    assert ("screening.corrected", world.head.pk) in verbs
    assert ("casework.change_approved", world.head.pk) in verbs
    told = Notice.objects.get(to=world.worker, code="changes.told_approved")
    assert told.client == client


def test_what_was_approved_is_not_free_again_for_who_asked_or_who_approved(world, client):
    row = legal_test(world, client)
    decide(world.head, asked_correction(world, row))
    new = Screening.objects.get(replaces=row)
    for by in (world.worker, world.head):
        with pytest.raises(RuleBroken, match=r"changes\.second_person"):
            withdraw(by, new)


def test_trying_at_the_asking_leaves_nothing_behind(world, client):
    row = legal_test(world, client)
    before = Entry.objects.filter(verb="screening.corrected").count()
    asked_correction(world, row, outcome="positive", positive_for="morphine")
    assert Entry.objects.filter(verb="screening.corrected").count() == before
    assert Screening.objects.filter(client=client).count() == 1
    assert not Matter.objects.filter(client=client).exists()


def test_what_the_change_itself_would_refuse_is_refused_at_the_asking(world, client):
    row = legal_test(world, client)
    long_ago = (row.taken_on - dt.timedelta(days=900)).isoformat()
    from tests.casework.changes.making import send_correction

    answer = send_correction(world, row, taken_on=long_ago)
    assert answer.status_code == 200
    assert not ChangeRequest.objects.exists()
    assert not Entry.objects.filter(verb="casework.change_asked").exists()


def test_the_same_request_twice_is_one_and_another_waits_for_its_turn(world, client):
    row = legal_test(world, client)
    first, second = asked_withdrawal(world, row), asked_withdrawal(world, row)
    assert first.pk == second.pk
    assert Entry.objects.filter(verb="casework.change_asked").count() == 1
    assert Notice.objects.filter(code="changes.told_asked", to=world.head).count() == 1
    with pytest.raises(RuleBroken, match=r"changes\.waits_already"):
        flows.ask(
            by=world.head,
            subject=Subject.SCREENING,
            row_id=row.pk,
            client_id=client.pk,
            what="withdraw",
            posted="",
            before={},
            reason="重复登记",
            carry_out=lambda *given: None,
            today=TODAY,
            now=timezone.now(),
        )


def test_nobody_approves_their_own_request_not_even_a_head_and_the_database_agrees(world, client):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)
    ChangeRequest.objects.filter(pk=request.pk).update(asked_by=world.head)
    with pytest.raises(RuleBroken, match=r"changes\.own_request"):
        decide(world.head, request)
    assert not queries.to_decide(world.head).exists()
    assert queries.to_decide(world.police).get() == request
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeRequest.objects.filter(pk=request.pk).update(
            state="approved", decided_by=world.head, decided_at=timezone.now()
        )


def test_a_worker_with_a_heads_grant_as_well_still_never_decides_on_the_own_request(world, client):
    request = asked_withdrawal(world, legal_test(world, client))
    Grant.objects.create(user=world.worker, role=Role.HEAD, area=world.street, starts_on=TODAY)
    with pytest.raises(RuleBroken, match=r"changes\.own_request"):
        decide(User.objects.get(pk=world.worker.pk), request)


@pytest.mark.parametrize("who", ["worker", "other_worker", "other_head", "other_police", "district_office"])
def test_who_may_not_decide_finds_nothing(world, client, who):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)
    ChangeRequest.objects.filter(pk=request.pk).update(asked_by=world.head)
    with pytest.raises(Http404):
        decide(getattr(world, who), request)
    request.refresh_from_db()
    assert request.state == "waiting"


def test_the_police_of_the_station_decide_on_a_test_too(world, client):
    row = legal_test(world, client)
    assert decide(world.police, asked_withdrawal(world, row)).state == "approved"
    row.refresh_from_db()
    assert row.withdrawn_by == world.police


def test_a_refusal_needs_words_and_changes_nothing(world, client):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)
    with pytest.raises(RuleBroken, match=r"changes\.words_needed"):
        decide(world.head, request, grants=False, words="  ")
    assert decide(world.head, request, grants=False, words="原件没有错").state == "refused"
    row.refresh_from_db()
    assert row.withdrawn_at is None
    assert Notice.objects.filter(to=world.worker, code="changes.told_refused").exists()
    assert asked_withdrawal(world, row).pk != request.pk, "it can be asked again"


def test_a_request_lapses_when_the_record_was_changed_meanwhile_and_nothing_is_overwritten(world, client):
    row = legal_test(world, client)
    request = asked_correction(world, row)
    Screening.objects.filter(pk=row.pk).update(place="派出所")
    assert decide(world.head, request).state == "lapsed"
    row.refresh_from_db()
    assert (row.withdrawn_at, row.place) == (None, "派出所")
    assert Notice.objects.filter(to=world.worker, code="changes.told_lapsed").exists()


def test_a_second_decision_finds_the_first(world, client):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)
    decide(world.head, request)
    with pytest.raises(RuleBroken, match=r"changes\.decided_already"):
        decide(world.police, request, grants=False)
    assert Entry.objects.filter(verb="screening.withdrawn").count() == 1


def test_only_who_asked_takes_a_request_back(world, client):
    request = asked_withdrawal(world, legal_test(world, client))
    with pytest.raises(RuleBroken, match=r"changes\.not_own_request"):
        flows.take_back(by=world.head, asked=request, now=timezone.now())
    assert flows.take_back(by=world.worker, asked=request, now=timezone.now()).state == "taken_back"
    with pytest.raises(RuleBroken, match=r"changes\.decided_already"):
        decide(world.head, request)


def test_broken_off_midway_nothing_of_a_decision_stands(world, client, monkeypatch):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)

    def broken(by, request, row, now):
        from waystation.casework.forms.law import changes as hands

        hands.carry_out(by, request, row, now)
        raise ConnectionError

    with pytest.raises(ConnectionError), transaction.atomic():
        flows.decide(
            by=world.head, asked=request, grants=True, words="核对无误", carry_out=broken, now=timezone.now()
        )
    row.refresh_from_db()
    request.refresh_from_db()
    assert (row.withdrawn_at, request.state) == (None, "waiting")
    assert not Entry.objects.filter(verb="screening.withdrawn").exists()


def test_what_is_asked_rests_sealed_and_the_record_of_deeds_holds_codes_alone(world, client):
    from django.db import connection

    row = legal_test(world, client)
    request = asked_correction(world, row, note="本人说明")
    with connection.cursor() as cursor:
        cursor.execute("SELECT asked, reason FROM casework_changerequest WHERE id = %s", [request.pk])
        stored = b"".join(bytes(one) for one in cursor.fetchone())
    assert "本人说明".encode() not in stored
    assert WHY.encode() not in stored
    assert json.loads(request.asked)["before"]["outcome"] == "invalid"
    entry = Entry.objects.get(verb="casework.change_asked")
    assert WHY not in str(entry.data)


def test_a_request_keeps_a_closed_file_from_being_sealed(world, client):
    asked_withdrawal(world, legal_test(world, client))
    Client.objects.filter(pk=client.pk).update(state=Client.State.CLOSED, closed_on=TODAY)
    with pytest.raises(RuleBroken, match=r"seal\.matters_open"):
        sealing.seal(by=world.head, client=client, today=TODAY)


def test_a_file_handed_over_meanwhile_is_decided_all_the_same(world, client):
    row = legal_test(world, client)
    request = asked_withdrawal(world, row)
    other = make_user("xin", name="辛同事", role=Role.WORKER, area=world.street)
    Client.objects.filter(pk=client.pk).update(worker=other)
    assert decide(world.head, request).state == "approved"
