"""A stranger with every tool: seeded requests over every address and form, as every role and as nobody.

Half of what is sent begins as a lawful form that the page itself offered, so that the odd value reaches the
action behind it and not only the first check.
"""

from __future__ import annotations

import io
import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client as Browser
from django.urls import NoReverseMatch, reverse

from tests import papers
from tests.architecture.rows import Values
from tests.architecture.test_url_matrix import FIXED, Address, addresses
from tests.people import Cast, signed_in
from waystation.accounts.models import User

from .forms import Form, forms_of

WORDS = (
    "",
    " ",
    "\x00",
    "陈\x00安",
    "0",
    "-1",
    "1e999",
    "NaN",
    "0x10",
    "٣",
    "½",
    str(2**31),
    str(2**63),
    "-" + "9" * 400,
    "9" * 5000,
    "true",
    "null",
    "[]",
    "{}",
    "{{7*7}}",
    "${7*7}",
    "%s%n",
    "%00",
    "%",
    "\\",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    '"><img src=x onerror=1>',
    "javascript:alert(1)",
    "'; DROP TABLE x; --",
    "=1+1",
    "\u202e陈安",
    "\u200b",
    "\ufeff",
    "a\u0300" * 300,
    "😀" * 50,
    "𠮷",
    "\ud800",
    "ÿ",
    "\r\nSet-Cookie: a=b",
    "\t",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "1899-12-31",
    "2999-01-01",
    "明天",
    "25:61",
    "长" * 4000,
)
HEADERS = (
    {"HTTP_COOKIE": "sessionid=; csrftoken=\x01"},
    {"HTTP_COOKIE": "a" * 9000},
    {"HTTP_ACCEPT_LANGUAGE": "zz;q=9,\ud800,*" * 40},
    {"HTTP_REFERER": "http://[::1"},
    {"HTTP_REFERER": "//evil.example/\x00"},
    {"HTTP_X_FORWARDED_FOR": "' OR 1=1, ::::"},
    {"HTTP_X_FORWARDED_PROTO": "gopher"},
    {"HTTP_USER_AGENT": "\u202e" * 600},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[bad"},
    {"HTTP_IF_MODIFIED_SINCE": "yesterday", "HTTP_IF_NONE_MATCH": "W/"},
    {"HTTP_RANGE": "bytes=-99999999999999999999"},
    {"CONTENT_LENGTH": "-5"},
    {"CONTENT_LENGTH": "abc"},
    {"REMOTE_ADDR": ""},
)
BODIES = (
    ("application/json", b'{"a":'),
    ("application/json", b"[" * 5000),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n--x"),
    ("multipart/form-data", b"no boundary"),
    ("application/x-www-form-urlencoded", b"%ff%fe=%zz&&&=&a=%00" + b"&x=1" * 50),
    ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfea"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
    ("text/xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    ("\x00", b"\x00" * 100),
)
FILES = (
    b"",
    b"\x00" * 200,
    b"%PDF-1.7 broken",
    b"\xff\xd8\xff" + b"\x00" * 99,
    b"PK\x03\x04" + b"\x99" * 60,
    b"\xd0\xcf\x11\xe0" + bytes(600),
    "姓名,身份证号\n\x00,=1+1".encode(),
    b"\xff\xfe" + "姓名".encode("utf-16-le"),
    papers.archive(),
    papers.picture("PNG") + papers.archive(),
)
NAMES = ("a.xlsx", "../../x.pdf", "长" * 300 + ".jpg", "a\x00.png", ".", "<b>.csv", "名册.xls", "CON")
METHODS = ("GET", "GET", "POST", "POST", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE")


@dataclass(frozen=True)
class Sent:
    """One request, for the report of a failure."""

    number: int
    by: str
    method: str
    path: str
    what: str


@dataclass
class Stranger:
    """Sends requests; ``rows`` are numbers of rows that exist, of the own and of another area."""

    world: Cast
    rows: tuple[Values, Values]
    random: random.Random
    statuses: Counter[int] = field(default_factory=Counter)
    reached: set[str] = field(default_factory=set)
    forms: dict[tuple[str, str], list[Form]] = field(default_factory=dict)
    browsers: dict[str, Browser] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        self.people: dict[str, User | None] = {str(role): who for role, who in self.world.by_role().items()}
        self.people["nobody"] = None
        self.places = addresses()

    def send_one(self) -> tuple[Sent, HttpResponseBase]:
        """One request of any sort."""
        self.number += 1
        by = self.random.choice([*self.people, "worker", "head", "admin"])
        address = self.random.choice(self.places)
        path = self._path(address)
        browser = self._browser(by)
        form = self._form(by, browser, path) if self.random.random() < 0.75 else None
        if form is not None:
            method, path, what, answer = self._submit(browser, form)
        else:
            method, what, answer = self._raw(browser, path)
        if browser.cookies.get("sessionid") is None or not browser.cookies["sessionid"].value:
            self.browsers.pop(by, None)  # signed out by what it sent: in again at the next turn
        self.statuses[answer.status_code] += 1
        if answer.status_code < 400:
            self.reached.add(address.name)
        return Sent(self.number, by, method, path[:200], what[:300]), answer

    def _browser(self, by: str) -> Browser:
        if by not in self.browsers:
            who = self.people[by]
            browser = signed_in(who) if who is not None and who.is_active else Browser()
            browser.raise_request_exception = False
            self.browsers[by] = browser
        return self.browsers[by]

    def _path(self, address: Address) -> str:
        """The address with numbers that exist, exist elsewhere, or cannot exist."""
        values = {}
        for name in address.arguments:
            values[name] = self._argument(name)
        try:
            return reverse(address.name, kwargs=values)
        except NoReverseMatch:
            try:
                return reverse(address.name, kwargs={n: FIXED.get(n, 1) for n in address.arguments})
            except NoReverseMatch:
                return "/" + self.random.choice(WORDS).encode("utf-8", "replace").hex()

    def _argument(self, name: str) -> object:
        if name in FIXED:
            return FIXED[name]
        own, other = self.rows
        odd = self.random.choice([0, 1, 2**31, 2**63 - 1, 2**63, 10**30])
        return self.random.choices([own.get(name, 1), other.get(name, 1), odd], weights=[8, 1, 1])[0]

    def _form(self, by: str, browser: Browser, path: str) -> Form | None:
        key = (by, path)
        if key not in self.forms:
            answer = browser.get(path)
            is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            self.forms[key] = forms_of(path, answer.content.decode()) if is_page else []
            self.statuses[answer.status_code] += 1
        found = self.forms[key]
        return self.random.choice(found) if found else None

    def _submit(self, browser: Browser, form: Form) -> tuple[str, str, str, HttpResponseBase]:
        """A form of the page with nothing, one thing or many things odd."""
        pairs = [*form.fields, *((name, self.random.choice(values)) for name, values in form.choices.items())]
        pairs = [(name, str(uuid.uuid4()) if name == "form_key" and self.random.random() < 0.7 else value)
                 for name, value in pairs if name and name != "csrfmiddlewaretoken"]  # fmt: skip
        for _ in range(self.random.choice([0, 1, 1, 1, 2, 3, 8])):
            pairs = self._spoil(pairs)
        files = {name: self._file() for name in form.files if self.random.random() < 0.8}
        what = repr(pairs)
        if form.method != "post":
            return "GET", form.action, what, browser.get(f"{form.action.partition('?')[0]}?{_encoded(pairs)}")
        if files:
            data: dict[str, object] = {}
            for name, value in pairs:
                data.setdefault(name, []).append(value.encode("utf-8", "replace").decode())  # type: ignore[attr-defined]
            return "POST", form.action, what + repr(files), browser.post(form.action, {**data, **files})
        kind = "application/x-www-form-urlencoded"
        return "POST", form.action, what, browser.post(form.action, _encoded(pairs), content_type=kind)

    def _spoil(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """One change: an odd value, a field away, twice, or one that nobody asked for."""
        if not pairs:
            return [("strange", self.random.choice(WORDS))]
        at, how = self.random.randrange(len(pairs)), self.random.random()
        name, value = pairs[at]
        if how < 0.6:
            return [*pairs[:at], (name, self.random.choice(WORDS)), *pairs[at + 1 :]]
        if how < 0.75:
            return [*pairs[:at], *pairs[at + 1 :]]
        if how < 0.9:
            return [*pairs, (name, self.random.choice([value, *WORDS]))]
        return [*pairs, (self.random.choice(["id", "user", "by", "area", "is_active", "__proto__"]), "1")]

    def _file(self) -> SimpleUploadedFile:
        content = self.random.choice(FILES)
        if self.random.random() < 0.3:
            content = self.random.choice((papers.pdf(), papers.photograph()))
        kind = self.random.choice(["text/html", "application/pdf", "image/png", "", "a/b; charset=\x00"])
        made = SimpleUploadedFile("x", content, content_type=kind)
        made.file = io.BytesIO(content)
        made._name = self.random.choice(NAMES)
        return made

    def _raw(self, browser: Browser, path: str) -> tuple[str, str, HttpResponseBase]:
        """Any method, odd query, odd headers, odd body."""
        method = self.random.choice(METHODS)
        query = _encoded([(name, self.random.choice(WORDS)) for name in self.random.sample(ASKED, 2)])
        headers = self.random.choice(HEADERS) if self.random.random() < 0.4 else {}
        kind, body = self.random.choice(BODIES)
        if method in {"GET", "HEAD", "OPTIONS", "TRACE"}:
            answer = browser.generic(method, f"{path}?{query}", **headers)
        else:
            answer = browser.generic(method, f"{path}?{query}", body, content_type=kind, **headers)
        return method, repr((query, headers, kind, body[:40])), answer


ASKED = (
    "page",
    "q",
    "kind",
    "area",
    "closed",
    "next",
    "client",
    "key",
    "since",
    "until",
    "look",
    "form_key",
    "x",
)


def _encoded(pairs: list[tuple[str, str]]) -> str:
    return urlencode(pairs, errors="surrogatepass")
