"""Real channels, for administrators; an office's own words for the texts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.notices import access, background
from waystation.notices.actions import routes as actions
from waystation.notices.forms import RouteForm, TestForm, WordingForm
from waystation.notices.queries import texts
from waystation.rules.messages import Answer, Channel, Language, MessageCode


def listed(request: UserRequest) -> HttpResponse:
    """The channels at hand; add one."""
    form = RouteForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"channel": Channel(form.cleaned_data["channel"])}
        fields = {
            "messages.target_without_place": "target",
            "messages.key_without_place": "takes_key",
            "messages.word_refused": "sender",
            "messages.route_there": "channel",
        }
        if attempt(form, lambda: actions.add_route(by=request.user, **given), fields):
            messages.success(request, _("通道已保存，请先试发一条。"))
            return redirect("notices:channels")
    rows = access.routes_visible_to(request.user).select_related("area", "made_by").order_by("-is_on", "-pk")
    context = {
        "form": form,
        "rows": [
            (row, label(Channel(row.channel)), label(Answer(row.tested_answer)) if row.tested_answer else "")
            for row in rows
        ],
    }
    return render(request, "notices/channels.html", context)


@require_POST
def off(request: UserRequest, route_id: int) -> HttpResponse:
    """Nothing goes through it any more."""
    actions.switch_off(by=request.user, route=access.must_route(request.user, route_id))
    messages.success(request, _("通道已停用。"))
    return redirect("notices:channels")


def test(request: UserRequest, route_id: int) -> HttpResponse:
    """Send a test message to oneself, by the worker: nothing is sent while a page is made."""
    route = access.must_route(request.user, route_id)
    form = TestForm(request.POST or None, initial={"to": request.user.email})
    if request.method == "POST" and form.is_valid():
        background.defer_test(request.user, route, form.cleaned_data["to"])
        messages.success(request, _("正在试发，过一会儿刷新页面看结果。"))
        return redirect("notices:channels")
    return render(request, "notices/channel_test.html", {"form": form, "route": route})


test.__test__ = False  # type: ignore[attr-defined]  # no test of ours


def wordings(request: UserRequest) -> HttpResponse:
    """The texts as they are sent, and an office's own words for them."""
    form = WordingForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(
            form,
            lambda: actions.word(
                by=request.user,
                area=given["area"],
                code=MessageCode(given["code"]),
                language=Language(given["language"]),
                text=given["text"],
            ),
            dict.fromkeys(texts.REFUSALS, "text"),
        ):
            messages.success(request, _("已保存，以后的消息按这个说法发。"))
            return redirect("notices:wordings")
    context = {"form": form, "rows": texts.shown(), "own": texts.own(request.user)}
    return render(request, "notices/wordings.html", context)
