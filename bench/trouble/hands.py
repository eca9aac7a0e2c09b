"""Somebody at a browser: signs in, fills forms, sends a form again until the house has said that it is saved.

Every form is written down before it is sent (``Sent``), and marked ``acknowledged`` only when the house
answered with the redirect that follows saving. What lies between (a broken connection, a 503) is exactly what
a person does not know either, so they send the same form again.
"""

from __future__ import annotations

import http.client
import http.cookies
import random
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

#: Answers after which the same form is sent again.
TRY_AGAIN = frozenset({429, 502, 503, 504})
PAUSE = 0.15  # seconds between two tries
TIMEOUT = 20.0


class Refused(Exception):
    """An answer that no kill explains: the house broke, or refused what it must take."""


class Hidden(HTMLParser):
    """The hidden fields of the page's last form that has a ``form_key``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._form: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "form":
            self._form = {}
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self._form[str(given["name"])] = given.get("value") or ""
            if given["name"] == "form_key":
                self.fields = self._form


@dataclass
class Sent:
    """One form somebody wants to have saved."""

    kind: str
    key: str
    client: int
    mark: str
    tries: int = 0
    acknowledged: bool = False
    waited: float = 0.0


@dataclass
class Tally:
    """What all hands did; the list is only appended to."""

    sent: list[Sent] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    answers: dict[int, int] = field(default_factory=dict)
    cut: int = 0


class Hand(threading.Thread):
    """One person in one browser, until told to stop; never ends in the middle of a form."""

    def __init__(self, port: int, login: tuple[str, str], tally: Tally, forms: FormMaker, seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.login, self.tally, self.forms = port, login, tally, forms
        self.chance = random.Random(seed)
        self.cookies: dict[str, str] = {}
        self.enough = threading.Event()

    def run(self) -> None:
        try:
            self._sign_in()
            while not self.enough.is_set():
                for path, sent, values in self.forms(self.chance):
                    self._save(path, sent, values)
        except Refused as problem:
            self.tally.troubles.append(f"{self.login[0]}: {problem}")

    # -- one form -----------------------------------------------------------------------------------------

    def _save(self, path: str, sent: Sent, values: dict[str, str]) -> None:
        """Open the form, fill it, send it until it is acknowledged."""
        status, page, _to = self._until_answered(lambda: self._ask("GET", path))
        if status == 302:  # signed out by a lost session: in again, then once more
            self._sign_in()
            status, page, _to = self._until_answered(lambda: self._ask("GET", path))
        if status != 200:
            raise Refused(f"GET {path}: {status}")
        hidden = Hidden(page).fields
        if "form_key" not in hidden:
            raise Refused(f"GET {path}: no form_key on the page")
        hidden["form_key"] = sent.key
        self.tally.sent.append(sent)
        began = time.monotonic()

        def send() -> tuple[int, str, str]:
            sent.tries += 1
            return self._ask("POST", path, {**hidden, **values})

        status, page, to = self._until_answered(send)
        sent.waited = time.monotonic() - began
        if status != 302 or "/accounts/login" in to:
            said = re.findall(r'class="(?:errorlist|banner danger)[^>]*>(.*?)</(?:ul|div)>', page, re.S)
            raise Refused(f"POST {path}: {status} {to} {re.sub(r'<[^>]+>', ' ', ' '.join(said))[:200]}")
        sent.acknowledged = True

    def _sign_in(self) -> None:
        name, password = self.login
        self.cookies = {}
        self._until_answered(lambda: self._ask("GET", "/accounts/login/"))
        values = {"login": name, "password": password}
        status, _page, to = self._until_answered(lambda: self._ask("POST", "/accounts/login/", values))
        if status != 302 or "login" in to:
            raise Refused(f"sign-in of {name}: {status} {to}")

    # -- the wire -----------------------------------------------------------------------------------------

    def _until_answered(self, ask: Callable[[], tuple[int, str, str]]) -> tuple[int, str, str]:
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                status, page, to = ask()
            except (OSError, http.client.HTTPException):
                self.tally.cut += 1
            else:
                self.tally.answers[status] = self.tally.answers.get(status, 0) + 1
                if status not in TRY_AGAIN:
                    return status, page, to
            time.sleep(PAUSE)
        raise Refused("no answer for three minutes")

    def _ask(self, method: str, path: str, values: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One request on a connection of its own: status, page, where it leads."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if values is not None:
            token = next((v for n, v in self.cookies.items() if n.endswith("csrftoken")), "")
            body = urlencode({**values, "csrfmiddlewaretoken": token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Referer"] = f"http://127.0.0.1:{self.port}{path}"
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            page = answer.read().decode("utf-8", "replace")
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
        return answer.status, page, answer.headers.get("Location", "")


FormMaker = Callable[[random.Random], Iterator[tuple[str, Sent, dict[str, str]]]]


def forms(clients: list[int], today: str, signed_by: str) -> FormMaker:
    """What one person saves, in turn: a talk, a care test, an appointment with one of ``clients``."""

    def one_round(chance: random.Random) -> Iterator[tuple[str, Sent, dict[str, str]]]:
        client = chance.choice(clients)
        mark = f"{signed_by}-{uuid.uuid4().hex[:12]}"
        talk = {
            "kind": "phone",
            "met": "client",
            "held_on": today,
            "outcome": "complied",
            "next_choice": "none",
            "step": "save",
        }
        test = {
            "outcome": "negative",
            "purpose": "extra",
            "nature": "care",
            "material": "urine",
            "taken_on": today,
        }
        yield (
            f"/clients/{client}/contacts/new/",
            Sent("contact", str(uuid.uuid4()), client, mark),
            {**talk, "note": mark},
        )
        client = chance.choice(clients)
        yield (
            f"/clients/{client}/screenings/new/",
            Sent("screening", str(uuid.uuid4()), client, mark),
            {**test, "note": mark, "place": "中心"},
        )

    return one_round
