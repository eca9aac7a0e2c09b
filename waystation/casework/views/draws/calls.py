"""One call: what to say, that it was said, and on to the record."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import draws
from waystation.casework.forms.draws import TellForm
from waystation.casework.queries.draws import shown
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.screening.calls import ToldHow
from waystation.screening.models import Drawn


def drawn(request: UserRequest, client_id: int, draw_id: int) -> HttpResponse:
    """The call; POST: the client was told."""
    call = shown.must_see(request.user, draw_id, client_id=client_id)
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _told(request, call, form):
        messages.success(request, _("已记下通知。"))
        return redirect("casework:home")
    context = {
        "client": call.client,
        "call": call,
        "form": form,
        "ways": tuple(ToldHow),
        "ways_words": {way.value: label(way) for way in ToldHow},
        "label": label,
        "today": timezone.localdate(),
    }
    return render(request, "casework/draws/call.html", context)


def _told(request: UserRequest, call: Drawn, form: TellForm) -> bool:
    now = timezone.localtime(timezone.now())
    given = {**form.cleaned_data, "how": ToldHow(form.cleaned_data["how"])}
    return attempt(
        form,
        lambda: draws.tell(by=request.user, call=call, now=now, today=now.date(), **given),
        {"draws.slot_backwards": "slot_to"},
    )


@require_POST
def told_quickly(request: UserRequest, client_id: int, draw_id: int) -> HttpResponse:
    """One tap on the work list: told by phone; ``undo``: it was not."""
    call = shown.must_see(request.user, draw_id, client_id=client_id)
    now = timezone.localtime(timezone.now())
    try:
        if "undo" in request.POST:
            draws.take_back_told(by=request.user, call=call, today=now.date())
            messages.success(request, _("已撤回通知的记录。"))
        else:
            draws.tell(by=request.user, call=call, how=ToldHow.PHONE, now=now, today=now.date())
            messages.success(request, _("已记下：电话通知了%(name)s。") % {"name": call.client.name})
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return _back(request, call)


def _back(request: HttpRequest, call: Drawn) -> HttpResponse:
    if request.POST.get("from") == "call":
        return redirect("casework:drawn", call.client_id, call.pk)
    return redirect("casework:home")
