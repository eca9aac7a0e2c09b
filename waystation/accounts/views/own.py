"""My account: who I am here, my second factor, my language, my drafts."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waystation.accounts import access, actions, drafts, first_day, queries
from waystation.accounts.middleware import UserRequest
from waystation.accounts.sign_in import devices

_YEAR = 365 * 24 * 3600


def me(request: UserRequest) -> HttpResponse:
    """Everything a person may know and change about the own account."""
    grants = list(queries.open_grants(request.user))
    kept = list(request.user.drafts.order_by("-saved_at"))
    context = {
        "grants": grants,
        "names": queries.area_names(grant.area.path for grant in grants),
        "factors": set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True)),
        "drafts": [(draft, drafts.title(draft.form)) for draft in kept],
        "languages": settings.LANGUAGES,
        "browsers": devices.signed_in(request.user, here=request.session.session_key, now=timezone.now()),
    }
    return render(request, "accounts/me.html", context)


@require_POST
def end_sessions(request: UserRequest) -> HttpResponse:
    """Sign out at one other place (``mark``), or at all others."""
    here = request.session.session_key
    ended = actions.end_sessions(
        by=request.user, account=request.user, mark=request.POST.get("mark", ""), here=here
    )
    if ended:
        messages.success(request, _("已在其他设备上退出登录。"))
    else:
        messages.info(request, _("那台设备已经退出，不需要再操作。"))
    return redirect(reverse("accounts:me") + "#devices")


def tour(request: UserRequest) -> HttpResponse:
    """The first day in a few steps, for the roles this person holds; POST ends the offer."""
    if request.method == "POST":
        actions.end_tour(by=request.user, now=timezone.now(), skipped="skip" in request.POST)
        return redirect("start")
    context = {"steps": first_day.steps(access.roles(request.user)), "offered": not request.user.toured_at}
    return render(request, "accounts/tour.html", context)


@require_http_methods(["POST", "DELETE"])
def draft(request: UserRequest, form: str, subject_id: int) -> HttpResponse:
    """POST keeps the values in ``data``; DELETE, or POST with ``discard``, throws them away."""
    if request.method == "DELETE" or "discard" in request.POST:
        drafts.clear(request.user, form, subject_id)
        if request.method == "DELETE":
            return HttpResponse(status=204)
        messages.success(request, _("已删除草稿。"))
        return redirect(_page_of(request) or "accounts:me")
    try:
        kept = drafts.save(request.user, form, subject_id, request.POST.get("data", ""), _page_of(request))
    except drafts.TooMuch:
        return JsonResponse({"error": _("草稿太大或太多，没有保存。")}, status=413)
    return JsonResponse({"saved_at": kept.saved_at.isoformat()})


def _page_of(request: HttpRequest) -> str:
    """The page of ours that the browser came from, without its host; empty if it does not say."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(came_from)
    return parts.path[:200]


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """简体中文 or English, kept in a cookie for a year."""
    wanted = request.POST.get("language", "")
    response = redirect(_page_of(request) or "/")
    if translation.check_for_language(wanted) and wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=_YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.HTTPS,
        )
    return response
