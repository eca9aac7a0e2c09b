"""Every page of the house, opened by somebody who may: what the walks of this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.architecture.test_url_matrix import CLOSED, FIXED, Address, _fill, addresses
from waystation.common.pages import PAGES
from waystation.rules.roles import MAY, Role, Verb

#: Who opens a page that several roles may open: the one who works there.
FIRST = (Role.WORKER, Role.HEAD, Role.AUDITOR, Role.ADMIN, Role.DISTRICT, Role.CITY, Role.POLICE)
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
#: Pages that are no pages: they sign out, or say only whether the house stands.
NOT_PAGES = {"account_logout", "health", "account_inactive"}

#: What a person must be able to hit with a thumb, and the height of it.
TAP = 44
#: Below this nobody sees anything move (a fraction of the screen times a fraction of its height).
MOVES = 0.005
#: In the page: small targets, sideways scroll, shifts of the layout, the headings.
LOOK = """(tap) => {
  const seen = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const text = (e) => (e.innerText || e.value || e.name || e.id || e.outerHTML).trim().slice(0, 40);
  const within = (e) => {  // a link in running text is as high as its line (WCAG 2.5.8, inline)
    const around = e.parentElement;
    const alone = around && around.innerText.trim() === e.innerText.trim();
    return getComputedStyle(e).display === "inline" && !alone;
  };
  const area = (e) => {
    const held = e.matches("input[type=checkbox], input[type=radio]") && e.closest("label");
    return (held || e).getBoundingClientRect();
  };
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const targets = [...document.querySelectorAll(kinds)];
  const measured = (e) => `${Math.round(area(e).width)}×${Math.round(area(e).height)}`;
  const small = targets.filter((e) => seen(e) && !e.closest(".skip, .sr-only") && !within(e))
    .filter((e) => { const r = area(e); return r.height > 1 && (r.height < tap - 0.5 || r.width < 24); })
    .map((e) => `${e.tagName.toLowerCase()} “${text(e)}” ${measured(e)}`);
  return {
    small,
    wide: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    shift: (window.__shifts || []).reduce((sum, entry) => sum + entry, 0),
    headings: [...document.querySelectorAll("h1")].filter(seen).length,
    title: document.title,
  };
}"""
#: Notes every shift of the layout. The walk presses nothing, so what the browser takes for a consequence of
#: input (Chromium does within half a second after a phone's screen is set up) is a shift all the same.
WATCH_SHIFTS = """
window.__shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.__shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
#: Returns when the page has been drawn and what moved meanwhile has been reported.
DRAWN = """async () => {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  for (let n = 0; n < 3; n += 1) await frame();
  await new Promise((next) => setTimeout(next, 50));
}"""


@dataclass(frozen=True)
class Opened:
    """One address as it is typed, and who opens it."""

    address: Address
    path: str
    role: Role | None

    @property
    def name(self) -> str:
        return self.address.name


def roles_of(address: Address) -> list[Role | None]:
    """Who may open it, the one who works there first; ``None``: nobody need be signed in."""
    verb = PAGES[address.name]
    if verb is None:
        return [None]
    allowed = set(Role) if verb is Verb.USE_OWN_ACCOUNT else MAY[verb]
    return [*(role for role in FIRST if role in allowed), *sorted(allowed - set(FIRST))]


def pages(values: dict[str, object]) -> Iterator[Opened]:
    """Every page whose rows are in ``values``, with the first role that may open it."""
    for address in addresses():
        if address.name in CLOSED | NOT_PAGES or address.name not in PAGES:
            continue
        if all(name in values or name in FIXED for name in address.arguments):
            yield Opened(address, _fill(address, values), roles_of(address)[0])


def faults(page: Page) -> list[str]:
    """What is wrong with the page that is open, in words; empty when nothing is."""
    page.evaluate(DRAWN)
    seen: dict[str, Any] = page.evaluate(LOOK, TAP)
    found = [f"target too small: {line}" for line in seen["small"]] if is_phone(page) else []
    if seen["wide"]:
        found.append(f"sticks out to the right by {seen['wide']} px")
    if seen["shift"] > MOVES:
        found.append(f"the layout shifts ({seen['shift']:.3f})")
    if seen["headings"] != 1:
        found.append(f"{seen['headings']} first headings")
    return found + axe(page)


def axe(page: Page) -> list[str]:
    """What axe finds, with its own defaults (WCAG 2.x A and AA, and its good practice)."""
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"axe {broken['id']}: {node['target'][0]} — {node['failureSummary'].splitlines()[-1].strip()}"
        for broken in result["violations"]
        for node in broken["nodes"][:3]
    ]


def is_phone(page: Page) -> bool:
    size = page.viewport_size
    return size is not None and size["width"] < 600
