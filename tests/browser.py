"""A real Chromium for tests of pages, driven by Playwright.

``page`` is a desk (1280 × 900), ``phone`` a telephone (390 × 844); ``new_page`` makes more. Every page
watches itself: an error in its console, a script's exception, a breach of the content security policy or an
answer of 500 fails the test at its end. A test that provokes one on purpose says so with
``page_trouble.expect(text)``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    expect,
    sync_playwright,
)

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# The last four keep Chromium from calling its maker's hosts at every start.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TIMEOUT = 15_000  # ms; two cores, several workers
expect.set_options(timeout=TIMEOUT)
_WATCH_POLICY = """
addEventListener("securitypolicyviolation", event =>
    console.error("CSP: " + event.effectiveDirective + " blocked " + event.blockedURI));
"""

NewPage = Callable[..., Page]


@dataclass
class PageTrouble:
    """What went wrong on the pages of one test."""

    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, text: str) -> None:
        """Allow troubles whose words contain this text."""
        self.expected.append(text)

    def unexpected(self) -> list[str]:
        return [line for line in self.seen if not any(text in line for text in self.expected)]

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"exception: {error}"))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.seen.append(f"console: {message.text}")

    def _response(self, response: object) -> None:
        status = getattr(response, "status", 0)
        if status >= 500:
            self.seen.append(f"{status} from {getattr(response, 'url', '')}")


def find_chromium() -> str | None:
    """The browser to drive: ``WAYSTATION_CHROMIUM``, else the machine's own."""
    named = os.environ.get("WAYSTATION_CHROMIUM")
    return named or next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def font_settings(folder: Path) -> Path:
    """A fontconfig file that shows the browser the Chinese font of the test dependencies too."""
    import justmytype_intl_cjk

    fonts = Path(justmytype_intl_cjk.__file__).parent
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{folder / 'cache'}</cachedir>"
        "<match><edit name='family' mode='append_last'><string>Noto Sans SC</string></edit></match>"
        "</fontconfig>"
    )
    return file


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium per worker."""
    program = find_chromium()
    if os.environ.get("WAYSTATION_NO_BROWSER") == "1":
        pytest.skip("WAYSTATION_NO_BROWSER=1")
    if program is None:
        pytest.fail("No Chromium: install it (Debian: apt-get install chromium) or set WAYSTATION_CHROMIUM.")
    # Playwright's synchronous interface runs a loop in this thread; Django would take that for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    env = {**os.environ, "FONTCONFIG_FILE": str(font_settings(tmp_path_factory.mktemp("fonts")))}
    flags = [*FLAGS, *(["--no-sandbox"] if os.getuid() == 0 else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=flags, env=env)
        yield running
        running.close()


@pytest.fixture
def page_trouble() -> PageTrouble:
    return PageTrouble()


@pytest.fixture
def new_page(browser: Browser, page_trouble: PageTrouble, live_server: object) -> Iterator[NewPage]:
    """Make a page in a context of its own (its own cookies); relative addresses go to the live server.

    ``new_page(viewport=PHONE, javascript=False, offline=True)``: further words go to Playwright.
    """
    contexts: list[BrowserContext] = []

    def make(*, viewport: dict[str, int] = DESK, javascript: bool = True, **options: object) -> Page:
        phone = viewport["width"] < 600
        context = browser.new_context(
            base_url=str(live_server),
            viewport=viewport,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            is_mobile=phone,
            has_touch=phone,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        if javascript:
            context.add_init_script(_WATCH_POLICY)
        page = context.new_page()
        page_trouble.watch(page)
        return page

    yield make
    for context in contexts:
        context.close()
    assert page_trouble.unexpected() == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page at a desk."""
    return new_page()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page on a telephone."""
    return new_page(viewport=PHONE)


def sign_in_by_cookie(page: Page, client: object, live_server: object) -> None:
    """Give the page the session of a Django test client that is signed in."""
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": str(live_server)}])


def reads(found: Locator, *texts: str) -> None:
    """Assert that the elements read so, in this order, as soon as they do.

    After a click that leads elsewhere the next page may not be there yet, or half of it: what is seen of
    a page is asserted by this and by Playwright's ``expect``, which wait, never read off at that moment
    (tests/architecture/test_house.py).
    """
    expect(found).to_have_text(list(texts))


def fits(page: Page) -> None:
    """Assert that nothing sticks out to the right, as soon as the page has come.

    Asked of the element, which is waited for: ``page.evaluate`` between two pages finds no document at all.
    """
    width = page.viewport_size["width"] if page.viewport_size else DESK["width"]
    expect(page.locator("html")).to_have_js_property("scrollWidth", width)


def submit(button: Locator) -> None:
    """Press what sends a form and wait for the page that answers: then the database may be asked."""
    with button.page.expect_navigation():
        button.click()
