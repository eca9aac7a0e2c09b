"""The head's page of a day's load, and the draw made by hand where the morning's was missed."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import draws
from waystation.casework.queries.draws import shown
from waystation.orders.queries import law_for
from waystation.rules.calendar import add_days

STATES = {
    "tested": gettext_lazy("已检测"),
    "made_up": gettext_lazy("已补做"),
    "excused": gettext_lazy("有正当理由"),
    "missed": gettext_lazy("未到或者拒绝"),
    "other": gettext_lazy("没有结果"),
    "waiting": gettext_lazy("还没有记录"),
}


def _day(request: UserRequest, today: date) -> date:
    """The day that was asked for: today or an earlier one. There is no page of a later day."""
    asked = request.GET.get("day", "")
    try:
        day = date.fromisoformat(asked) if asked else today
    except ValueError:
        raise Http404 from None
    if not add_days(today, -shown.DAYS) <= day <= today:
        raise Http404
    return day


def load(request: UserRequest) -> HttpResponse:
    """Per site: who is on the list, who was drawn, told, tested."""
    today = timezone.localdate()
    day = _day(request, today)
    makeup = law_for("", day).number("test_draw_makeup_days")
    sites, calls = shown.load(request.user, day, add_days(day, makeup))
    context = {
        "today": today,
        "day": day,
        "before": add_days(day, -1) if day > add_days(today, -shown.DAYS) else None,
        "after": add_days(day, 1) if day < today else None,
        "sites": sites,
        "calls": calls,
        "states": STATES,
        "missing": shown.missing(request.user, today) if day == today else [],
    }
    return render(request, "casework/draws/load.html", context)


@require_POST
def draw_now(request: UserRequest) -> HttpResponse:
    """Draw today where the morning's job did not."""
    today = timezone.localdate()
    made = [
        draws.draw_site(by=request.user, site=site, today=today)
        for site in shown.missing(request.user, today)
    ]
    count = sum(day.drawn for day in made if day is not None)
    if any(day is not None for day in made):
        messages.success(request, _("已抽签，今天抽中%(n)s人。") % {"n": count})
    else:
        messages.info(request, _("今天已经抽过签了。"))
    return redirect("casework:draw_load")
