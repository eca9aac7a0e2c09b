"""Every shipped template says its facts: PDF and Word, empty and long, hostile names, rare characters."""

from __future__ import annotations

import io
import threading

import docx
import pikepdf
import pytest
from pypdf import PdfReader

from scripts import draw_papers
from tests import papers as uploaded
from tests.paperwork.test_issuing import text_of
from waystation.papers.rendering import faces, pages, typeset, word
from waystation.papers.rendering.source import SHIPPED
from waystation.papers.rendering.values import DRAFT, title_of, whole
from waystation.rules.papers import DRAWN, FIGURES, KINDS, samples
from waystation.rules.people import Paper

#: Signs that mean something to typst, to Jinja, to XML.
HOSTILE = "陈#let*_`$[](){{1+1}}{%x%}<b>&\\@\"'//"


def facts(paper: Paper, **changes: str):
    kind = KINDS[paper]
    return {**samples(kind.fields, kind.lists), **changes}


def pdf(paper: Paper, values, **options) -> bytes:
    return typeset.pdf(typeset.shipped(paper), whole(KINDS[paper], values, **options).values)


def words_of(document: bytes) -> str:
    """The words of a Word file, tables and footers too."""
    read = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    foot = [paragraph.text for paragraph in read.sections[0].footer.paragraphs]
    return "".join([*(one.text for one in read.paragraphs), *cells, *foot])


def named_in(source: str, paper: Paper) -> set[str]:
    """The fields of its own that a shipped template names."""
    return {name for name in KINDS[paper].fields if f"d.{name}" in source}


@pytest.mark.parametrize("paper", list(KINDS))
def test_every_template_says_its_facts_in_pdf_and_word(paper):
    values = facts(paper)
    made, filled = pdf(paper, values), word.docx(word.shipped(paper), whole(KINDS[paper], values).values)
    said, written = text_of(made).replace(" ", ""), words_of(filled)
    named = named_in(typeset.shipped(paper), paper)
    assert "name" in named
    title = title_of(KINDS[paper], values["measure"])
    for words in (*(values[name] for name in named), title, values["office"], values["number"]):
        assert words.replace(" ", "") in said, words
        assert words in written, words
    for rows in KINDS[paper].lists:
        for text in (words for name, words in values[rows][0].items() if name not in DRAWN):
            assert text.replace(" ", "") in said, text
            assert text in written, text
    assert "第 1 页，共" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


@pytest.mark.parametrize("paper", list(KINDS))
def test_every_field_of_a_kind_is_on_its_paper(paper):
    source = typeset.shipped(paper) + (SHIPPED / "official.typ").read_text(encoding="utf-8")
    for name in KINDS[paper].own:
        if name in FIGURES | {"family_name", "signed_on"}:
            continue  # at hand for every template, needed by some
        assert f"d.{name}" in source, name


@pytest.mark.parametrize("paper", list(KINDS))
def test_without_any_fact_it_is_a_form_to_fill_in_by_hand(paper):
    made = pdf(paper, {}, mark=DRAFT)
    assert KINDS[paper].title in text_of(made)
    assert all("草稿" in page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert "None" not in text_of(made)
    filled = words_of(word.docx(word.shipped(paper), whole(KINDS[paper], {}).values))
    assert "{{" not in filled
    assert "None" not in filled


@pytest.mark.parametrize("paper", list(KINDS))
def test_names_that_look_like_code_are_printed_as_they_are(paper):
    values = facts(paper, name=HOSTILE)
    assert HOSTILE.replace(" ", "") in text_of(pdf(paper, values)).replace(" ", "")
    filled = word.docx(word.shipped(paper), whole(KINDS[paper], values, substitute=False).values)
    assert HOSTILE in words_of(filled)


def test_a_long_record_goes_over_thirty_pages_with_its_head_on_each():
    rows = [{"on": "2026-10-14", "result": f"阴性{n}"} for n in range(900)]
    made = PdfReader(io.BytesIO(pdf(Paper.TEST_RECORD, {**facts(Paper.TEST_RECORD), "tests": rows})))
    count = len(made.pages)
    assert count >= 30
    for number, page in enumerate(made.pages, 1):
        words = page.extract_text()
        assert f"第 {number} 页，共 {count} 页" in words
    assert "检测人" in made.pages[20].extract_text()
    assert "阴性899" in "".join(page.extract_text() for page in made.pages)


def test_rare_characters_are_printed_where_a_face_has_them_and_said_where_none_has():
    assert faces.missing("陈安𠮷〇·") == []
    assert faces.missing("陈𨳛𰀀𨳛") == ["𨳛", "𰀀"]
    made = whole(KINDS[Paper.LEAVE], facts(Paper.LEAVE, name="陈𨳛"))
    assert made.missing == ("𨳛",)
    assert made.values["name"] == "陈〓"
    said = text_of(pdf(Paper.LEAVE, facts(Paper.LEAVE, name="陈𨳛")))
    assert "陈〓" in said
    assert "U+28CDB" in said
    assert "陈𠮷" in text_of(pdf(Paper.LEAVE, facts(Paper.LEAVE, name="陈𠮷")))
    kept = whole(KINDS[Paper.LEAVE], facts(Paper.LEAVE, name="陈𨳛"), substitute=False)
    assert kept.values["name"] == "陈𨳛"


def test_a_fuller_face_of_the_machine_is_found(tmp_path, settings, monkeypatch):
    lean = faces.faces()
    shipped = next(face.path for face in lean if face.family == "Noto Sans JP")
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / "NotoSansCJKsc-Regular.otf").write_bytes(shipped.read_bytes())
    settings.PAPER_FONT_FOLDERS = [str(tmp_path)]
    faces.faces.cache_clear()
    try:
        found = faces.faces()
        assert [face.family for face in found[len(lean) :]] == ["Noto Sans CJK SC"]
    finally:
        settings.PAPER_FONT_FOLDERS = []
        faces.faces.cache_clear()


def test_the_same_facts_give_the_same_bytes_in_every_thread():
    values = facts(Paper.AGREEMENT)
    first, found = pdf(Paper.AGREEMENT, values), []
    threads = [threading.Thread(target=lambda: found.append(pdf(Paper.AGREEMENT, values))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [first] * 4


def test_a_pdf_says_nothing_of_the_person_in_its_properties():
    made = pdf(Paper.LEAVE, facts(Paper.LEAVE, name="陈安安"))
    with pikepdf.open(io.BytesIO(made)) as read:
        assert "陈安安" not in str(dict(read.docinfo))


def test_the_shipped_templates_are_those_that_are_drawn():
    for name, content in draw_papers.drawn().items():
        assert (SHIPPED / name).read_bytes() == content, f"python -m scripts.draw_papers: {name}"


def test_pictures_and_pdfs_become_pages_of_one_file():
    parts = [pages.of_picture(uploaded.picture("PNG", (900, 300))), uploaded.pdf(), pdf(Paper.LEAVE, {})]
    whole_file = pages.joined(parts)
    assert pages.count(whole_file) == 3
    box = PdfReader(io.BytesIO(whole_file)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
