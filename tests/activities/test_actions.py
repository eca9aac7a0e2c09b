"""Sessions, who came, certificates and months of work: the actions and what they refuse."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.http import Http404

from tests.activities.making import make_attendance, make_session
from tests.people import Cast, cast
from waystation.accounts.models import Organisation
from waystation.activities.actions import attendance, proofs, sessions
from waystation.activities.actions.attendance import Said
from waystation.activities.actions.proofs import CertificateData, WorkData
from waystation.activities.actions.sessions import SessionData
from waystation.activities.models import Attendance, Certificate, Session, WorkRecord
from waystation.audit.models import Entry
from waystation.clients.models import Client, Kin
from waystation.rules.activities import (
    AttendanceState,
    CertificateKind,
    Excuse,
    ExcuseProof,
    ProofSeen,
    SessionKind,
    SignedHow,
    WorkProof,
)
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
DATA = SessionData(SessionKind.VOLUNTEER, " 社区清洁 ", TODAY, dt.time(9), dt.time(11))
CAME = Said(AttendanceState.CAME)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    return world.client()


@pytest.fixture
def session(world: Cast) -> Session:
    return sessions.add_session(by=world.worker, organisation=world.centre, data=DATA, form_key=uuid.uuid4())


def mark(world: Cast, session: Session, client: Client, said: Said = CAME, **words: Any) -> Attendance:
    given = {"by": world.worker, "kin": None, "today": TODAY, "now": NOW, **words}
    return attendance.mark(session=session, client=client, said=said, **given)


def refused(act: Any) -> str:
    with pytest.raises(RuleBroken) as refusal:
        act()
    return refusal.value.code


def test_the_same_form_twice_is_one_session_and_its_words_are_trimmed(world: Cast) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        row = sessions.add_session(by=world.worker, organisation=world.centre, data=DATA, form_key=key)
    assert (Session.objects.count(), row.title, row.area_id) == (1, "社区清洁", world.street.pk)
    assert Entry.objects.filter(verb="activities.session_added").count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "activities.title_needed"),
        ({"title": "戒毒知识讲座"}, "activities.title_telling"),
        ({"ends_at": dt.time(9)}, "activities.ends_before_start"),
        ({"starts_at": dt.time(1), "ends_at": dt.time(23)}, "activities.too_long"),
        ({"capacity": 0}, "activities.no_capacity"),
    ],
)
def test_what_a_session_must_say(world: Cast, change: dict[str, Any], code: str) -> None:
    data = SessionData(**{**vars(DATA), **change})
    key = uuid.uuid4()
    assert code == refused(
        lambda: sessions.add_session(by=world.worker, organisation=world.centre, data=data, form_key=key)
    )
    assert Session.objects.count() == 0


def test_somebody_signs_in_once_for_the_whole_session(world: Cast, session: Session, client: Client) -> None:
    first, second = mark(world, session, client), mark(world, session, client)
    assert first.pk == second.pk
    assert (first.minutes, first.how, first.verified_by) == (120, "spot", world.worker)
    entry = Entry.objects.get(verb="activities.attendance_marked")
    assert (entry.client_id, entry.data["state"], entry.data["is_kin"]) == (client.pk, "came", False)


def test_a_relative_signs_in_beside_the_client(world: Cast, session: Session, client: Client) -> None:
    mother = Kin.objects.create(client=client, name="魏平", relation="mother")
    mark(world, session, client)
    mark(world, session, client, kin=mother)
    assert sorted(Attendance.objects.values_list("kin", flat=True), key=str) == [mother.pk, None]
    stranger = Kin.objects.create(client=world.client("林远"), name="林山", relation="father")
    assert refused(lambda: mark(world, session, client, kin=stranger)) == "activities.kin_unknown"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(AttendanceState.CAME, minutes=121), "activities.minutes_wrong"),
        (Said(AttendanceState.CAME, minutes=0), "activities.minutes_wrong"),
        (Said(AttendanceState.EXCUSED), "activities.excuse_needed"),
        (Said(AttendanceState.EXCUSED, excuse=Excuse.WORK), "activities.proof_needed"),
        (
            Said(AttendanceState.EXCUSED, excuse=Excuse.OFFICIAL, proof=ExcuseProof.CALLED),
            "activities.proof_needed",
        ),
    ],
)
def test_what_an_attendance_must_say(
    world: Cast, session: Session, client: Client, said: Said, code: str
) -> None:
    assert refused(lambda: mark(world, session, client, said)) == code
    assert Attendance.objects.count() == 0


def test_nobody_has_come_before_the_day_but_an_excuse_may_come_earlier(
    world: Cast, session: Session, client: Client
) -> None:
    before = TODAY - dt.timedelta(days=1)
    assert refused(lambda: mark(world, session, client, today=before)) == "activities.not_yet"
    excused = Said(AttendanceState.EXCUSED, excuse=Excuse.ILLNESS, proof=ExcuseProof.MESSAGE)
    row = mark(world, session, client, excused, today=before)
    assert (row.state, row.excuse, row.proof, row.minutes) == ("excused", "illness", "message", 0)
    came = mark(world, session, client)
    row.refresh_from_db()
    assert (row.state, row.withdrawn_by) == ("excused", world.worker)
    assert (came.state, came.excuse, came.proof) == ("came", "", "")


def test_who_came_is_first_taken_back_and_the_same_again_is_another_fact(
    world: Cast, session: Session, client: Client
) -> None:
    row = mark(world, session, client, Said(AttendanceState.CAME, SignedHow.LIST))
    absent = Said(AttendanceState.ABSENT)
    assert refused(lambda: mark(world, session, client, absent)) == "activities.came_already"
    words = {"reason": "", "today": TODAY, "now": NOW}
    for _ in range(2):
        attendance.withdraw(by=world.worker, attendance=row, **words)
    assert Entry.objects.filter(verb="activities.attendance_withdrawn").count() == 1
    again = mark(world, session, client, Said(AttendanceState.CAME, SignedHow.LIST))
    assert again.pk != row.pk
    assert Attendance.objects.filter(withdrawn_at__isnull=True).get() == again


def test_later_and_for_others_a_reason_is_needed(world: Cast, session: Session, client: Client) -> None:
    row = mark(world, session, client)
    later = TODAY + dt.timedelta(days=1)
    for by, today in ((world.head, TODAY), (world.worker, later)):
        words = {"by": by, "attendance": row, "today": today, "now": NOW}
        assert (
            refused(lambda words=words: attendance.withdraw(reason=" ", **words))
            == "activities.reason_needed"
        )
    attendance.withdraw(by=world.head, attendance=row, reason="点错了人", today=later, now=NOW)
    row.refresh_from_db()
    assert row.withdrawn_reason == "点错了人"


def test_the_same_form_sent_again_with_another_centre_is_still_one_session(world: Cast) -> None:
    first, key = world.centre, uuid.uuid4()
    other = Organisation.objects.create(kind=first.kind, name="第二中心", area=first.area, starts_on=TODAY)
    one = sessions.add_session(by=world.head, organisation=first, data=DATA, form_key=key)
    again = sessions.add_session(by=world.head, organisation=other, data=DATA, form_key=key)
    assert (one.pk, one.organisation_id) == (again.pk, first.pk)


@pytest.mark.parametrize("said", [CAME, Said(AttendanceState.ABSENT)])
def test_once_somebody_is_down_the_day_stays_and_nothing_is_called_off(
    world: Cast, session: Session, client: Client, said: Said
) -> None:
    mark(world, session, client, said)
    moved = SessionData(**{**vars(DATA), "on": TODAY + dt.timedelta(days=1)})
    for act in (
        lambda: sessions.change_session(by=world.worker, session=session, data=moved),
        lambda: sessions.cancel_session(by=world.worker, session=session, now=NOW),
    ):
        assert refused(act) in {"activities.fixed", "activities.somebody_came"}
    renamed = SessionData(**{**vars(DATA), "title": "花园整理"})
    row = sessions.change_session(by=world.worker, session=session, data=renamed)
    assert (row.title, row.on) == ("花园整理", TODAY)


def test_nobody_signs_in_to_what_was_called_off(world: Cast, session: Session, client: Client) -> None:
    for _ in range(2):
        sessions.cancel_session(by=world.worker, session=session, now=NOW)
    assert Entry.objects.filter(verb="activities.session_cancelled").count() == 1
    assert refused(lambda: mark(world, session, client)) == "activities.cancelled"


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "district_office", "helper"])
def test_nobody_else_writes_and_nothing_is_written(
    world: Cast, session: Session, client: Client, who: str
) -> None:
    by, entries = getattr(world, who), Entry.objects.count()
    data = CertificateData(CertificateKind.SKILL, "学校", TODAY, ProofSeen.ORIGINAL)
    row = make_attendance(make_session(world.centre, world.worker), client, world.worker)
    rest = {"form_key": uuid.uuid4(), "today": TODAY, "now": NOW}
    for act in (
        lambda: (
            sessions.add_session(by=by, organisation=world.centre, data=DATA, form_key=uuid.uuid4())
            if by != world.police
            else mark(world, session, client, by=by)
        ),
        lambda: sessions.cancel_session(by=by, session=session, now=NOW),
        lambda: mark(world, session, client, by=by),
        lambda: attendance.withdraw(by=by, attendance=row, reason="x", today=TODAY, now=NOW),
        lambda: proofs.add_certificate(by=by, client=client, data=data, **rest),
        lambda: proofs.add_work(by=by, client=client, data=WorkData(TODAY, "x", WorkProof.SHOP), **rest),
    ):
        with pytest.raises(Http404):
            act()
    assert Entry.objects.count() == entries


def test_a_closed_file_takes_nothing(world: Cast, session: Session) -> None:
    client = world.client(state=Client.State.CLOSED, closed_on=TODAY)
    assert refused(lambda: mark(world, session, client)) == "clients.file_closed"


def test_a_certificate_rests_sealed_and_a_scan_must_be_there(world: Cast, client: Client) -> None:
    rest = {"by": world.worker, "client": client, "today": TODAY, "now": NOW}
    data = CertificateData(CertificateKind.SKILL, " 楚安技校 ", TODAY, ProofSeen.ORIGINAL)
    key = uuid.uuid4()
    for _ in range(2):
        row = proofs.add_certificate(data=data, form_key=key, **rest)
    assert (Certificate.objects.count(), row.issuer) == (1, "楚安技校")
    with connection.cursor() as cursor:
        cursor.execute("SELECT issuer FROM activities_certificate")
        assert "楚安".encode() not in bytes(cursor.fetchone()[0])
    for wrong, code in (
        ({"seen": ProofSeen.SCAN}, "activities.scan_needed"),
        ({"issuer": " "}, "activities.issuer_needed"),
        ({"issued_on": TODAY + dt.timedelta(days=1)}, "activities.issued_later"),
    ):
        bad = CertificateData(**{**vars(data), **wrong})
        assert code == refused(
            lambda bad=bad: proofs.add_certificate(data=bad, form_key=uuid.uuid4(), **rest)
        )
    assert refused(lambda: proofs.withdraw_certificate(by=world.worker, certificate=row, reason="", now=NOW))
    proofs.withdraw_certificate(by=world.worker, certificate=row, reason="看错", now=NOW)
    assert Entry.objects.filter(verb="activities.certificate_withdrawn").count() == 1


def test_a_month_of_work_is_written_down_once(world: Cast, client: Client) -> None:
    rest = {"by": world.worker, "client": client, "today": TODAY, "now": NOW}
    data = WorkData(dt.date(2026, 10, 17), "江湾电器维修部", WorkProof.PAY_SLIP)
    row = proofs.add_work(data=data, form_key=uuid.uuid4(), **rest)
    assert row.month == dt.date(2026, 10, 1)
    again = lambda: proofs.add_work(data=data, form_key=uuid.uuid4(), **rest)  # noqa: E731 - asked twice
    assert refused(again) == "activities.month_known"
    proofs.withdraw_work(by=world.worker, work=row, reason="不是本人的", now=NOW)
    again()
    assert WorkRecord.objects.count() == 2
    for wrong, code in (
        ({"month": dt.date(2026, 12, 1)}, "activities.month_later"),
        ({"employer": ""}, "activities.employer_needed"),
    ):
        bad = WorkData(**{**vars(data), **wrong})
        assert code == refused(lambda bad=bad: proofs.add_work(data=bad, form_key=uuid.uuid4(), **rest))
