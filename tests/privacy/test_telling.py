"""What the client is told (S1-48, PIPL Arts. 17, 30), and what is never issued (S2-93)."""

from __future__ import annotations

import html
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

import waystation
from tests.casework.reading import busy_client, make_contact
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.actions.intake import register_client
from waystation.clients.actions.telling import tell
from waystation.clients.models import Telling
from waystation.rules.people import PersonData
from waystation.rules.privacy import notice
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db


def sent(**more: object) -> dict[str, object]:
    return {
        "what": "help_work",
        "way": "in_person",
        "on": timezone.localdate().isoformat(),
        "note": "想换时间",
        "form_key": str(uuid4()),
    } | more


def test_that_the_client_was_told_is_kept_shown_and_on_the_timeline_once():
    world = cast()
    client, browser = busy_client(world), signed_in(world.worker)
    address, form = reverse("casework:told", args=[client.pk]), sent()
    for _turn in range(2):
        assert browser.post(address, form)["Location"] == address
    row = Telling.objects.get()
    assert (row.what, row.way, row.told_by, row.note) == ("help_work", "in_person", world.worker, "想换时间")
    body = browser.get(address).content.decode()
    assert "帮教工作情况" in body
    assert "想换时间" in body
    page = html.unescape(browser.get(reverse("casework:client", args=[client.pk])).content.decode())
    assert "告知本人：帮教工作情况" in page
    assert address in page
    entry = Entry.objects.get(verb="clients.told")
    assert "想换时间" not in str(entry.data)


def test_a_day_to_come_is_refused_and_nothing_is_written():
    world = cast()
    client, browser = world.client(), signed_in(world.worker)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = browser.post(reverse("casework:told", args=[client.pk]), sent(on=tomorrow))
    assert "晚于今天" in answer.content.decode()
    for broken in ({"what": "x"}, {"way": ""}, {"form_key": "x"}):
        assert browser.post(reverse("casework:told", args=[client.pk]), sent(**broken)).status_code == 200
    assert not Telling.objects.exists()


def test_somebody_else_tells_nobody():
    world = cast()
    client, now = world.client(), timezone.localdate()
    given = {"client": client, "what": "privacy", "way": "paper", "on": now, "note": "", "today": now}
    for user in (world.police, world.other_worker, world.district_office, world.admin):
        with pytest.raises(Http404):
            tell(by=user, form_key=uuid4(), **given)
    with pytest.raises(RuleBroken, match=r"privacy\.told_what"):
        tell(by=world.worker, form_key=uuid4(), **{**given, "what": "else"})
    assert not Telling.objects.exists()


def test_the_same_key_for_two_clients_is_two_tellings():
    world = cast()
    key, now = uuid4(), timezone.localdate()
    for name in ("陈安", "高山"):
        tell(
            by=world.worker, client=world.client(name), what="privacy", way="paper", on=now, note="",
            form_key=key, today=now,
        )  # fmt: skip
    assert Telling.objects.count() == 2


def test_intake_keeps_that_the_notice_was_given_with_its_text():
    world = cast()
    born_on = timezone.localdate().replace(year=1990, day=1)
    data = PersonData(name="林安", area_path=world.community.path, sex="male", born_on=born_on)
    client = register_client(
        by=world.worker, today=timezone.localdate(), person=data, notice_given=True, form_key=uuid4()
    )
    row = client.tellings.get()
    assert (row.what, row.version) == ("privacy", notice.CURRENT)


def test_the_page_for_the_client_says_who_helps_what_was_done_and_what_comes():
    world = cast()
    client = busy_client(world)
    make_contact(client, world.worker, held_on=timezone.localdate(), note="内部记录")
    body = html.unescape(
        signed_in(world.worker).get(reverse("casework:help_work", args=[client.pk])).content.decode()
    )
    for words in (
        client.name,
        world.worker.name,
        "最近 6 个月做了什么",
        "下次见面",
        "提出异议",
        "data-print",
    ):
        assert words in body
    assert "内部记录" not in body


@pytest.mark.parametrize("version", list(notice.VERSIONS))
def test_each_text_of_the_notice_stays_printable_and_answers_the_four_questions(version):
    world = cast()
    client, browser = world.client(), signed_in(world.worker)
    address = reverse("casework:privacy_notice", args=[client.pk])
    body = browser.get(address, {"version": version}).content.decode()
    for words in (f"文本{version}", "谁在使用", "为什么", "用哪些信息", "保存多久", "您的权利"):
        assert words in body
    assert browser.get(address, {"version": "../base"}).status_code == 404


def test_the_rule_on_certificates_stands_with_its_sources_where_people_look():
    world = cast()
    client, browser = world.client(), signed_in(world.worker)
    address = reverse("casework:no_certificate")
    body = browser.get(address).content.decode()
    for words in ("第一百三十六条", "第五十二条", "不出具", "解除通知书"):
        assert words in body
    assert address in browser.get(reverse("casework:rules")).content.decode()
    assert address in browser.get(reverse("clients:documents", args=[client.pk])).content.decode()
    assert signed_in(world.auditor).get(address).status_code == 200


def test_no_address_and_no_paper_of_the_house_is_a_certificate_of_history():
    from waystation.common.pages import PAGES
    from waystation.rules.people import Paper

    named = [name for name in PAGES if "certif" in name and name != "casework:no_certificate"]
    assert named == []
    assert [paper for paper in Paper if "certif" in paper.value or "history" in paper.value] == []
    page = Path(waystation.__file__).parent / "casework/jinja2/casework/no_certificate.html"
    assert "<form" not in page.read_text(encoding="utf-8")
