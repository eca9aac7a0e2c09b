"""The eyes of the walk see what they are there for."""

from __future__ import annotations

import pytest

from tests.look.every_page import WATCH_SHIFTS, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GOOD = """<!doctype html><html lang="zh-Hans"><head><title>好</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>好</h1><p>文字里的<a href="#x">链接</a>可以小。</p>
<p><button style="min-height:44px;min-width:44px">办理</button></p></main></body></html>"""
BAD = {
    "target too small": GOOD.replace("min-height:44px", "height:30px"),
    "sticks out to the right": GOOD.replace("<p>", '<p style="width:600px">', 1),
    "2 first headings": GOOD.replace("<p>", "<h1>又</h1><p>", 1),
    "axe color-contrast": GOOD.replace("<p>", '<p style="color:#bbb;background:#fff">', 1),
    "axe image-alt": GOOD.replace("<p>", '<p><img src="data:,">', 1),
    "axe html-has-lang": GOOD.replace(' lang="zh-Hans"', ""),
}
SHIFTING = GOOD.replace("<p>", '<div id="late"></div><p>', 1)


def test_a_good_page_has_no_fault(phone):
    phone.set_content(GOOD)
    assert faults(phone) == []


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_is_named(phone, fault):
    phone.set_content(BAD[fault])
    assert [line.startswith(fault) for line in faults(phone)].count(True) >= 1


def test_a_page_that_moves_is_named(phone, live_server):
    phone.add_init_script(WATCH_SHIFTS)
    phone.route(
        "**/moving", lambda route: route.fulfill(body=SHIFTING, content_type="text/html; charset=utf-8")
    )
    phone.goto("/moving")
    phone.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    phone.evaluate("document.getElementById('late').style.height = '300px'")
    phone.wait_for_function("window.__shifts.length > 0")
    assert [line for line in faults(phone) if line.startswith("the layout shifts")]
