"""The lists of kits, samples, panels and medicines: the same statements for one row and for thirty."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.make import make_order
from tests.people import Cast, cast, signed_in
from tests.screening import making as m
from waystation.accounts.models import User
from waystation.clients.models import TeamMember
from waystation.screening import actions
from waystation.screening.models import KitMovement, Panel, Sampling, Screening, Specimen


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def counted(by: User, address: str) -> int:
    browser = signed_in(by)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def rows(world: Cast, count: int) -> None:
    """So many of everything that a list shows."""
    for number in range(count):
        row = m.sealed(world)
        row.specimens.filter(part="A").update(keep_until=m.TODAY - dt.timedelta(days=number + 1))
        TeamMember.objects.create(client=row.client, duty="medic", user=world.medic, starts_on=m.TODAY)
        actions.declare_medicine(by=world.worker, screening=row, declared=True, medicine="止咳糖浆")
        m.lot(world)
        Panel.objects.create(
            name=f"板{Panel.objects.count()}",
            material="urine",
            analytes=["morphine"],
            source="说明书",
            mark="P",
            since=m.TODAY,
        )


@pytest.mark.parametrize(
    ("page", "who", "statements"),
    [("kits", "worker", 9), ("stored", "worker", 7), ("panels", "worker", 6), ("medicines", "medic", 7)],
)
def test_a_list_takes_the_same_statements_for_one_row_and_for_thirty(world, page, who, statements):
    address = reverse(f"screening:{page}")
    rows(world, 1)
    one = counted(getattr(world, who), address)
    rows(world, 29)
    assert (one, counted(getattr(world, who), address)) == (statements, statements)


def test_the_page_of_a_test_takes_the_same_statements_however_long_its_chain_is(world):
    row = m.sealed(world)
    address = reverse("casework:test", args=[row.client_id, row.pk])
    before = counted(world.worker, address)
    part = row.specimens.select_related("screening").get(part="A")
    for _n in range(10):
        data = actions.StepData(step="sent", at=timezone.now(), to="甲实验室")
        actions.add_step(by=world.worker, specimen=part, data=data, form_key=uuid4(), now=timezone.now())
    assert counted(world.worker, address) == before


def test_two_persons_sign_on_the_page_and_the_first_alone_cannot(world):
    part = m.kept_long(world)[0]
    address = reverse("screening:stored")
    first, second = signed_in(world.worker), signed_in(world.head)
    chosen = {"chosen": [part.pk]}
    first.post(address, chosen | {"deed": "ask"})
    page = first.post(address, chosen | {"deed": "destroy"}, follow=True)
    assert "销毁要由两个人签字" in page.content.decode()
    page = second.post(address, chosen | {"deed": "destroy"}, follow=True)
    assert "已登记销毁1份" in page.content.decode()
    assert Specimen.objects.get(pk=part.pk).destroyed_on == m.TODAY


@pytest.mark.parametrize("sent", [{}, {"deed": "nonsense"}, {"deed": "destroy", "chosen": ["x", "9" * 30]}])
def test_nonsense_on_the_list_of_samples_destroys_nothing(world, sent):
    m.kept_long(world)
    assert signed_in(world.worker).post(reverse("screening:stored"), sent).status_code == 302
    assert not Specimen.objects.exclude(destroyed_on=None).exists()


def test_a_chosen_part_of_another_street_is_not_there(world):
    part = m.kept_long(world)[0]
    answer = signed_in(world.other_worker).post(
        reverse("screening:stored"), {"deed": "ask", "chosen": [part.pk]}
    )
    assert answer.status_code == 404


def test_the_medicine_is_on_no_page_of_the_worker_nor_in_the_medics_list(world):
    row = m.positive(world)
    actions.declare_medicine(by=world.worker, screening=row, declared=True, medicine="复方甘草片")
    TeamMember.objects.create(client=row.client, duty="medic", user=world.medic, starts_on=m.TODAY)
    worker = signed_in(world.worker)
    for page in ("test", "seal", "correct_screening"):
        text = worker.get(reverse(f"casework:{page}", args=[row.client_id, row.pk])).content.decode()
        assert "甘草" not in text
    assert "甘草" not in worker.get(reverse("casework:client", args=[row.client_id])).content.decode()
    medic = signed_in(world.medic)
    assert "甘草" not in medic.get(reverse("screening:medicines")).content.decode()
    sheet = Sampling.objects.get()
    assert "甘草" in medic.get(reverse("screening:medicine", args=[sheet.pk])).content.decode()
    TeamMember.objects.filter(user=world.medic).update(ends_on=m.TODAY)
    assert medic.get(reverse("screening:medicine", args=[sheet.pk])).status_code == 404


def test_a_negative_names_its_panel_and_what_was_not_looked_for(world):
    client = world.client_with_order()
    m.record(world, client, panel_id=m.panel().pk)
    m.record(world, client, purpose="extra")
    text = signed_in(world.worker).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert "服务性检测：阴性（吗啡、冰毒、氯胺酮板），本次未检：依托咪酯、合成大麻素" in text
    assert "阴性（检测板未记录）" in text


def test_a_womans_test_without_a_word_on_the_collector_is_listed_for_the_head(world):
    client = world.client("吴晴", sex="female")
    make_order(client=client)
    row = m.record(world, client)
    page = signed_in(world.head).get(reverse("casework:office")).content.decode()
    assert "没有写明是否由女性工作人员采样" in page
    Screening.objects.filter(pk=row.pk).update(same_sex="kept")
    page = signed_in(world.head).get(reverse("casework:office")).content.decode()
    assert "没有写明是否由女性工作人员采样" not in page


def test_a_lot_comes_in_once_however_often_the_form_is_sent(world):
    browser = signed_in(world.worker)
    sent = {
        "form_key": str(uuid4()),
        "organisation": world.centre.pk,
        "lot": "20261101A",
        "panel": m.panel().pk,
        "expires_on": "2030-01-01",
        "count": 20,
    }
    for _press in range(2):
        assert browser.post(reverse("screening:kits"), sent).status_code == 302
    assert KitMovement.objects.count() == 1
    page = browser.post(reverse("screening:kits"), sent | {"form_key": str(uuid4())})
    assert "这批试剂已经登记过" in page.content.decode()


def test_only_city_and_administrator_add_panels_and_a_new_window_ends_the_one_before(world):
    sent = {
        "deed": "window",
        "analyte": "morphine",
        "material": "blood",
        "said": "不到两天",
        "since": m.TODAY.isoformat(),
        "source": "新综述（2026）",
    }
    address = reverse("screening:manage_panels")
    assert signed_in(world.head).post(address, sent).status_code == 404
    assert signed_in(world.city_office).post(address, sent).status_code == 302
    page = signed_in(world.worker).get(reverse("screening:panels")).content.decode()
    assert "不到两天" in page
