"""The typed request, the one door of every page, and idle sign-out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from waystation.accounts import access
from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.common import scope
from waystation.common.pages import MY, PAGES
from waystation.rules.roles import Verb, may

#: The session's clock is written at most this often (seconds), not on every request.
_TICK = 60
#: What somebody with a one-time password may open.
_BEFORE_OWN_PASSWORD = {"account_change_password", "account_logout", "accounts:language"}


#: The largest number a row can have (bigint).
_LAST_ROW = 2**63 - 1


def _names_nothing(kwargs: dict[str, Any]) -> bool:
    """Whether the address holds a number that no row can have."""
    return any(isinstance(value, int) and value > _LAST_ROW for value in kwargs.values())


class UserRequest(HttpRequest):
    """A request behind sign-in: ``user`` is one of our users."""

    user: User


class WhoAndWhere:
    """Knows who asks and from where, signs idle people out, keeps every page for its roles.

    The page runs in the scope of its user, and of nobody where nobody has signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _drop_nul(request)
        token = audit.source.set(request.META.get("REMOTE_ADDR") or None)
        covering = audit.acting_for.set(None)
        try:
            signed_in = request.user.is_authenticated
            reached = scope.NOTHING
            if isinstance(request.user, User):
                request.roles = access.roles(request.user)  # type: ignore[attr-defined]  # for the navigation
                reached = access.scope_of(request.user)
            with scope.entered(reached):
                response = self.get_response(request)
            return _kept_private(response, left=signed_in and not request.user.is_authenticated)
        finally:
            audit.acting_for.reset(covering)
            audit.source.reset(token)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The role table decides (``common/pages.py``); a page outside it is refused for everybody."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in MY:
            return None  # nobody's page here: ``portal.middleware`` keeps it for its doors
        if name not in PAGES or _names_nothing(kwargs):
            raise Http404
        verb = PAGES[name]
        if not isinstance(request.user, User):
            return None  # an open page, or LoginRequiredMiddleware has sent them to sign in
        if verb is None:
            return None
        if self._idle(request):
            return self._sign_out(request)
        if verb is not Verb.USE_OWN_ACCOUNT and not may(access.roles(request.user), verb):
            raise Http404
        if request.user.must_change_password and name not in _BEFORE_OWN_PASSWORD:
            return redirect("account_change_password")
        return None

    def _idle(self, request: HttpRequest) -> bool:
        now, seen = time.time(), request.session.get("seen_at", 0.0)
        if seen and now - seen > settings.IDLE_SIGN_OUT_MINUTES * 60:
            return True
        if now - seen > _TICK:
            request.session["seen_at"] = now
        return False

    def _sign_out(self, request: HttpRequest) -> HttpResponse:
        """Out; after signing in again, back to where the person was (the form, if they were sending one)."""
        user = request.user
        if isinstance(user, User):
            audit.record(user, "accounts.signed_out_idle", user)
        logout(request)
        messages.info(
            request,
            _("您已有一段时间没有操作，为安全起见已退出登录。填写中的内容已保存为草稿，登录后可以继续。"),
        )
        if request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path())
        came_from = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
            return redirect_to_login("/")
        return redirect_to_login(urlsplit(came_from).path)


def _kept_private(response: HttpResponse, *, left: bool) -> HttpResponse:
    """No proxy keeps a page; a browser asks again, but may go back to a form that is being filled.

    Once somebody has ``left``, the next person at the same machine cannot go back to their pages.
    """
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if left:
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _drop_nul(request: HttpRequest) -> None:
    """No text of PostgreSQL holds NUL; in an address it is nonsense and is passed over."""
    asked = request.META.get("QUERY_STRING", "")
    if "%00" in asked:
        request.META["QUERY_STRING"] = asked.replace("%00", "")
        vars(request).pop("GET", None)  # cached if somebody before us has looked
