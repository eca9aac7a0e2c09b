"""Coming in, going out, the own password and browsers; what a phone needs for its home screen."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.sign_in import devices, lockout
from waystation.audit import actions as audit
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..actions import entering
from ..forms.entering import OwnPassword, SignIn
from ..middleware import ADDRESS, forget, keep
from ..models import Login
from ..queries import ways
from ..showing import shown


def sign_in(request: HttpRequest) -> HttpResponse:
    """The one door: number and password, or number and one-time code."""
    form = SignIn(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return shown(request, "my/sign_in.html", {"form": form})
    number, secret = form.cleaned_data["login"], form.cleaned_data["password"]
    counted = {"username": f"my:{number}"}
    if lockout.sprayed_from(request) or not AxesProxyHandler.is_allowed(request, counted):
        return _held_off(request)
    login, device = ways.by_number(number), devices.code(request)
    key = entering.enter(by=login, secret=secret, device=device, now=timezone.now())
    if not key:
        AxesProxyHandler.user_login_failed(None, counted, request)
        request.axes_locked_out = False  # type: ignore[attr-defined]  # the staff's page is not for here
        form.add_error(None, sentence("portal.wrong"))
        return shown(request, "my/sign_in.html", {"form": form})
    AxesProxyHandler.reset_attempts(username=counted["username"])
    response = redirect(_onward(request))
    keep(response, key)
    return response


def _held_off(request: HttpRequest) -> HttpResponse:
    """Too many wrong tries, of this number or from this address: say how long, and where help is."""
    audit.record(None, "portal.locked_out", Login())
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    response = shown(request, "my/wait.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def _onward(request: HttpRequest) -> str:
    """Where the person was going, if it is a page of the portal."""
    wanted = request.GET.get("next", "")
    fine = wanted.startswith(ADDRESS) and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if fine else reverse("portal:home")


@require_POST
def sign_out(request: PortalRequest) -> HttpResponse:
    """Out, in this browser."""
    who = request.portal
    entering.end_sessions(by=who.login, session_id=who.session.pk, besides=None, now=timezone.now())
    response = redirect("portal:sign_in")
    forget(response)
    return response


def me(request: PortalRequest) -> HttpResponse:
    """My way in: where I am signed in, my password, going out."""
    return shown(request, "my/me.html", {"browsers": ways.browsers(request.portal, timezone.now())})


def password(request: PortalRequest) -> HttpResponse:
    """A password of one's own, so that the next time needs no code."""
    who = request.portal
    form = OwnPassword(request.POST or None, number=who.login.number)
    if request.method == "POST" and form.is_valid():
        try:
            entering.choose_password(
                by=who.login, password=form.cleaned_data["password"], here=who.session, now=timezone.now()
            )
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
        else:
            messages.success(request, _("密码已经设好，下次用号码和这个密码登录。"))
            return redirect("portal:home")
    return shown(request, "my/password.html", {"form": form})


@require_POST
def end_browsers(request: PortalRequest) -> HttpResponse:
    """Sign out in one other browser, or in all others."""
    who, asked = request.portal, request.POST.get("browser", "")
    one = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    ended = entering.end_sessions(by=who.login, session_id=one, besides=who.session, now=timezone.now())
    said = _("已在其他设备上退出。") if ended else _("那台设备已经退出，不需要再操作。")
    messages.info(request, said)
    return redirect("portal:me")


def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the portal on its home screen; it says nothing of what it is."""
    icons = [
        {"src": static(f"my/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    said = {
        "name": settings.PORTAL_NAME,
        "short_name": settings.PORTAL_NAME,
        "start_url": reverse("portal:home"),
        "scope": ADDRESS,
        "display": "standalone",
        "background_color": "#f4f6f5",
        "theme_color": "#1f5f4a",
        "lang": "zh-Hans",
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json")
