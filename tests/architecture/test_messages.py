"""Every screen text has its English, and nothing else stands in the catalogue."""

import pytest
from babel.messages.catalog import Catalog

from scripts import messages


def catalogue(**texts: str) -> Catalog:
    made = Catalog(locale="en")
    for chinese, english in texts.items():
        made.add(chinese, english)
    return made


def wanted(*texts: str) -> Catalog:
    return catalogue(**dict.fromkeys(texts, ""))


def test_every_screen_text_has_its_english_and_no_other_is_kept():
    assert messages.problems(messages.stored(), messages.extracted()) == []


def test_texts_are_found_in_python_and_in_pages():
    files = {name for message in messages.extracted() for name, _line in message.locations}
    assert {
        "common/jinja2/base.html",
        "common/wording/sentences/law/orders.py",
        "accounts/jinja2/mfa/index.html",
    } <= files


@pytest.mark.parametrize(
    ("chinese", "english", "said"),
    [
        ("保存", "", "no English for '保存'"),
        ("共%(n)s条", "%(m)s rows", "other named places than '共%(n)s条': '%(m)s rows'"),
        ("共%(n)s条", "some rows", "other named places than '共%(n)s条': 'some rows'"),
        ("保存", "Save。", "Chinese in the English of '保存': 'Save。'"),
        ("保存", "保存 (save)", "Chinese in the English of '保存': '保存 (save)'"),
    ],
)
def test_a_faulty_translation_is_found(chinese, english, said):
    assert messages.problems(catalogue(**{chinese: english}), wanted(chinese)) == [said]


def test_a_missing_and_a_left_over_text_are_found():
    found = messages.problems(catalogue(旧="old"), wanted("新"))
    assert found == ["no English for '新'", "nobody uses '旧'"]


def test_a_guess_is_found():
    have = Catalog(locale="en")
    have.add("保存", "Save", flags=["fuzzy"])
    assert messages.problems(have, wanted("保存")) == ["a guess, not a translation: '保存'"]


def test_right_english_passes():
    assert messages.problems(catalogue(**{"共%(n)s条": "%(n)s rows"}), wanted("共%(n)s条")) == []
