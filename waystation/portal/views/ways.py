"""The staff's page "自助入口": which ways in are open, a code for somebody who stands there, closing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.views.opening import open_file, refused
from waystation.common.wording.messages import sentence
from waystation.rules.portal import code_said, number_said
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from ..actions import opening
from ..queries import ways as queries


def ways(request: UserRequest, client_id: int) -> HttpResponse:
    """The client and every relative, and how they come in."""
    client = open_file(request, client_id, "portal", Verb.OPEN_PORTAL)
    context = {"client": client, "ways": queries.ways(client, timezone.now())}
    return render(request, "portal/ways.html", context)


@require_POST
def way_open(request: UserRequest, client_id: int) -> HttpResponse:
    """A code, shown this once: on the screen, or printed as a slip that names nobody."""
    client = open_file(request, client_id, "portal", Verb.OPEN_PORTAL)
    asked = request.POST.get("kin", "")
    kin_id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    if "seen" not in request.POST:
        return refused(request, "portal:ways", client, sentence("portal.see_the_person"))
    try:
        made = opening.open_way(by=request.user, client=client, kin_id=kin_id, now=timezone.now())
    except RuleBroken as refusal:
        return refused(request, "portal:ways", client, sentence(refusal.code, refusal.params))
    context = {
        "client": client,
        "made": made,
        "number": number_said(made.login.number),
        "code": code_said(made.code),
        "address": request.build_absolute_uri(reverse("portal:home")),
    }
    response = render(request, "portal/slip.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def way_close(request: UserRequest, client_id: int, login_id: int) -> HttpResponse:
    """Nobody comes in this way any more."""
    client = open_file(request, client_id, "portal", Verb.OPEN_PORTAL)
    opening.close_way(by=request.user, client=client, login_id=login_id, now=timezone.now())
    messages.success(request, _("已关闭这个自助入口，正在使用的设备已经退出。"))
    return redirect("portal:ways", client.pk)
