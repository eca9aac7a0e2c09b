"""Asking for leave, a call, help; an objection to a record; a correction: and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.casework.actions import asking as flows
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.contacts.models import Ask
from waystation.contacts.queries import asks
from waystation.rules.care.asking import BY_KIN, AskKind
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..forms.asking import FIELDS, AskForm
from ..queries import days
from ..showing import shown


def things(request: PortalRequest) -> HttpResponse:
    """What can be asked for, what waits for an answer, and the answers."""
    who = request.portal
    kinds = [kind for kind in AskKind if who.kin is None or kind in BY_KIN]
    context = {
        "kinds": [(kind.value, label(kind)) for kind in kinds],
        "asks": asks.of_person(who.file, who.kin),
        "leaves": days.leaves(who.file) if who.kin is None else [],
    }
    return shown(request, "my/things.html", context)


def ask(request: PortalRequest, ask_kind: str) -> HttpResponse:
    """One form; sent, it stands on the worker's list."""
    who, kind = request.portal, ask_kind
    if kind not in set(AskKind) or (who.kin is not None and kind not in BY_KIN):
        raise Http404
    form = AskForm(request.POST or None, kind=AskKind(kind))
    if request.method == "POST" and form.is_valid():
        now, key = timezone.now(), form.cleaned_data["form_key"]
        asked = {"client": who.file, "kin": who.kin, "data": form.asked(), "form_key": key}
        if attempt(form, lambda: flows.ask(by=None, today=timezone.localdate(), now=now, **asked), FIELDS):
            messages.success(request, _("已送到工作人员那里，答复会显示在这里。"))
            return redirect("portal:things")
    return shown(request, "my/ask.html", {"form": form, "title": label(AskKind(kind)), "kind": kind})


@require_POST
def take_back(request: PortalRequest, ask_id: int) -> HttpResponse:
    """No longer asked for."""
    who = request.portal
    row = Ask.objects.filter(pk=ask_id, client=who.file, kin=who.kin).first()
    if row is None:
        raise Http404
    try:
        flows.take_back(by=None, row=row, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已撤回。"))
    return redirect("portal:things")
