"""The typed request, the one door of every page, and idle sign-out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from waystation.audit import actions as audit
from waystation.common.pages import PAGES
from waystation.rules.roles import may

from . import access

if TYPE_CHECKING:
    from .models import User

#: The session's clock is written at most this often (seconds), not on every request.
_TICK = 60


class UserRequest(HttpRequest):
    """A request behind sign-in: ``user`` is one of our users."""

    user: User


class WhoAndWhere:
    """Knows who asks and from where, signs idle people out, keeps every page for its roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = audit.source.set(request.META.get("REMOTE_ADDR") or None)
        try:
            if request.user.is_authenticated and self._idle(request):
                logout(request)
                messages.info(
                    request, _("您已有一段时间没有操作，为安全起见已退出登录。填写中的内容已保存为草稿。")
                )
                return redirect_to_login(request.get_full_path())
            if request.user.is_authenticated:
                request.roles = access.roles(request.user)  # type: ignore[attr-defined]  # for the navigation
            return self.get_response(request)
        finally:
            audit.source.reset(token)

    def _idle(self, request: HttpRequest) -> bool:
        now, seen = time.time(), request.session.get("seen_at", 0.0)
        if seen and now - seen > settings.IDLE_SIGN_OUT_MINUTES * 60:
            return True
        if now - seen > _TICK:
            request.session["seen_at"] = now
        return False

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The role table decides (``common/pages.py``); a page outside it is refused for everybody."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if name not in PAGES:
            raise Http404
        verb = PAGES[name]
        if verb is None:
            return None
        if not request.user.is_authenticated:
            return None  # LoginRequiredMiddleware has sent them to sign in
        if not may(access.roles(request.user), verb):
            raise Http404
        if request.user.must_change_password and name not in {"account_change_password", "account_logout"}:
            return redirect("account_change_password")
        return None
