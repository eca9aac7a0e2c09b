"""Uploaded scans: known by content, made anew, freed of what acts or tells, refused in a sentence."""

from __future__ import annotations

import datetime as dt
import io
import struct
import uuid
import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests import papers
from tests.people import cast, signed_in
from waystation.audit.models import Entry
from waystation.clients import scans
from waystation.clients.models import Document
from waystation.clients.scans import cleaning
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken


def opened(scan: scans.Scan) -> Image.Image:
    image = Image.open(io.BytesIO(scan.content))
    image.load()
    return image


def refusal(content: bytes) -> str:
    with pytest.raises(RuleBroken) as refused:
        scans.clean(content)
    assert sentence(refused.value.code, refused.value.params)
    return refused.value.code


def test_a_photograph_stands_upright_and_no_longer_says_where_it_was_taken():
    sent = papers.photograph((80, 40))
    assert b"Phone of somebody" in sent
    kept = scans.clean(sent)
    image = opened(kept)
    assert (kept.content_type, image.size) == ("image/jpeg", (40, 80))
    red, _green, blue = image.getpixel((20, 10))
    assert red > 200 > blue, "the left half of the sensor is the top of the upright picture"
    assert dict(image.getexif()) == {}
    assert not {"exif", "comment", "icc_profile"} & set(image.info)
    assert b"Phone of somebody" not in kept.content
    assert b"note of the camera" not in kept.content


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (papers.picture("PNG"), "image/png"),
        (papers.picture("PNG", mode="P"), "image/png"),
        (papers.picture("PNG", mode="1"), "image/png"),
        (papers.picture("PNG", mode="I;16"), "image/png"),
        (papers.picture("PNG", mode="LA"), "image/png"),
        (papers.picture("WEBP"), "image/jpeg"),
        (papers.picture("JPEG", mode="CMYK"), "image/jpeg"),
        (papers.picture("JPEG", mode="L"), "image/jpeg"),
        (papers.picture("JPEG", (9000, 300)), "image/jpeg"),
    ],
)
def test_pictures_of_every_sort_come_through(sent, kind):
    kept = scans.clean(sent)
    assert kept.content_type == kind
    assert max(opened(kept).size) <= cleaning.LONGEST_SIDE


def test_what_is_transparent_becomes_white():
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    assert opened(scans.clean(out.getvalue())).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_second_file_behind_a_picture_does_not_come_through(kind):
    kept = scans.clean(papers.picture(kind) + papers.archive())
    assert b"PK\x03\x04" not in kept.content
    assert b"<script>" not in kept.content


def test_a_pdf_comes_out_without_anything_that_acts_or_tells():
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    launch = Dictionary(S=Name.Launch, F="cmd.exe")
    sent = papers.pdf(
        OpenAction=script,
        AA=Dictionary(WC=launch),
        AcroForm=Dictionary(XFA="<xdp/>", Fields=Array([])),
    )
    with pikepdf.open(io.BytesIO(sent)) as made:
        made.attachments["secret.exe"] = b"MZ hidden"
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.URI, URI="https://x.example"),
        )
        film = Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=[0, 0, 9, 9], A=launch)
        made.pages[0].obj.Annots = made.make_indirect(Array([link, film]))
        with made.open_metadata() as words:
            words["dc:creator"] = ["张三"]
        out = io.BytesIO()
        made.save(out)
    kept = scans.clean(out.getvalue())
    with pikepdf.open(io.BytesIO(kept.content)) as made:
        assert len(made.pages) == 1
        assert dict(made.attachments) == {}
        assert Name.Info not in made.trailer
        assert not {"/OpenAction", "/AA", "/Metadata"} & set(made.Root.keys())
    for word in (
        b"JavaScript",
        b"Launch",
        b"app.alert",
        b"MZ hidden",
        b"x.example",
        b"/XFA",
        "张三".encode(),
    ):
        assert word not in kept.content, word


def test_a_second_file_behind_a_pdf_does_not_come_through():
    assert b"PK\x03\x04" not in scans.clean(papers.pdf() + papers.archive()).content


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that unpacks to ``width`` × ``height``."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def stream_bomb() -> bytes:
    """A PDF whose list of objects unpacks to a gigabyte."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(bytes(1024 * 1024)) for _ in range(1024)) + packed.flush()
    head = f"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(data)}>>stream\n".encode()
    cross = zlib.compress(b"".join(struct.pack(">BHB", *row) for row in ((0, 0, 0), (1, 9, 0), (2, 1, 0))))
    body = b"%PDF-1.5\n" + head + data + b"\nendstream\nendobj\n"
    tail = (
        f"3 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length {len(cross)}>>stream\n"
    ).encode()
    return body + tail + cross + f"\nendstream\nendobj\nstartxref\n{len(body)}\n%%EOF".encode()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.pdf())) as made:
        made.save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"<html><script>alert(1)</script>", "scan_type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "scan_type"),
        (b"GIF89a/*<script>*/", "scan_type"),
        (b"MZ\x90\x00", "scan_type"),
        (b"\r\n%PDF-1.7", "scan_type"),
        (b"PK\x03\x04", "scan_type"),
        (b"", "scan_type"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "scan_heic"),
        (b"\x00\x00\x00\x18ftypmif1" + bytes(40), "scan_heic"),
        (locked(), "scan_locked"),
        (b"%PDF-1.7 x", "scan_broken"),
        (papers.picture()[:300], "scan_broken"),
        (b"\xff\xd8\xff<html>", "scan_broken"),
        (bomb(60_000, 60_000), "scan_too_many_pixels"),
        (bomb(7_000, 7_000), "scan_broken"),
        (b"%PDF-" + bytes(10 * 1024 * 1024), "scan_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anything_else_is_refused_in_a_sentence(sent, code):
    assert refusal(sent) == f"clients.{code}"


def test_a_pdf_that_unpacks_to_a_gigabyte_ends_a_small_process_and_nothing_else():
    assert refusal(stream_bomb()) == "clients.scan_broken"


def test_a_reader_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(scans, "PATIENCE", 0.01)
    assert refusal(papers.pdf()) == "clients.scan_broken"


def page(name: str, *args: object) -> str:
    return reverse(f"clients:{name}", args=args)


def upload(browser, client, content: bytes, name: str = "扫描.jpg", kind: str = "image/jpeg"):
    data = {
        "form_key": uuid.uuid4(),
        "kind": "order",
        "title": "决定书",
        "dated_on": dt.date(2026, 1, 5).isoformat(),
        "scan": SimpleUploadedFile(name, content, content_type=kind),
    }
    return browser.post(page("documents", client.pk), data)


@pytest.mark.django_db
def test_a_picture_may_be_looked_at_in_a_sandbox_and_every_look_is_on_the_record():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    assert upload(browser, client, papers.photograph(), "a.html", "text/html").status_code == 302
    paper = client.documents.get()
    assert (
        page("scan", client.pk, paper.pk) + "?look=1"
        in browser.get(page("documents", client.pk)).content.decode()
    )
    answer = browser.get(page("scan", client.pk, paper.pk) + "?look=1")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert b"Phone of somebody" not in answer.content
    assert Entry.objects.filter(verb="clients.document_opened").count() == 1


@pytest.mark.django_db
def test_a_pdf_is_only_kept_never_shown():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    assert upload(browser, client, papers.pdf()).status_code == 302
    paper = client.documents.get()
    assert "look=1" not in browser.get(page("documents", client.pk)).content.decode()
    answer = browser.get(page("scan", client.pk, paper.pk) + "?look=1")
    assert answer["Content-Disposition"].startswith("attachment; ")


@pytest.mark.django_db
def test_a_refused_file_says_what_to_do_and_enters_nothing():
    world = cast()
    client = world.client()
    browser = signed_in(world.worker)
    answer = upload(browser, client, b"\x00\x00\x00\x18ftypheic" + bytes(40), "IMG_0001.jpg")
    assert "这是苹果手机的 HEIC 照片" in answer.content.decode()
    assert not Document.objects.exists()
