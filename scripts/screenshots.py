"""Take the pictures in ``docs/screenshots/`` of a fresh demo: ``python -m scripts.screenshots [--all]``.

With ``--all`` every page that a link leads to is pictured too, once, by the first role that meets it, in
three widths, into ``docs/screenshots/pages/``: for looking through the whole house after a change.

Each row of ``PICTURES``: file name, demo account that signs in (None: nobody), address, width. An address
``page > selector`` opens what the first such link of the page leads to.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser import DESK, FLAGS, PHONE, find_chromium, font_settings

TOP = Path(__file__).resolve().parent.parent
TARGET = TOP / "docs" / "screenshots"
WORKER, HEAD, ADMIN = "worker1", "head1", "admin1"
PICTURES: tuple[tuple[str, str | None, str, dict[str, int]], ...] = (
    ("sign-in", None, "/accounts/login/", DESK),
    ("home", WORKER, "/today/", DESK),
    ("home-phone", WORKER, "/today/", PHONE),
    ("client", WORKER, "/clients/?stage=treatment > .who-cell a", DESK),
    ("client-phone", WORKER, "/clients/?stage=treatment > .who-cell a", PHONE),
    ("clients", WORKER, "/clients/", DESK),
    ("office", HEAD, "/office/", DESK),
    ("office-phone", HEAD, "/office/", PHONE),
    ("hand-out-phone", HEAD, "/office/hand-out/", PHONE),
    ("areas", ADMIN, "/admin/areas/", DESK),
)
SIGN_IN = re.compile(r"^  (?P<role>.+): (?P<name>\S+) / (?P<password>\S+)$", re.MULTILINE)
LONGEST = 120.0  # seconds
PAGES = TARGET / "pages"
TABLET = {"width": 768, "height": 1024}
#: Who walks the house, in this order; what one has pictured the next one passes by.
WALKERS = (WORKER, HEAD, "police1", "district1", "city1", "auditor1", ADMIN, "medic1", "job1", "helper1")
MOST = 200  # pages of one walker
LOWEST = 2400  # pixels of a page from its top
#: Links that lead to files, out of the house, or to the same page again.
_LINKS = """() => [...document.querySelectorAll("main a[href], header a[href]")]
  .filter((a) => a.origin === location.origin && !a.hasAttribute("download"))
  .map((a) => a.pathname + a.search)"""


def main() -> None:
    """Start a demo in a temporary house, take every picture, stop it."""
    program = find_chromium()
    if program is None:
        sys.exit("No Chromium was found; `make screenshots` installs it where it may.")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="waystation-shots-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the server's own user walks through it when root takes the pictures
        demo = subprocess.Popen(
            [sys.executable, "-m", "waystation", "demo", "--data", str(folder / "house")],
            stdout=(folder / "said").open("w"),
            cwd=TOP,
            start_new_session=True,
        )
        try:
            said = _wait_for(folder / "said", demo)
            env = {**os.environ, "FONTCONFIG_FILE": str(font_settings(folder))}
            flags = [*FLAGS, *(["--no-sandbox"] if os.getuid() == 0 else [])]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=flags, env=env)
                _take(browser, said)
                if "--all" in sys.argv[1:]:
                    _take_all(browser, said)
                browser.close()
        finally:
            demo.send_signal(signal.SIGINT)
            demo.wait()


def _opened(browser: Browser, said: str, account: str | None, viewport: dict[str, int]) -> Page:
    """A page of its own browser, signed in as ``account``."""
    address = re.search(r"http://127\.0\.0\.1:\d+", said)
    if address is None:
        raise ValueError(f"the demo named no address: {said}")
    passwords = {found["name"]: found["password"] for found in SIGN_IN.finditer(said)}
    context = browser.new_context(
        base_url=address.group(), viewport=viewport, locale="zh-CN", is_mobile=viewport is PHONE
    )
    page = context.new_page()
    if account is not None:
        page.goto("/accounts/login/")
        page.fill("[name=login]", account)
        page.fill("[name=password]", passwords[account])
        page.press("[name=password]", "Enter")
        page.wait_for_load_state()
    return page


def _take_all(browser: Browser, said: str) -> None:
    """Walk along every link as each role; a page of the same kind is pictured once."""
    shutil.rmtree(PAGES, ignore_errors=True)  # a page that is gone must not be looked at
    PAGES.mkdir(parents=True)
    seen: set[str] = set()
    for account in WALKERS:
        desk = _opened(browser, said, account, DESK)
        narrow = [_opened(browser, said, account, size) for size in (PHONE, TABLET)]
        waiting, met = ["/"], 0
        while waiting and met < MOST:
            path = waiting.pop(0)
            kind = re.sub(r"\d+", "N", path.partition("?")[0])
            if kind in seen or (path == "/" and met):
                continue
            if path != "/":  # everybody's first page is another one
                seen.add(kind)
            try:
                answer = desk.goto(path)
            except PlaywrightError:  # a file to save, not a page
                continue
            if answer is None or answer.status != 200 or "text/html" not in answer.headers["content-type"]:
                continue
            kind = re.sub(r"\d+", "N", urlsplit(desk.url).path)
            seen.add(kind)
            met += 1
            waiting += desk.evaluate(_LINKS)
            name = f"{account}{kind.replace('/', '-').rstrip('-')}"
            for page in (desk, *narrow):
                if page is not desk:
                    page.goto(path)
                _keep(page, PAGES / f"{name}-{page.viewport_size['width']}.webp")
        print(f"{account}: {met} pages", flush=True)
        for page in (desk, *narrow):
            page.context.close()


def _keep(page: Page, file: Path) -> None:
    """The whole page, but for the rest of a long list; small enough to be kept beside the code."""
    picture = Image.open(BytesIO(page.screenshot(full_page=True)))
    picture.crop((0, 0, picture.width, min(picture.height, LOWEST))).save(file, quality=40, method=6)


def _take(browser: Browser, said: str) -> None:
    for file, account, path, viewport in PICTURES:
        page = _opened(browser, said, account, viewport)
        page_path, _arrow, link = path.partition(" > ")
        page.goto(page_path)
        if link:
            page.goto(str(page.locator(link).first.get_attribute("href")))
        page.screenshot(path=str(TARGET / f"{file}.png"))
        page.context.close()
        print(f"{file}.png")


def _wait_for(file: Path, demo: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and demo.poll() is None:
        if "Ctrl-C stops everything." in (said := file.read_text(encoding="utf-8")):
            return said
        time.sleep(0.1)
    sys.exit("The demo did not come up.")


if __name__ == "__main__":
    main()
