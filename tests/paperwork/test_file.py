"""The index of a file, scans into their slots, the whole file as one PDF."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from tests import papers as uploaded
from tests.make_papers import make_paper
from tests.paperwork.test_issuing import issue
from tests.people import cast, signed_in
from waystation.casework.actions.papers import one_file
from waystation.casework.papers.index import index
from waystation.clients.models import Document
from waystation.papers import actions
from waystation.rules.papers import KINDS, SLOTS, Filling, SlotFacts, filling, slot_of
from waystation.rules.people import Paper

TODAY = dt.date(2026, 11, 2)


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("协议书签字.jpg", Paper.AGREEMENT),
        ("尿检通知书10月.pdf", Paper.TEST_NOTICE),
        ("2026年检测记录表.pdf", Paper.TEST_RECORD),
        ("中止执行.png", Paper.SUSPENSION),
        ("终止执行.png", Paper.TERMINATION),
        ("解除通知书.pdf", Paper.RELEASE_NOTICE),
        ("解除审批表.pdf", Paper.RELEASE_APPROVAL),
        ("03.jpg", Paper.AGREEMENT),
        ("23-陈.jpg", Paper.RELEASE_NOTICE),
        ("99.jpg", None),
        ("2026.jpg", None),
        ("IMG_0012.jpg", None),
    ],
)
def test_a_files_name_says_its_slot_or_nothing(name, slot):
    assert slot_of(name) is slot


@pytest.mark.parametrize(
    ("paper", "facts", "state"),
    [
        (Paper.AGREEMENT, SlotFacts(), Filling.EMPTY),
        (Paper.AGREEMENT, SlotFacts(records=1), Filling.IN_PROGRESS),
        (Paper.AGREEMENT, SlotFacts(issued=1), Filling.IN_PROGRESS),
        (Paper.AGREEMENT, SlotFacts(issued=1, kept=1), Filling.COMPLETE),
        (Paper.TEST_RECORD, SlotFacts(records=9), Filling.IN_PROGRESS),
        (Paper.TEST_RECORD, SlotFacts(issued=1), Filling.COMPLETE),
    ],
)
def test_how_full_a_slot_is(paper, facts, state):
    assert filling(KINDS[paper], facts) is state


def test_there_are_the_23_slots_in_their_order():
    assert len(SLOTS) == 23
    assert (SLOTS[0], SLOTS[22]) == (Paper.ORDER, Paper.RELEASE_NOTICE)
    assert list(SLOTS) == list(Paper)[:23]


@pytest.mark.django_db
def test_the_index_knows_papers_scans_and_records():
    world = cast()
    client = world.client_with_order()
    states = {slot.kind.paper: slot.state for slot in index(client)}
    assert states[Paper.ORDER] is Filling.IN_PROGRESS
    assert states[Paper.LEAVE] is Filling.EMPTY
    paper = issue(world, client, Paper.LEAVE)
    assert index(client)[17].state is Filling.IN_PROGRESS
    actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="x", today=TODAY)
    assert index(client)[17].state is Filling.EMPTY
    Document.objects.create(
        client=client, kind="leave", title="请假条", dated_on=TODAY, added_by=world.worker
    )
    assert index(client)[17].state is Filling.COMPLETE


@pytest.mark.django_db
def test_scans_find_their_slots_and_can_be_moved():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    page = reverse("casework:papers_scans", args=[client.pk])
    files = [
        SimpleUploadedFile("协议书.jpg", uploaded.picture()),
        SimpleUploadedFile("请假条.pdf", uploaded.pdf()),
        SimpleUploadedFile("IMG_1.png", uploaded.picture("PNG")),
    ]
    answer = browser.post(page, {"slot": "", "files": files}, follow=True)
    assert "已保存3个扫描件" in answer.content.decode()
    kinds = dict(Document.objects.values_list("title", "kind"))
    assert kinds == {"协议书": "agreement", "请假条": "leave", "IMG_1": "other"}
    loose = Document.objects.get(kind="other")
    browser.post(reverse("casework:papers_refile", args=[client.pk, loose.pk]), {"slot": "home_map"})
    loose.refresh_from_db()
    assert loose.kind == "home_map"
    into = browser.post(page, {"slot": "order", "files": [SimpleUploadedFile("x.jpg", uploaded.picture())]})
    assert into.status_code == 302
    assert Document.objects.filter(kind="order").count() == 1


@pytest.mark.django_db
def test_a_scan_that_cannot_be_read_is_named_and_nothing_is_half_saved():
    world = cast()
    client = world.client()
    page = reverse("casework:papers_scans", args=[client.pk])
    files = [
        SimpleUploadedFile("协议书.jpg", uploaded.picture()),
        SimpleUploadedFile("坏.jpg", b"\xff\xd8\xff nothing"),
    ]
    answer = signed_in(world.worker).post(page, {"slot": "", "files": files})
    assert answer.status_code == 200
    assert "坏.jpg" in answer.content.decode()
    assert not Document.objects.exists()
    too_many = [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(21)]
    assert "一次最多上传20个" in signed_in(world.worker).post(page, {"files": too_many}).content.decode()


@pytest.mark.django_db
def test_the_whole_file_has_cover_index_papers_and_scans():
    world = cast()
    client = world.client_with_order("陈安")
    issue(world, client)
    one_file.add_scans(
        by=world.worker,
        client=client,
        files=[
            one_file.Scanned("协议书签字件.jpg", _clean(uploaded.picture())),
            one_file.Scanned("请假.pdf", _clean(uploaded.pdf())),
        ],
        slot=None,
        today=TODAY,
    )
    answer = signed_in(world.worker).post(reverse("casework:papers_whole", args=[client.pk]))
    read = PdfReader(io.BytesIO(answer.content))
    front = read.pages[0].extract_text()
    assert "卷内目录" in front
    assert "协议书签字件" in front
    agreement = issue(world, client).pages
    assert len(read.pages) == 2 + agreement + 2, "cover and index, the agreement, a picture, a page"
    assert "学员档案" in front
    assert (
        signed_in(world.other_worker).post(reverse("casework:papers_whole", args=[client.pk])).status_code
        == 404
    )


def _clean(content: bytes):
    from waystation.clients import scans

    return scans.clean(content)


@pytest.mark.django_db
def test_the_index_asks_as_much_for_one_paper_as_for_thirty(django_assert_num_queries):
    world = cast()
    client = world.client_with_order()
    browser = signed_in(world.worker)
    page = reverse("casework:papers", args=[client.pk])
    browser.get(page)
    for number in range(30):
        make_paper(client, world.worker)
        Document.objects.create(
            client=client, kind="agreement", title="x", dated_on=TODAY, added_by=world.worker
        )
        if number in (0, 29):
            with django_assert_num_queries(11):
                assert browser.get(page).status_code == 200
