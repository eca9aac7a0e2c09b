"""The pages of schemes in a browser: draft, preview, second person; a withdrawn fact."""

from __future__ import annotations

import datetime as dt
import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people import cast
from tests.points.schemes.making import CLIMBING, NOW, balance, draft, make_earned, scheme, told
from waystation.points.actions import awards
from waystation.points.jobs.releasing import release_due
from waystation.points.models import Enrolment, SchemeVersion

TODAY = timezone.localdate()
pytestmark = pytest.mark.django_db
FORM = {
    "name": "出勤积分",
    "template": "attendance",
    "valid_from": TODAY.isoformat(),
    "budget": "",
    "numbers": "",
}


@pytest.fixture
def world():
    return cast()


def signed_in(user) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def _draft(browser: Browser, world, **values: object):
    said = {**FORM, "area": world.street.pk, "key": str(uuid4()), **values}
    return browser.post("/points/schemes/", said, follow=True)


@pytest.mark.parametrize("template", ["menu", "attendance", "draws", "abstinence"])
def test_every_template_is_drafted_and_shown(world, template):
    page = _draft(signed_in(world.head), world, template=template, budget="50000").content.decode()
    assert "第1版" in page
    assert "全年预算最多50000分" in page
    assert ("公布的中奖机会" in page) is (template == "draws")


def test_a_mistake_in_the_numbers_is_told_with_its_place(world):
    browser = signed_in(world.head)
    wrong = json.dumps(CLIMBING | {"tracks": [{**CLIMBING["tracks"][1], "flat": -5}]})
    page = _draft(browser, world, numbers=wrong).content.decode()
    assert "tracks[0].flat：积分不扣减" in page
    for text in ("{", "[]", '{"tracks": 5}', "x" * 20000):
        assert _draft(browser, world, numbers=text).status_code == 200
    for caps in (5, [1], "x"):
        typed = json.dumps(CLIMBING | {"caps": caps})
        assert "caps：" in _draft(browser, world, numbers=typed, budget="500").content.decode()
    assert not SchemeVersion.objects.exists()


def test_the_second_person_approves_and_the_first_cannot(world):
    made = draft(world, valid_from=TODAY, today=TODAY)
    address = f"/points/schemes/{made.pk}/"
    own = signed_in(world.head)
    assert "请另一位负责人批准" in own.post(f"{address}approve/", follow=True).content.decode()
    other = signed_in(world.district_office)
    assert "已批准" in other.post(f"{address}approve/", follow=True).content.decode()
    assert "不能撤回" in own.post(f"{address}drop/", follow=True).content.decode()
    assert "请填写最后一天" in own.post(f"{address}end/", {"last_on": "x"}, follow=True).content.decode()
    own.post(f"{address}end/", {"last_on": TODAY.isoformat()})
    assert SchemeVersion.objects.get().last_on == TODAY
    for stranger, status in ((world.other_head, 404), (world.worker, 404), (world.auditor, 404)):
        assert signed_in(stranger).get(address).status_code == status


def test_the_preview_counts_what_last_year_would_have_cost(world):
    scheme(world)
    for number in range(3):
        client = world.client(f"学员{number}")
        for day in range(4):
            told(world, client, day)
    made = draft(world, {"yuan_per_point": "0.5", "tracks": [
        {"id": "all", "event": "appointment_kept", "schedule": "flat", "flat": 10}]})  # fmt: skip
    page = signed_in(world.head).get(f"/points/schemes/{made.pk}/?preview=1").content.decode()
    for said in ("3人，12件", "120分，值60元", "100%"):
        assert said in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_lists_ask_the_same_number_of_questions(world, rows):
    for number in range(rows):
        scheme(world, name=f"方案{number}")
        make_earned(world.client(f"学员{number}"), world.worker)
    browser = signed_in(world.head)
    for address, most in (("/points/schemes/", 14), ("/points/withdrawn/", 10)):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        assert len(asked) <= most, [q["sql"][:90] for q in asked]


def test_a_withdrawn_fact_is_decided_on_its_page(world):
    scheme(world)
    client = world.client()
    told(world, client, event_id="attendance:7")
    awards.withdraw(by=world.worker, event_id="attendance:7", at=NOW)
    browser = signed_in(world.head)
    page = browser.get("/points/withdrawn/").content.decode()
    assert client.name in page
    waiting = client.point_corrections.get()
    address = f"/points/withdrawn/{waiting.pk}/decide/"
    assert "请选择" in browser.post(address, {}, follow=True).content.decode()
    assert balance(client) == 160
    browser.post(address, {"takes_back": "yes", "words": "签错了名"})
    assert balance(client) == 100


def test_the_morning_posts_what_waited(world):
    scheme(world, CLIMBING | {"caps": {"month": 150}})
    client = world.client()
    told(world, client)
    due = Enrolment.objects.get(client=client).waits_until
    assert release_due(today=due - dt.timedelta(days=1), now=NOW) == 0
    assert release_due(today=due, now=NOW + dt.timedelta(days=29)) == 1
    assert balance(client) == 160
