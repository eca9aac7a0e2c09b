"""The file's own pages: what they save, what they hide, and for whom they are not there."""

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import papers
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.clients import actions, scans
from waystation.clients.models import Client
from waystation.common.persons import identity
from waystation.rules.people import KinData, Paper
from waystation.rules.privacy import identity_ends

NUMBER = identity.with_check_digit("42122119880412031")
PAGES = ("edit", "phones", "kin", "consents", "documents", "team")


def page(name, client, *rest):
    return reverse(f"clients:{name}", args=[client.pk, *rest])


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_own_people_open_a_page_and_everybody_else_finds_nothing(name):
    world = cast()
    client = world.client()
    assert signed_in(world.worker).get(page(name, client)).status_code == 200
    assert Entry.objects.filter(verb="clients.looked_at", client_id=client.pk).count() == 1
    strangers = [user for role, user in world.by_role().items() if role not in {"worker", "head"}]
    for user in (*strangers, world.other_worker, world.other_head):
        assert signed_in(user).get(page(name, client)).status_code == 404
    assert signed_in(world.worker).get(reverse(f"clients:{name}", args=[999_999])).status_code == 404


@pytest.mark.django_db
def test_the_identity_number_is_masked_until_it_is_asked_for_and_the_look_is_written_down():
    world = cast()
    client = world.client(id_number=NUMBER)
    browser = signed_in(world.worker)
    shown = browser.get(page("edit", client)).content.decode()
    assert NUMBER not in shown
    assert identity_ends(NUMBER) in shown
    answer = browser.post(page("reveal", client))
    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert Entry.objects.filter(verb="clients.id_number_shown", actor=world.worker).count() == 1
    assert browser.get(page("reveal", client)).status_code == 405


@pytest.mark.django_db
def test_a_changed_name_is_saved_and_a_wrong_number_is_said_at_its_field():
    world = cast()
    client = world.client("陈安", id_number="")
    browser = signed_in(world.worker)
    data = {"name": "陈平", "sex": "male", "born_on": "1990-03-15", "id_number": ""}
    answer = browser.post(page("edit", client), data)
    assert answer.status_code == 302
    assert sorted(client.names.values_list("kind", "text")) == [("current", "陈平"), ("former", "陈安")]
    wrong = browser.post(page("edit", client), {**data, "id_number": "123456"}).content.decode()
    assert "身份证号码应为18位（老号码15位），请核对是否少写或者多写。" in wrong


@pytest.mark.django_db
def test_a_phone_is_added_once_however_often_it_is_sent_and_ends_into_the_history():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    for _click in range(2):
        browser.post(page("phones", client), {"number": "138 0013 8000", "note": "本人"})
    (phone,) = client.phones.all()
    assert (phone.number, phone.note) == ("13800138000", "本人")
    browser.post(page("end_phone", client, phone.pk))
    assert "停用的号码（1）" in browser.get(page("phones", client)).content.decode()


@pytest.mark.django_db
def test_a_scan_is_handed_out_as_a_file_and_never_as_a_page():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    key = uuid.uuid4()
    for _click in range(2):
        data = {
            "form_key": key,
            "kind": "order",
            "title": "决定书",
            "dated_on": "2026-01-05",
            "scan": SimpleUploadedFile("<script>.html", papers.pdf(), content_type="text/html"),
        }
        assert browser.post(page("documents", client), data).status_code == 302
    (paper,) = client.documents.all()
    answer = browser.get(page("scan", client, paper.pk))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    name = f"{client.file_number}-{paper.pk}.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    other = world.client("别人")
    assert browser.get(page("scan", other, paper.pk)).status_code == 404
    data = {**data, "form_key": uuid.uuid4(), "scan": SimpleUploadedFile("x.pdf", b"<svg onload=1>")}
    assert (
        "只能上传 PDF、JPEG、PNG 或者 WebP 文件"
        in browser.post(page("documents", client), data).content.decode()
    )


@pytest.mark.django_db
def test_only_a_head_is_shown_the_choice_of_workers():
    world = cast()
    client = world.client()
    assert "分配工作人员" not in signed_in(world.worker).get(page("team", client)).content.decode()
    assert signed_in(world.worker).post(page("assign", client), {"worker": ""}).status_code == 404
    head = signed_in(world.head)
    seen = {"worker": "", "instead_of": world.worker.pk}
    assert head.post(page("assign", client), seen).status_code == 302
    assert Client.objects.get(pk=client.pk).worker is None
    late = head.post(page("assign", client), {"worker": world.worker.pk, "instead_of": world.worker.pk})
    assert "刚才已有人取消了这位学员的责任人" in late.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "statements"),
    [("phones", 8), ("kin", 8), ("consents", 11), ("documents", 8), ("team", 10)],
)
def test_a_page_makes_the_same_number_of_statements_for_one_row_and_for_thirty(name, statements):
    world = cast()
    client = world.client()
    day = dt.date(2026, 1, 5)
    common = {"by": world.worker, "client": client, "today": day}

    def add(n):
        actions.add_phone(**common, number=f"138001380{n:02}", note="")
        kin = actions.add_kin(**common, data=KinData(f"亲属{n}", "other"))
        actions.give_consent(**common, scope="family_contact", given_on=day, kin_id=kin.pk)
        actions.add_document(**common, kind="other", title=f"材料{n}", dated_on=day)
        actions.add_team_member(**common, duty="family", kin_id=kin.pk)

    browser = signed_in(world.worker)
    counted = []
    for rows in (range(1), range(1, 30)):
        for n in rows:
            add(n)
        browser.get(page(name, client))
        with CaptureQueriesContext(connection) as seen:
            browser.get(page(name, client))
        counted.append(len(seen))
    assert counted == [statements, statements]


@pytest.mark.django_db
def test_a_scan_is_opened_only_by_those_who_reach_its_own_file():
    world = cast()
    client, other = world.client(), world.client("另一位")
    scan = scans.clean(papers.pdf())
    paper = actions.add_document(
        by=world.worker,
        client=client,
        kind=Paper.ORDER,
        title="决定书",
        dated_on=dt.date(2026, 1, 2),
        today=dt.date(2026, 1, 3),
        scan=scan,
    )
    assert actions.open_scan(by=world.worker, client=client, document=paper) == scan.content
    for by, file in ((world.other_worker, client), (world.police, client), (world.worker, other)):
        with pytest.raises(Http404):
            actions.open_scan(by=by, client=file, document=paper)
    assert Entry.objects.filter(verb="clients.document_opened").count() == 1
