"""An office's own templates: looked at closely, tried with invented facts, dated, taken back in one click."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.paperwork.test_issuing import BASE, issue, opened, text_of
from tests.people import cast, signed_in
from waystation.common.wording.messages import sentence
from waystation.papers import actions, checking, queries
from waystation.papers.models import Form, IssuedPaper, PaperTemplate
from waystation.papers.rendering import apart
from waystation.rules.papers import KINDS
from waystation.rules.people import Paper
from waystation.rules.problems import RuleBroken

TODAY = dt.date(2026, 11, 2)
KIND = KINDS[Paper.AGREEMENT]
#: Every word of the papers themselves: what an office would begin from.
OWN = """#head[本街道的协议]
#para[#val(d.name)与#val(d.office)约定。]
#listing(d.team, (("职责", "duty", 1fr),))
"""


def refused(content: bytes, form: Form = Form.TYPST) -> str:
    with pytest.raises(RuleBroken) as refusal:
        checking.check(content, form, KIND)
    assert sentence(refusal.value.code, refusal.value.params)
    return refusal.value.code


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(content: bytes, **parts: bytes) -> bytes:
    """The same archive with parts added or replaced (``word__x__xml``: word/x.xml)."""
    named = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in named:
                new.writestr(info.filename, old.read(info))
        for name, data in named.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"#para[#val(d.nmae)]", "papers.template_unknown"),
        (b"#para[nothing]", "papers.template_lacks"),
        (b'#import "@preview/cetz:0.3.0": *\n#d.name', "papers.template_acts"),
        (b'#include "/official.typ"\n#d.name', "papers.template_acts"),
        (b'#read("/etc/passwd")#d.name', "papers.template_acts"),
        (b'#image("x.png")#d.name', "papers.template_acts"),
        (b'#std.at("read")#d.name', "papers.template_acts"),
        (b'#eval("1")#d.name', "papers.template_acts"),
        (b"#sys.inputs#d.name", "papers.template_acts"),
        (b"#plugin(1)#d.name", "papers.template_acts"),
        (b"#d.name #nothing-of-this-name", "papers.template_fails_at"),
        (b"#d.name #for a in range(9999) { for b in range(9999) { for c in range(9999) { } } }", None),
        (b"\xff\xfe\x00#d.name", "papers.template_type"),
        (b"#d.name " + b"x" * 300_000, "papers.template_large"),
    ],
)
def test_a_typst_template_that_reaches_for_something_is_refused(content, code, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 6)
    assert refused(content) in ({code} if code else {"papers.template_fails", "papers.template_fails_at"})


def test_words_that_act_may_stand_in_a_comment_or_in_a_longer_word():
    checking.check(
        b"// import nothing, read everything\n#para[#val(d.name) reading important]", Form.TYPST, KIND
    )


def test_a_word_that_is_near_is_named():
    with pytest.raises(RuleBroken) as refusal:
        checking.check(b"#para[#val(d.id_numbr) #val(d.name)]", Form.TYPST, KIND)
    assert "id_numbr → id_number" in sentence(refusal.value.code, refusal.value.params)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (word("{{ nmae }}"), "papers.template_unknown"),
        (word("nothing"), "papers.template_lacks"),
        (word("{{ name }}{% for x in %}"), "papers.template_fails_at"),
        (word("{{ name.__class__.__mro__ }}"), "papers.template_fails_at"),
        (
            word("{{ name }}{% for r in team %}{{ r.nothing_like_it }}{% endfor %}"),
            "papers.template_fails_at",
        ),
        (b"PK\x03\x04 not a document", "papers.template_type"),
        (changed(word("{{ name }}"), word__vbaProject_DOT_bin=b"x"), "papers.template_acts"),
        (changed(word("{{ name }}"), word__embeddings__a_DOT_bin=b"x"), "papers.template_acts"),
        (
            changed(word("{{ name }}"), word__x_DOT_rels=b'<a TargetMode="External" Target="http://x"/>'),
            "papers.template_acts",
        ),
        (
            changed(
                word("{{ name }}"),
                word__y_DOT_xml=b"<w:instrText>INC</w:instrText><w:instrText>LUDETEXT</w:instrText>",
            ),
            "papers.template_acts",
        ),
        (
            changed(word("{{ name }}"), word__y_DOT_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]>"),
            "papers.template_type",
        ),
        (changed(word("{{ name }}"), word__big_DOT_xml=b"\0" * 30_000_000), "papers.template_large"),
        (b"x" * 3_000_000, "papers.template_large"),
    ],
)
def test_a_word_template_that_acts_or_bursts_is_refused(content, code):
    assert refused(content, Form.WORD) == code


def test_every_shipped_template_passes_its_own_check():
    for paper in (Paper.AGREEMENT, Paper.TEST_RECORD):
        for form in Form:
            checking.check(queries.shipped(KINDS[paper], form), form, KINDS[paper])


@pytest.mark.django_db
def test_an_office_replaces_a_template_goes_back_and_old_papers_stay():
    world = cast()
    client = world.client_with_order()
    before = issue(world, client)
    page = reverse("papers:template", args=[world.centre.pk, "agreement"])
    browser = signed_in(world.head)

    def send(do: str):
        return browser.post(page, {"do": do, "file": SimpleUploadedFile("own.typ", OWN.encode())})

    tried = send("try")
    assert tried["Content-Type"] == "application/pdf"
    assert "本街道的协议" in text_of(tried.content)
    assert not PaperTemplate.objects.exists()
    assert send("keep").status_code == 302
    assert send("keep").status_code == 302, "the same again is no new version"
    row = PaperTemplate.objects.get()
    after = issue(world, client)
    assert "本街道的协议" in text_of(opened(world, client, after))
    assert "本街道的协议" not in text_of(opened(world, client, before))
    assert IssuedPaper.objects.get(pk=after.pk).template == row
    back = reverse("papers:template_back", args=[world.centre.pk, "agreement", "typ"])
    assert browser.post(back).status_code == 302
    assert "本街道的协议" not in text_of(opened(world, client, issue(world, client)))
    assert "本街道的协议" in text_of(opened(world, client, after))
    assert row.organisation == world.centre
    assert "own.typ" in browser.get(page).content.decode()


@pytest.mark.django_db
def test_a_districts_template_holds_for_its_streets_until_one_has_its_own():
    world = cast()
    client = world.client_with_order()
    for office, words, by in (
        (world.office, "区里的协议", world.district_office),
        (world.centre, "街道的协议", world.head),
    ):
        actions.keep_template(
            by=by,
            office=office,
            kind=KIND,
            form=Form.TYPST,
            content=f"#para[{words}#val(d.name)]".encode(),
            file_name="x.typ",
            today=TODAY,
        )
        assert words in text_of(opened(world, client, issue(world, client)))


@pytest.mark.django_db
def test_numbers_are_written_as_the_office_likes_and_never_twice_the_same():
    world = cast()
    client = world.client_with_order()
    page = reverse("papers:numbering", args=[world.centre.pk, "agreement"])
    browser = signed_in(world.head)
    browser.post(page, {"pattern": "永戒〔{year}〕第{n}号"})
    assert issue(world, client).number == "永戒〔2026〕第1号"
    for bad in ("永戒第{n}号", "{year}{n}{name}", "{year", "{n!r}{year}", "{year}{n}" + "长" * 80):
        answer = browser.post(page, {"pattern": bad}, follow=True)
        assert answer.status_code == 200
        assert "banner danger" in answer.content.decode()
    browser.post(page, {"pattern": ""})
    assert issue(world, client).number == "协议书〔2026〕第2号"


@pytest.mark.django_db
def test_other_offices_are_not_there_and_workers_set_no_templates():
    world = cast()
    page = reverse("papers:templates", args=[world.other_centre.pk])
    assert signed_in(world.head).get(page).status_code == 404
    assert signed_in(world.district_office).get(page).status_code == 200
    for user in (world.worker, world.police, world.auditor, world.admin):
        assert signed_in(user).get(reverse("papers:offices")).status_code == 404
    assert BASE


@pytest.mark.django_db
def test_the_list_of_kinds_asks_as_much_for_one_template_as_for_thirty(django_assert_num_queries):
    world = cast()
    browser = signed_in(world.head)
    page = reverse("papers:templates", args=[world.centre.pk])
    browser.get(page)  # the first page after signing in writes the session as well, and that once
    for number in range(30):
        if number in (1, 29):
            with django_assert_num_queries(6):
                assert browser.get(page).status_code == 200
        PaperTemplate.objects.create(
            organisation=world.centre,
            kind="agreement",
            form="typ",
            content=b"x",
            digest="0",
            file_name="x",
            since=TODAY,
            until=TODAY,
            made_by=world.head,
        )
