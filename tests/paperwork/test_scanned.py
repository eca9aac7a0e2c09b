"""A paper that comes back scanned is known by its code: into its slot by itself, never into a wrong file."""

from __future__ import annotations

import datetime as dt
import io
import time
from uuid import uuid4

import pikepdf
import pypdfium2
import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageFilter

from tests import papers as uploaded
from tests.paperwork.test_issuing import issue, opened
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.clients import scans
from waystation.clients.models import Client, Document
from waystation.papers import actions, proof
from waystation.papers.scanned import codes_on
from waystation.rules.papers import CodeFound, Remark, is_foreign, placed
from waystation.rules.people import Paper

TODAY = dt.date(2026, 11, 2)


def pages_of(pdf: bytes, dots: int = 200) -> list[Image.Image]:
    """The sheets as a scanner sees them."""
    read = pypdfium2.PdfDocument(pdf)
    drawn = [read[n].render(scale=dots / 72).to_pil().convert("RGB") for n in range(len(read))]
    read.close()
    return drawn


def jpeg(picture: Image.Image, quality: int = 80) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def scan_pdf(*pages: Image.Image) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=list(pages[1:]), resolution=200)
    return out.getvalue()


def code_picture(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()


def send(world: Cast, client: Client, *files: tuple[str, bytes], user=None, **more: str):
    page = reverse("casework:papers_scans", args=[client.pk])
    given = {"slot": "", "files": [SimpleUploadedFile(*one) for one in files], **more}
    return signed_in(user or world.worker).post(page, given, follow=True)


# --- where a scan belongs --------------------------------------------------------------------------------

HERE = CodeFound(Paper.AGREEMENT, "协议书〔2026〕第1号", is_here=True)
OTHER = CodeFound(Paper.LEAVE, "请假〔2026〕第1号", is_here=True)
FOREIGN = CodeFound(Paper.AGREEMENT, "协议书〔2026〕第9号", is_here=False)


def test_a_persons_word_counts_more_than_a_code_and_a_code_more_than_a_name():
    assert placed([], None, "请假条.jpg").slot is Paper.LEAVE
    assert placed([], None, "IMG_1.jpg").slot is Paper.OTHER
    by_code = placed([HERE], None, "请假条.jpg")
    assert (by_code.slot, by_code.number, by_code.by_code) == (Paper.AGREEMENT, HERE.number, True)
    chosen = placed([HERE], Paper.LEAVE, "x.jpg")
    assert (chosen.slot, chosen.number, chosen.remarks) == (Paper.LEAVE, "", (Remark.CHOSEN_DIFFERS,))
    same = placed([HERE], Paper.AGREEMENT, "x.jpg")
    assert (same.number, same.remarks) == (HERE.number, ())


def test_several_papers_in_one_file_and_cancelled_ones_are_said():
    several = placed([HERE, OTHER], None, "x.pdf")
    assert (several.slot, several.remarks) == (Paper.OTHER, (Remark.SEVERAL,))
    twice = placed([HERE, CodeFound(Paper.AGREEMENT, "协议书〔2026〕第2号", is_here=True)], None, "x.pdf")
    assert (twice.slot, twice.number, twice.remarks) == (Paper.AGREEMENT, "", (Remark.SEVERAL,))
    gone = CodeFound(Paper.LEAVE, "请假〔2026〕第1号", is_here=True, cancelled=True)
    assert placed([gone], None, "x").remarks == (Remark.CANCELLED,)


def test_a_code_of_another_file_places_nothing():
    assert is_foreign([HERE, FOREIGN])
    assert not is_foreign([HERE])
    kept = placed([FOREIGN], None, "请假条.jpg")
    assert (kept.slot, kept.number, kept.remarks) == (Paper.LEAVE, "", (Remark.FOREIGN_KEPT,))


# --- finding the code ------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "seen",
    [
        jpeg,
        lambda page: jpeg(page.rotate(90, expand=True)),
        lambda page: jpeg(page.rotate(2, expand=True, fillcolor="white"), 60),
        lambda page: jpeg(page.filter(ImageFilter.GaussianBlur(1)).resize((2900, 4100))),
        scan_pdf,
        lambda page: scan_pdf(Image.new("RGB", page.size, "white"), page),
    ],
    ids=["flat", "sideways", "askew", "blurred", "pdf", "second page of a pdf"],
)
def test_the_code_is_found_as_scanners_and_telephones_see_it(seen):
    world = cast()
    paper = issue(world, world.client_with_order())
    page = pages_of(opened(world, paper.client, paper))[-1]
    found = codes_on(scans.clean(seen(page)))
    assert found.ids == (paper.check_id,)
    assert found.all_read


def test_codes_that_are_not_ours_say_nothing():
    good = proof.token(uuid4())
    for text in (
        "https://elsewhere.example/check/" + "A" * 36 + "/",
        good,
        f"https://x.example/check/{good[:-2]}xx/",
        "javascript:alert(1)",
        "x" * 900,
    ):
        assert codes_on(scans.clean(code_picture(text))).ids == (), text
    ours = codes_on(scans.clean(code_picture(f"https://x.example/check/{good}/")))
    assert ours.ids == (proof.read(good),)


def test_a_scan_that_is_a_bomb_costs_little_and_is_no_error():
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _n in range(400):
            made.add_blank_page(page_size=(14400, 14400))
        made.save(out)
    before = time.monotonic()
    found = codes_on(scans.Scan(out.getvalue(), "application/pdf"))
    assert (found.ids, found.all_read) == ((), False)
    assert time.monotonic() - before < 35
    for broken in (b"%PDF-1.7 nothing", b"\xff\xd8\xff nothing", b""):
        for kind in ("application/pdf", "image/jpeg"):
            assert codes_on(scans.Scan(broken, kind)).ids == ()


# --- uploading -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_scan_drops_into_its_slot_by_its_code_and_bears_the_number():
    world = cast()
    client = world.client_with_order()
    paper = issue(world, client, Paper.LEAVE)
    page = jpeg(pages_of(opened(world, client, paper))[-1])
    answer = send(world, client, ("协议书.jpg", page), ("IMG_2.jpg", uploaded.picture()))
    said = answer.content.decode()
    assert "其中1个按二维码归入" in said
    assert sorted(Document.objects.values_list("title", "kind")) == [
        ("IMG_2", "other"),
        (paper.number, "leave"),
    ]


@pytest.mark.django_db
def test_a_scan_of_another_file_is_not_saved_before_somebody_has_looked():
    world = cast()
    mine, other = world.client_with_order("陈安"), world.client_with_order("周宁")
    paper = issue(world, other, Paper.LEAVE)
    page = jpeg(pages_of(opened(world, other, paper))[-1])
    files = (("请假.jpg", page), ("协议书.jpg", uploaded.picture()))
    said = send(world, mine, *files).content.decode()
    assert not Document.objects.exists()
    assert "什么都还没有保存" in said
    assert paper.number in said
    assert "它属于周宁" in said
    assert 'name="keeps_foreign"' in said
    said = send(world, mine, *files, keeps_foreign="on").content.decode()
    assert "二维码属于另一份档案，已按您的确认放在这里" in said
    assert sorted(mine.documents.values_list("title", "kind")) == [("协议书", "agreement"), ("请假", "leave")]
    kept = Entry.objects.get(verb="papers.scan_of_other_kept")
    assert kept.client_id == mine.pk
    assert "周宁" not in str(kept.data)


@pytest.mark.django_db
def test_of_a_file_out_of_reach_nothing_but_the_code_is_told():
    world = cast()
    mine, far = world.client_with_order("陈安"), world.other_client("周平")
    paper = issue(world, far, Paper.LEAVE, by=world.other_worker)
    picture = code_picture(f"https://station.example/check/{proof.token(paper.check_id)}/")
    said = send(world, mine, ("x.png", picture)).content.decode()
    assert "它的档案不在您的权限内" in said
    assert "周平" not in said
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_what_was_chosen_holds_and_a_cancelled_paper_is_said():
    world = cast()
    client = world.client_with_order()
    paper = issue(world, client, Paper.LEAVE)
    actions.cancel(by=world.worker, client=client, paper_id=paper.pk, reason="x", today=TODAY)
    picture = code_picture(f"https://station.example/check/{proof.token(paper.check_id)}/")
    said = send(world, client, ("x.png", picture), slot="agreement").content.decode()
    assert "二维码说的是另一种文书，已按您选的归入" in said
    assert "这份文书已经作废" in said
    assert Document.objects.get().kind == "agreement"


@pytest.mark.django_db
def test_only_who_issues_papers_sends_scans():
    world = cast()
    client = world.client_with_order()
    for user in (world.police, world.other_worker, world.medic, world.city_office):
        page = reverse("casework:papers_scans", args=[client.pk])
        assert signed_in(user).post(page, {"slot": ""}).status_code in {403, 404}
    assert not Document.objects.exists()
