"""The harness itself: what the other tests stand on."""

from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from waystation.accounts.models import Session


@pytest.mark.django_db
def test_a_test_runs_in_a_migrated_clone_of_its_worker(worker_name):
    assert connection.settings_dict["NAME"] == f"test_{worker_name}"
    assert ContentType.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_committing_test_leaves_nothing_and_takes_nothing_away(turn):
    assert Session.objects.count() == 0
    assert ContentType.objects.exists()
    Session.objects.create(session_key=f"turn-{turn}", session_data="", expire_date=timezone.now())


@pytest.mark.browser
@pytest.mark.urls("tests.harness.urls")
def test_a_page_shows_chinese_in_a_chinese_font(page, tmp_path: Path):
    page.goto("/")
    assert page.locator("h1").inner_text() == "服务对象名单"
    widths = page.evaluate(
        """() => { const pen = document.createElement("canvas").getContext("2d");
        return ["服", "务", "\\u{10ffff}"].map(sign => {
            pen.font = "20px sans-serif"; return pen.measureText(sign).width; }); }"""
    )
    assert widths[:2] == [20, 20], "Chinese signs are as wide as they are high; a missing glyph's box is not"


@pytest.mark.browser
@pytest.mark.urls("tests.harness.urls")
def test_a_breach_of_the_content_policy_is_seen(page, page_trouble):
    page_trouble.expect("Content Security Policy")
    page_trouble.expect("CSP: style-src-attr")
    page.goto("/coloured")
    page.wait_for_timeout(100)
    assert any("CSP: style-src-attr" in line for line in page_trouble.seen)


@pytest.mark.browser
@pytest.mark.urls("tests.harness.urls")
def test_a_telephone_is_narrow_and_has_touch(phone):
    phone.goto("/")
    assert phone.evaluate("[screen.width, navigator.maxTouchPoints > 0]") == [390, True]
