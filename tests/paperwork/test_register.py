"""The register of issued papers for offices above, and the report that a medic prints."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.make_papers import make_paper
from tests.paperwork.test_issuing import issue
from tests.people import Cast, cast, signed_in
from tests.screening import making
from waystation.audit.models import Entry
from waystation.casework import papers as facts
from waystation.clients.models import Client, TeamMember
from waystation.papers import actions
from waystation.papers.models import IssuedPaper
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper
from waystation.screening import actions as screening
from waystation.screening.models import Sampling

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 2)


@pytest.fixture
def world() -> Cast:
    return cast()


def page(user, office, **asked: str):
    return signed_in(user).get(reverse("papers:register", args=[office.pk]), asked)


def test_district_and_city_see_the_numbers_and_never_whose_they_are(world):
    client = world.client_with_order("陈安安")
    paper = issue(world, client, Paper.ADMONITION)
    actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="写错了人", today=TODAY)
    for user in (world.district_office, world.city_office):
        said = page(user, world.centre).content.decode()
        assert paper.number in said
        assert "王敏" in said
        assert "2026年11月2日作废" in said
        for secret in ("陈安安", "写错了人", client.file_number, f"/clients/{client.pk}/"):
            assert secret not in said
        address = reverse("casework:paper_issued", args=[client.pk, paper.pk])
        assert signed_in(user).get(address).status_code in {403, 404}
    head = page(world.head, world.centre).content.decode()
    assert "陈安安" in head
    assert reverse("casework:papers", args=[client.pk]) in head


def test_only_offices_of_the_own_area_and_only_those_who_manage_papers(world):
    assert page(world.head, world.other_centre).status_code == 404
    assert page(world.other_head, world.centre).status_code == 404
    for user in (world.worker, world.police, world.medic, world.auditor, world.admin):
        assert page(user, world.centre).status_code in {403, 404}


def test_the_register_is_narrowed_by_year_and_kind_and_odd_words_ask_for_nothing(world):
    client = world.client_with_order()
    first = issue(world, client, Paper.LEAVE)
    second = issue(world, client, Paper.AGREEMENT, on=dt.date(2027, 1, 3))
    said = page(world.head, world.centre, year="2026").content.decode()
    assert first.number in said
    assert second.number not in said
    said = page(world.head, world.centre, kind="agreement").content.decode()
    assert second.number in said
    assert first.number not in said
    for odd in ("x", "99999", "²026", "20 6", "-1"):
        assert first.number in page(world.head, world.centre, year=odd, kind=odd, page=odd).content.decode()
    assert "没有符合条件的文书" in page(world.head, world.centre, year="1999").content.decode()


def test_the_register_asks_as_much_for_one_paper_as_for_thirty(world, django_assert_num_queries):
    client: Client = world.client_with_order()
    browser = signed_in(world.head)
    address = reverse("papers:register", args=[world.centre.pk])
    browser.get(address)
    for wanted in (1, 30):
        while IssuedPaper.objects.count() < wanted:
            make_paper(client, world.worker)
        with django_assert_num_queries(8):
            assert browser.get(address).status_code == 200


# --- the medic -------------------------------------------------------------------------------------------


def declared(world: Cast, *, in_team: bool = True) -> Sampling:
    row = making.sealed(world)
    screening.declare_medicine(by=world.worker, screening=row, declared=True, medicine="复方甘草片")
    if in_team:
        TeamMember.objects.create(
            client=row.client, user=world.medic, duty=TeamMember.Duty.MEDIC, starts_on=timezone.localdate()
        )
    return Sampling.objects.get(screening=row)


def report(user, sheet: Sampling):
    return signed_in(user).post(reverse("casework:medicine_report", args=[sheet.pk]))


def test_the_medic_of_the_team_prints_the_test_with_the_medicine(world):
    sheet = declared(world)
    answer = report(world.medic, sheet)
    assert answer.status_code == 200
    read = PdfReader(io.BytesIO(answer.content))
    said = "".join(one.extract_text() for one in read.pages).replace("\n", "")
    assert "复方甘草片" in said
    assert "医务专用" in said
    assert sheet.screening.specimens.first().seal_number in said
    assert Entry.objects.filter(verb="screening.medicine_read", actor=world.medic).count() == 1
    assert "甘草" not in str(list(Entry.objects.values_list("data", flat=True)))
    assert (
        "医务专用"
        in signed_in(world.medic).get(reverse("screening:medicine", args=[sheet.pk])).content.decode()
    )


def test_no_other_medic_and_nobody_of_the_office_prints_it(world):
    sheet = declared(world, in_team=False)
    assert report(world.medic, sheet).status_code == 404
    for user in (world.worker, world.head, world.police, world.city_office):
        assert report(user, sheet).status_code in {403, 404}


def test_the_opinion_of_the_medic_stands_on_the_record_and_the_medicine_does_not(world):
    sheet = declared(world)
    Sampling.objects.filter(pk=sheet.pk).update(
        medicine_opinion="may_explain", opinion_by=world.medic, opinion_on=timezone.localdate()
    )
    found = facts.gather(world.worker, sheet.screening.client, KINDS[Paper.TEST_RECORD], timezone.localdate())
    assert "医务意见：可能是药物引起" in str(found["tests"])
    assert "甘草" not in str(found)
    assert "medicine" not in found
