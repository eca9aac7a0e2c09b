"""How often one person may ask for what is dear: a limit per account, never per address.

A whole office stands behind one address, so nobody is held back for what a colleague does. The counts are
those of one web process: with four processes somebody gets at most four times the number, which still keeps
a script from emptying the house or the machine.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from zlib import crc32

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from waystation.accounts.models import User
from waystation.accounts.sign_in import devices, lockout
from waystation.audit import actions as audit

#: Seconds over which is counted.
SPAN = 60.0
#: Accounts remembered at once; the longest silent one is forgotten first.
_MOST = 5000

SEARCH, FIND, SEND, OPEN, HEAVY, CHECK = "search", "find", "send", "open", "heavy", "check"
#: Times a minute. Somebody who works fast stays far below; a script does not.
LIMITS = {SEARCH: 90, FIND: 20, SEND: 12, OPEN: 60, HEAVY: 20, CHECK: 30}
#: Page → what is dear about it. SEARCH counts only with words to search for, FIND (somebody outside the own
#: list, by a whole name or number) and SEND only what is sent; OPEN is one paper or page of the record;
#: CHECK is the page behind the code on a paper, which strangers ask too; HEAVY
#: makes a whole file, or tries out on the rows what it shows. ``tests/accounts/test_limits.py`` finds a page
#: that is missing here.
DEAR = {
    "casework:home": SEARCH,
    "casework:clients": SEARCH,
    "casework:client": SEARCH,
    "accounts:accounts": SEARCH,
    "casework:outside": FIND,
    "casework:inspect": FIND,
    "casework:ask_unsealing": FIND,
    "casework:deletion_confirm": FIND,
    "casework:deletion_check": HEAVY,
    "points:scheme": SEARCH,
    "casework:merge_choose": FIND,
    "casework:rosters": SEND,
    "accounts:imports": SEND,
    "clients:documents": SEND,
    "clients:scan": OPEN,
    "points:counter": SEARCH,
    "points:shop_deed": OPEN,
    "points:shop_note": OPEN,
    "clients:reveal": OPEN,
    "casework:papers_scans": SEND,
    "casework:paper": OPEN,
    "casework:paper_issued": OPEN,
    "casework:papers_whole": HEAVY,
    "casework:medicine_report": OPEN,
    "casework:prints": SEND,
    "casework:print_taken": OPEN,
    "papers:check": CHECK,
    "papers:template": SEND,
    "papers:template_file": OPEN,
    "auditing:record": OPEN,
    "auditing:history": OPEN,
    "auditing:export": HEAVY,
    "auditing:draw_export": HEAVY,
    "auditing:month": OPEN,
    "auditing:seal": HEAVY,
    "casework:roster": OPEN,
    "casework:roster_marked": HEAVY,
    "casework:roster_template": HEAVY,
    "casework:gate_template": HEAVY,
    "accounts:import_template": HEAVY,
    "accounts:import_preview": OPEN,
    "accounts:import_passwords": HEAVY,
    "casework:merge": HEAVY,
    "casework:refiling": HEAVY,
    "casework:split": HEAVY,
    "casework:duplicates": OPEN,
    "casework:hand_over": HEAVY,
    "casework:hand_out": OPEN,
    "mfa_download_recovery_codes": HEAVY,
    "design": HEAVY,
}
#: What search forms call their words.
_WORDS = ("q", "person", "keyword")


@dataclass
class _Counts:
    """When each account asked for what, in one process."""

    asked: OrderedDict[tuple[int, str], list[float]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def wait(self, user: int, what: str, now: float) -> float:
        """Seconds until it may be asked for again; 0: it was counted, come in."""
        with self.lock:
            times = [at for at in self.asked.pop((user, what), []) if now - at < SPAN]
            full = len(times) >= LIMITS[what]
            if not full:
                times.append(now)
            self.asked[user, what] = times
            while len(self.asked) > _MOST:
                self.asked.popitem(last=False)
            return max(1.0, SPAN - (now - times[0])) if full else 0.0


COUNTS = _Counts()


class NotTooOften:
    """Answers 429 with a page in plain words to whoever asks for dear things too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Count it, if it is dear; stop one machine that tries the passwords of many."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if name == "account_login" and request.method == "POST" and _is_stranger_among_many(request):
            return lockout.wait_for_spraying(request)
        what = DEAR.get(name)
        if what is None or not settings.PAGE_LIMITS:
            return None
        if not isinstance(request.user, User):
            return _stranger_waits(request) if what == CHECK else None
        if not _counts(what, request):
            return None
        seconds = COUNTS.wait(request.user.pk, what, time.monotonic())
        if not seconds:
            return None
        if request.user.pk not in _told or time.monotonic() - _told[request.user.pk] > SPAN:
            _told[request.user.pk] = time.monotonic()
            with transaction.atomic():
                audit.record(request.user, "accounts.too_often", request.user, what=what)
        response = render(request, "accounts/too_often.html", {"seconds": round(seconds)}, status=429)
        response["Retry-After"] = str(round(seconds))
        return response


def _stranger_waits(request: HttpRequest) -> HttpResponse | None:
    """Who has no account is counted by address, on the one page that is made for strangers."""
    who = -1 - crc32(request.META.get("REMOTE_ADDR", "").encode())
    seconds = COUNTS.wait(who, CHECK, time.monotonic())
    if not seconds:
        return None
    response = render(request, "accounts/too_often.html", {"seconds": round(seconds)}, status=429)
    response["Retry-After"] = str(round(seconds))
    return response


def _counts(what: str, request: HttpRequest) -> bool:
    if what == SEARCH:
        return any(request.GET.get(name) for name in _WORDS)
    return what in {OPEN, HEAVY, CHECK} or request.method == "POST"


def _is_stranger_among_many(request: HttpRequest) -> bool:
    """Whether many accounts were tried from this address and this browser never carried the one now tried.

    A whole office shares an address, and its people are not shut out for what one machine does.
    """
    if not lockout.sprayed_from(request):
        return False
    account = User.objects.filter(username=lockout.username_of(request)).first()
    return account is None or account.pk not in devices.carried(request)


#: When the record last noted it of an account: once a minute is enough.
_told: dict[int, float] = {}
