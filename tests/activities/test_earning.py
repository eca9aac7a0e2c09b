"""Facts earn at the moment they are verified, and what was withdrawn falls only by two people."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.activities.making import make_session
from tests.people import Cast, cast, signed_in
from tests.points.schemes.making import scheme
from waystation.activities.actions import attendance, proofs
from waystation.activities.actions.attendance import Said
from waystation.activities.actions.proofs import CertificateData, WorkData
from waystation.casework.actions import recording
from waystation.clients.models import Client, Kin
from waystation.contacts.actions import Data, promise
from waystation.contacts.models import Contact
from waystation.points.models import Correction, Event
from waystation.points.queries.wallets import wallet
from waystation.rules.activities import AttendanceState, CertificateKind, ProofSeen, WorkProof
from waystation.rules.contacts import Kind, Met, Outcome, Reason

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOW = timezone.now()
CAME = Said(AttendanceState.CAME)
MISSED = Outcome.UNEXCUSED
MENU: dict[str, Any] = {
    "yuan_per_point": "0.1",
    "tracks": [
        {
            "id": "service",
            "event": "voluntary_service",
            "schedule": "flat",
            "flat": {"points": 20, "each_unit": True, "max_units": 4},
        },
        {"id": "training", "event": "training_attended", "schedule": "flat", "flat": 50},
        {"id": "certificate", "event": "certificate", "schedule": "flat", "flat": 200},
        {"id": "work", "event": "work_record_good", "schedule": "flat", "flat": 100},
        {"id": "family", "event": "family_session", "schedule": "flat", "flat": 40},
        {"id": "contact", "event": ["contact_kept", "appointment_kept"], "schedule": "flat", "flat": 30},
    ],
}


@pytest.fixture
def world() -> Cast:
    made = cast()
    scheme(made, MENU, valid_from=dt.date(2026, 11, 2))
    return made


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


def mark(world: Cast, client: Client, kind: str, said: Said = CAME, **words: Any) -> Any:
    session = make_session(world.centre, world.worker, kind=kind, on=TODAY)
    given = {"by": world.worker, "kin": None, "today": TODAY, "now": NOW, **words}
    return attendance.mark(session=session, client=client, said=said, **given)


def contact(world: Cast, client: Client, **values: Any) -> Contact:
    said = {"held_on": TODAY, "kind": Kind.TALK, "met": Met.CLIENT, "outcome": Outcome.COMPLIED, **values}
    return recording.record_contact(
        by=world.worker, client=client, data=Data(**said), form_key=uuid.uuid4(), today=TODAY, now=NOW
    )


@pytest.mark.parametrize(
    ("kind", "minutes", "points"),
    [("volunteer", None, 40), ("volunteer", 60, 20), ("volunteer", 20, 20), ("training", None, 50)],
)
def test_who_comes_earns_at_once(
    world: Cast, client: Client, kind: str, minutes: int | None, points: int
) -> None:
    mark(world, client, kind, Said(AttendanceState.CAME, minutes=minutes))
    assert wallet(client).balance == points


def test_a_relative_fills_the_familys_share_and_the_client_the_own(world: Cast, client: Client) -> None:
    mother = Kin.objects.create(client=client, name="魏平", relation="mother")
    mark(world, client, "family", kin=mother)
    mark(world, client, "family")
    assert (wallet(client, family=True).balance, wallet(client).balance) == (40, 0)
    assert sorted(Event.objects.values_list("kind", flat=True)) == ["family_session", "group_attended"]


def test_the_same_press_twice_is_paid_once(world: Cast, client: Client) -> None:
    session = make_session(world.centre, world.worker, on=TODAY)
    for _ in range(2):
        attendance.mark(
            by=world.worker, session=session, client=client, kin=None, said=CAME, today=TODAY, now=NOW
        )
    assert wallet(client).balance == 50


def test_what_is_taken_back_waits_for_a_second_person(world: Cast, client: Client) -> None:
    row = mark(world, client, "training")
    attendance.withdraw(by=world.worker, attendance=row, reason="", today=TODAY, now=NOW)
    assert wallet(client).balance == 50
    assert Correction.objects.get().proposed_by == world.worker


def test_an_excuse_earns_nothing_and_costs_nothing(world: Cast, client: Client) -> None:
    mark(world, client, "training", Said(AttendanceState.ABSENT))
    assert wallet(client).balance == 0
    assert Event.objects.get().happened == "absent_unexcused"


def test_papers_earn_when_they_are_seen(world: Cast, client: Client) -> None:
    rest = {"by": world.worker, "client": client, "today": TODAY, "now": NOW}
    certificate = CertificateData(CertificateKind.SKILL, "学校", TODAY, ProofSeen.ORIGINAL)
    row = proofs.add_certificate(data=certificate, form_key=uuid.uuid4(), **rest)
    assert wallet(client).balance == 200
    work = WorkData(TODAY, "维修部", WorkProof.PAY_SLIP)
    proofs.add_work(data=work, form_key=uuid.uuid4(), **rest)
    told = Event.objects.get(kind="work_record_good")
    assert timezone.localtime(told.at).date() == TODAY.replace(day=1)
    proofs.withdraw_certificate(by=world.worker, certificate=row, reason="看错", now=NOW)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "points", "happened"),
    [
        ({}, 30, "kept"),
        ({"kind": Kind.PHONE}, 0, None),
        (
            {"met": Met.NOBODY, "outcome": MISSED, "reason": Reason.NO_ANSWER},
            0,
            "absent_unexcused",
        ),
        ({"met": Met.NOBODY, "outcome": Outcome.EXCUSED, "reason": Reason.ILLNESS}, 0, "absent_excused"),
    ],
)
def test_a_kept_talk_earns_and_a_miss_is_told(
    world: Cast, client: Client, said: dict[str, Any], points: int, happened: str | None
) -> None:
    contact(world, client, **said)
    assert wallet(client).balance == points
    assert list(Event.objects.values_list("happened", flat=True)) == ([happened] if happened else [])


def test_a_talk_that_answers_an_appointment_is_an_appointment_kept(world: Cast, client: Client) -> None:
    promise(by=world.worker, client=client, what=Kind.TALK, on=TODAY, at=None, place="", today=TODAY)
    contact(world, client)
    assert Event.objects.get().kind == "appointment_kept"


def test_a_corrected_talk_is_told_anew_and_a_withdrawn_one_waits(world: Cast, client: Client) -> None:
    row = contact(world, client)
    missed = Data(
        held_on=TODAY, kind=Kind.TALK, met=Met.NOBODY, outcome=Outcome.UNEXCUSED, reason=Reason.NO_ANSWER
    )
    words = {"reason": "记错", "form_key": uuid.uuid4(), "today": TODAY, "now": NOW}
    recording.correct_contact(by=world.worker, contact=row, data=missed, **words)
    assert list(Event.objects.order_by("pk").values_list("event_id", "happened", "voided_by")) == [
        (f"contact:{row.pk}", "kept", world.worker.pk),
        (f"contact:{row.pk}:2", "absent_unexcused", None),
    ]
    assert (wallet(client).balance, Correction.objects.count()) == (30, 1)


def test_the_worker_reads_what_it_earned(world: Cast, client: Client) -> None:
    session, browser = make_session(world.centre, world.worker, on=TODAY), signed_in(world.worker)
    sheet = browser.get(reverse("activities:sheet", args=[session.pk])).content.decode()
    assert "每次 50 分" in sheet
    told = browser.post(
        reverse("activities:mark", args=[session.pk, client.pk]), {"state": "came"}, follow=True
    )
    assert "陈安：到场，+50 分，余额 50" in told.content.decode()
    page = browser.get(reverse("points:client", args=[client.pk])).content.decode()
    assert "下一次能得多少" in page
    assert page.count("参加技能培训") == 2
