"""The outbox of an office: what waits, what went, what a person must look at; the slips to print."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.notices import access
from waystation.notices.actions import outbox as actions
from waystation.notices.queries import outbox, ways
from waystation.notices.queries.outbox import NOT_KNOWN, Wanted
from waystation.rules.messages import Channel, MessageState
from waystation.rules.problems import RuleBroken

PAGE = 50


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """What leaves the house to the clients one reaches."""
    now, wanted = timezone.now(), _wanted(request)
    page = Paginator(outbox.listed(request.user, wanted, now), PAGE).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "page": page,
        "lines": outbox.lines(page.object_list, now),
        "counts": outbox.waiting_for_a_person(request.user, now),
        "real": outbox.real_channels(),
        "states": [(NOT_KNOWN, _("不知道发出去没有")), *choices(MessageState)],
        "channels": choices(Channel),
        "S": MessageState,
    }
    return render(request, "notices/outbox.html", context)


def _wanted(request: UserRequest) -> Wanted:
    """What is asked for; what makes no sense asks for nothing."""
    state, channel = request.GET.get("state", ""), request.GET.get("channel", "")
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(request.GET.get("day", ""))
    known = {*MessageState, NOT_KNOWN}
    return Wanted(state if state in known else "", Channel(channel) if channel in set(Channel) else None, day)


@require_POST
def settle(request: UserRequest, message_id: int, message_deed: str) -> HttpResponse:
    """Send again, it went, print, take back."""
    if message_deed not in set(MessageState):
        raise Http404
    row = access.must_message(request.user, message_id)
    try:
        actions.settle(by=request.user, message=row, to=MessageState(message_deed), now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已处理。"))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else "notices:outbox")


def slips(request: UserRequest) -> HttpResponse:
    """The slips and letters to print, and then to say that they were."""
    if request.method == "POST":
        ids = [int(one) for one in request.POST.getlist("slip") if one.isascii() and one.isdecimal()]
        count = actions.printed(by=request.user, ids=ids[: outbox.MOST_SLIPS], now=timezone.now())
        messages.success(request, _("已登记打印了%(n)s张。") % {"n": count})
        return redirect("notices:outbox")
    known = ways.wordings()
    rows = outbox.to_print(request.user)
    context = {"rows": [(row, ways.text_of(row, known=known)) for row in rows], "today": timezone.localdate()}
    return render(request, "notices/slips.html", context)
