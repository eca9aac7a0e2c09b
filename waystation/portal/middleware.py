"""The door of the portal: everything below ``/my/`` is for clients, relatives and merchants alone.

Below that address a staff session counts for nothing, above it a portal session does; each has a cookie of
its own. Answers that say "no" are given in the portal's own neutral pages.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from waystation.accounts.middleware.limits import COUNTS, HEAVY
from waystation.audit import actions as audit
from waystation.common import scope
from waystation.common.pages import MY, MY_DEAR, MY_POLLED

from . import access
from .access import Known, PortalRequest
from .models import Session
from .showing import shown

ADDRESS = "/my/"
#: The session's clock is written at most this often, not with every page.
TICK = dt.timedelta(minutes=1)
#: Answers for which the portal has a page of its own.
SAID = {
    403: "my/form_old.html",
    405: "my/form_old.html",
    404: "my/not_found.html",
    429: "my/wait.html",
    500: "my/broken.html",
}


def cookie_name() -> str:
    """``__Host-``: no other site of the same domain can set it."""
    return "__Host-my" if settings.HTTPS else "my"


def keep(response: HttpResponse, key: str) -> None:
    """Put a new session's key into the browser."""
    response.set_cookie(cookie_name(), key, secure=settings.HTTPS, httponly=True, samesite="Lax")


def forget(response: HttpResponse) -> None:
    """Take it out again, and what the browser kept of the pages."""
    response.delete_cookie(cookie_name(), samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache"'


class PortalDoor:
    """Knows who is in the portal, keeps each of its pages for its doors, and works in the scope of one
    file.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ADDRESS):
            return self.get_response(request)
        staff, request.user = request.user, AnonymousUser()
        who = _who(request)
        request.portal = who  # type: ignore[attr-defined]
        token = audit.signed_in_as.set(who.login.pk if who else None)
        try:
            with scope.entered(access.scope_of(who)):
                response = self.get_response(request)
                return _in_own_words(request, response)
        finally:
            audit.signed_in_as.reset(token)
            request.user = staff

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The table of doors decides (``common.pages.MY``)."""
        match = request.resolver_match
        name = match.view_name if match else ""
        mine = request.path_info.startswith(ADDRESS)
        if name not in MY:
            if mine:
                raise Http404
            return None
        doors = MY[name]
        if doors is None:
            return None
        who = cast("PortalRequest", request).portal if mine else None
        if who is None:
            return redirect(f"{reverse('portal:sign_in')}?{urlencode({'next': _came_from(request)})}")
        if who.door not in doors:
            raise Http404
        if name not in MY_POLLED:
            _seen(who)
        return _too_often(request, name, who)


def _came_from(request: HttpRequest) -> str:
    """The page to go on with after signing in: of something sent, the page it was sent from."""
    if request.method in {"GET", "HEAD"}:
        return request.path_info
    return urlsplit(request.headers.get("Referer", "")).path or ADDRESS


def _who(request: HttpRequest) -> Known | None:
    key = request.COOKIES.get(cookie_name(), "")
    if not key:
        return None
    return access.known(key, timezone.now())


def _seen(who: Known) -> None:
    """Somebody is there: the session's clock begins anew."""
    now = timezone.now()
    if now - who.session.seen_at > TICK:
        with scope.everything():
            Session.objects.filter(pk=who.session.pk).update(seen_at=now)


def _too_often(request: HttpRequest, name: str, who: Known) -> HttpResponse | None:
    """One way in asks for what is dear a few times a minute, as an account does (``accounts`` limits)."""
    if name not in MY_DEAR or not settings.PAGE_LIMITS:
        return None
    seconds = COUNTS.wait(-(2**40) - who.login.pk, HEAVY, time.monotonic())
    if not seconds:
        return None
    response = HttpResponse(status=429)
    response["Retry-After"] = str(round(seconds))
    return response


def _in_own_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The staff's pages of refusal name the house; whoever holds a client's phone reads neutral ones."""
    template = SAID.get(response.status_code)
    if template is None or getattr(response, "said", False):
        return response
    own = shown(request, template, status=response.status_code)
    for name in {"Retry-After", "Allow"} & set(response.headers):
        own[name] = response[name]
    return own
