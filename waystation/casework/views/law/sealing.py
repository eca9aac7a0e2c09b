"""Pages of sealed files: the list by number, asking for one, deciding, and sealing a closed file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.law import sealing as flows
from waystation.casework.forms.law.sealing import ASK_FIELDS, DECIDE_FIELDS, AskForm, DecideForm
from waystation.casework.forms.privacy import FindForm
from waystation.casework.queries.law import sealing as queries
from waystation.casework.views.reading import asked
from waystation.clients import access
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.release.keeping import UnsealFor, UnsealReason
from waystation.rules.roles import Verb


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """Requests to open sealed files: what waits for a second person first; numbers only."""
    context = {
        "page": asked.page(request, queries.requests(request.user), queries.PAGE),
        "sealed": queries.count(request.user),
        "whats": dict(choices(UnsealFor)),
        "reasons": dict(choices(UnsealReason)),
    }
    return render(request, "casework/law/sealed.html", context)


@require_POST
def seal(request: UserRequest, client_id: int) -> HttpResponse:
    """Put a closed file away before its day."""
    client = access.must_reach(request.user, client_id, Verb.SEAL_FILES)
    try:
        flows.seal(by=request.user, client=client, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("casework:client", client_id)
    messages.success(request, _("档案已封存，不再出现在任何名单和查找里。"))
    return redirect("casework:clients")


@never_cache
def ask(request: UserRequest) -> HttpResponse:
    """A head finds a sealed file of the street exactly, and says why it should open."""
    asking = "reason" in request.POST
    find = FindForm(request.POST or None)
    found = queries.exactly(request.user, find.cleaned_data["q"]) if find.is_valid() else []
    form = AskForm(request.POST if asking else None)
    if asking and len(found) == 1 and form.is_valid():
        given = {**form.cleaned_data, "now": timezone.now()}
        if attempt(form, lambda: flows.ask(by=request.user, client=found[0], **given), ASK_FIELDS):
            messages.success(request, _("已提出申请，等另一位负责人同意；同意后您会收到通知。"))
            return redirect("casework:sealed")
    context = {
        "find": find,
        "form": form,
        "found": len(found),
        "searched": find.is_bound and find.is_valid(),
    }
    return render(request, "casework/law/ask_unsealing.html", context)


def decide(request: UserRequest, unsealing_id: int) -> HttpResponse:
    """A second person accepts or refuses one request."""
    rows = access.unsealings_visible_to(request.user, Verb.CONFIRM_UNSEAL)
    row = rows.select_related("client__area", "asked_by", "decided_by").filter(pk=unsealing_id).first()
    if row is None:
        raise Http404
    form, now = DecideForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        given = {"grants": form.cleaned_data["grants"] == "yes", "note": form.cleaned_data["note"]}
        today = timezone.localdate(now)
        if attempt(
            form,
            lambda: flows.decide(by=request.user, asked=row, today=today, now=now, **given),
            DECIDE_FIELDS,
        ):
            messages.success(request, _("已记录决定，并通知了申请人。"))
            return redirect("casework:sealed")
    context = {
        "row": row,
        "form": form,
        "own": row.asked_by_id == request.user.pk,
        "what": dict(choices(UnsealFor))[row.what_for],
        "reason": dict(choices(UnsealReason))[row.reason],
    }
    return render(request, "casework/law/decide_unsealing.html", context)
