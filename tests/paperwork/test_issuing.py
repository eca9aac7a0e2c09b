"""A paper gets its number and stays as it was: numbers without gaps, reprints, copies, cancelling."""

from __future__ import annotations

import datetime as dt
import io
import json
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from pypdf import PdfReader

from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.casework.actions.papers import one_file as file_papers
from waystation.common.wording.messages import sentence
from waystation.papers import actions, proof
from waystation.papers.models import IssuedPaper, PaperCounter
from waystation.papers.rendering import typeset
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 11, 2)
BASE = "https://station.example/check/TOKEN/"


def text_of(pdf: bytes) -> str:
    """The words of a PDF without line breaks."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def issue(world, client, kind=Paper.AGREEMENT, *, by=None, typed=None, on=TODAY, form_key=None):
    return file_papers.issue_paper(
        by=by or world.worker,
        client=client,
        kind=KINDS[kind],
        typed=typed or {},
        base=BASE,
        today=on,
        form_key=form_key or uuid4(),
    )


def opened(world, client, paper, *, copy=False):
    return actions.open_paper(by=world.worker, client=client, paper_id=paper.pk, copy=copy).content


@pytest.mark.django_db
def test_numbers_follow_one_another_for_each_office_kind_and_year():
    world = cast()
    client, far = world.client_with_order(), world.other_client()
    numbers = [
        issue(world, client).number,
        issue(world, client, Paper.LEAVE).number,
        issue(world, client).number,
        issue(world, client, on=dt.date(2027, 1, 3)).number,
        issue(world, far, by=world.other_worker).number,
    ]
    assert numbers == [
        "协议书〔2026〕第1号",
        "请假〔2026〕第1号",
        "协议书〔2026〕第2号",
        "协议书〔2027〕第1号",
        "协议书〔2026〕第1号",
    ]


@pytest.mark.django_db
def test_a_reprint_is_the_same_bytes_whatever_became_of_the_file_and_the_template(monkeypatch):
    world = cast()
    client = world.client_with_order("陈安")
    paper = issue(world, client)
    first = opened(world, client, paper)
    client.name = "陈平"
    client.save(update_fields=["name"])
    monkeypatch.setattr(typeset, "shipped", lambda name: "改了的模板")
    assert opened(world, client, paper) == first
    words = text_of(first)
    assert "陈安" in words
    assert "陈平" not in words
    assert paper.number in words
    assert "永丰街道社区戒毒社区康复中心" in words
    held = IssuedPaper.objects.get(pk=paper.pk)
    assert "陈安".encode() not in bytes(held.content)
    assert json.loads(held.facts)["name"] == "陈安"
    assert held.pages == len(PdfReader(io.BytesIO(first)).pages)


@pytest.mark.django_db
def test_a_copy_says_so_across_each_page_and_keeps_every_word():
    world = cast()
    client = world.client_with_order()
    paper = issue(world, client)
    original, copy = opened(world, client, paper), opened(world, client, paper, copy=True)
    assert "副本" not in text_of(original)
    assert all("副本" in page.extract_text() for page in PdfReader(io.BytesIO(copy)).pages)
    assert text_of(copy).replace("副本", "") == text_of(original)
    assert Entry.objects.filter(verb="papers.opened", client_id=client.pk).count() == 2


@pytest.mark.django_db
def test_a_cancelled_paper_keeps_its_number_needs_a_reason_and_is_marked():
    world = cast()
    client = world.client_with_order()
    paper = issue(world, client)
    with pytest.raises(RuleBroken) as refused:
        actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="  ", today=TODAY)
    assert sentence(refused.value.code, refused.value.params)
    for _again in range(2):
        actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="日期写错", today=TODAY)
    assert "已作废" in text_of(opened(world, client, paper))
    assert issue(world, client).number == "协议书〔2026〕第2号"
    entry = Entry.objects.get(verb="papers.cancelled")
    assert "日期写错" not in str(entry.data)


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_paper():
    world = cast()
    client, key = world.client_with_order(), uuid4()
    assert issue(world, client, form_key=key) == issue(world, client, form_key=key)
    assert PaperCounter.objects.get().last == 1


@pytest.mark.django_db
def test_a_template_that_fails_takes_no_number(monkeypatch):
    world = cast()
    client = world.client_with_order()
    with monkeypatch.context() as broken:
        broken.setattr(typeset, "shipped", lambda name: "#no-such-thing")
        with pytest.raises(RuleBroken):
            issue(world, client)
    assert issue(world, client).sequence == 1


@pytest.mark.django_db
def test_a_draft_is_marked_has_no_number_and_keeps_nothing():
    world = cast()
    client = world.client_with_order()
    page = reverse("casework:paper", args=[client.pk, "admonition"])
    sent = {
        "do": "draft",
        "form_key": str(uuid4()),
        "reason": "没有到站",
        "detail": "#eval(1) *b* {{ x }} <b>",
    }
    answer = signed_in(world.worker).post(page, sent)
    assert answer["Content-Type"] == "application/pdf"
    words = text_of(answer.content)
    assert "草稿" in words
    assert "没有到站" in words
    assert "#eval(1) *b* {{ x }} <b>" in words
    assert not IssuedPaper.objects.exists()
    assert Entry.objects.get(verb="papers.drafted").data["kind"] == "admonition"


@pytest.mark.django_db
def test_another_area_the_auditor_and_a_helper_find_nothing():
    world = cast()
    client = world.client_with_order()
    paper = issue(world, client)
    pages = [
        reverse("casework:papers", args=[client.pk]),
        reverse("casework:paper", args=[client.pk, "agreement"]),
        reverse("casework:paper_issued", args=[client.pk, paper.pk]),
    ]
    for user in (world.other_worker, world.auditor, world.helper, world.district_office, world.medic):
        assert [signed_in(user).get(page).status_code for page in pages] == [404, 404, 404], user.username
    with pytest.raises(Http404):
        issue(world, client, by=world.other_worker)
    other = world.client("周宁")
    with pytest.raises(Http404):
        actions.open_paper(by=world.worker, client=other, paper_id=paper.pk)


@pytest.mark.django_db
def test_the_police_print_drafts_with_what_they_see_and_issue_nothing():
    world = cast()
    client = world.client_with_order()
    client.id_number = "990102199003150017"
    client.save(update_fields=["id_number"])
    browser = signed_in(world.police)
    page = reverse("casework:paper", args=[client.pk, "test_notice"])
    draft = browser.post(page, {"do": "draft", "form_key": str(uuid4())})
    assert "990102********0017" in text_of(draft.content)
    assert browser.get(reverse("casework:papers", args=[client.pk])).status_code == 200
    with pytest.raises(Http404):
        issue(world, client, by=world.police)


@pytest.mark.django_db
def test_the_code_leads_to_a_page_that_names_no_one(client):
    world = cast()
    file = world.client_with_order("陈安")
    paper = issue(world, file)
    page = reverse("papers:check", args=[proof.token(paper.check_id)])
    answer = client.get(page)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "现在有效" in words
    assert paper.number in words
    assert "协议类文书" in words
    assert "陈安" not in words
    assert file.file_number not in words
    actions.cancel(by=world.worker, client=file, paper_id=paper.pk, reason="写错", today=TODAY)
    assert "已经作废" in client.get(page).content.decode()
    assert "写错" not in client.get(page).content.decode()


@pytest.mark.django_db
def test_made_up_codes_are_refused(client):
    world = cast()
    paper = issue(world, world.client_with_order())
    good = proof.token(paper.check_id)
    for bad in ("x", good[:-1] + ("A" if good[-1] != "A" else "B"), proof.token(uuid4())[:10], "A" * 36):
        assert proof.read(bad) is None
        assert "没有查到" in client.get(reverse("papers:check", args=[bad])).content.decode()
    assert "没有查到" in client.get(reverse("papers:check", args=[proof.token(uuid4())])).content.decode()
