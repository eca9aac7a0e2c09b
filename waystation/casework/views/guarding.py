"""Pages about special protection of a file and about ties that workers declare."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import privacy as flows
from waystation.casework.forms.privacy import ProtectForm, ReaderForm, TieForm
from waystation.casework.queries import privacy as queries
from waystation.casework.views.reading import asked
from waystation.clients import access
from waystation.clients.actions import protecting
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client, Recusal
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.privacy.reasons import ProtectedAs
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@never_cache
def protection(request: UserRequest, client_id: int) -> HttpResponse:
    """Protect a file, or see who may read it."""
    client = access.must_reach(request.user, client_id, Verb.PROTECT_CLIENT, also=("worker",))
    held = client.protections.filter(lifted_at__isnull=True).select_related("set_by", "confirmed_by").first()
    if held is not None:
        readers = held.readers.filter(ended_at__isnull=True).select_related("user").order_by("pk")
        context = {
            "client": client,
            "held": held,
            "readers": readers,
            "reader_form": ReaderForm(client=client),
            "reason": dict(choices(ProtectedAs))[held.reason],
        }
        return render(request, "casework/protection.html", context)
    form = ProtectForm(request.POST or None, client=client)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "now": timezone.now()}
        if attempt(form, lambda: flows.protect(by=request.user, client=client, **given)):
            messages.success(request, _("已设为特别保护，立即生效；请另一位负责人确认。"))
            return redirect("casework:protection", client.pk)
    return render(request, "casework/protection.html", {"client": client, "held": None, "form": form})


@require_POST
def readers(request: UserRequest, client_id: int) -> HttpResponse:
    """Name one more, or drop one (``drop``)."""
    client = access.must_reach(request.user, client_id, Verb.PROTECT_CLIENT)
    drop, form = request.POST.get("drop", ""), ReaderForm(request.POST, client=client)
    try:
        if drop.isdigit() and len(drop) < 16:
            protecting.drop_reader(by=request.user, client=client, reader_id=int(drop), now=timezone.now())
            messages.success(request, _("已移除。"))
        elif form.is_valid():
            protecting.name_reader(by=request.user, client=client, reader=form.cleaned_data["reader"])
            messages.success(request, _("已增加。"))
        else:
            messages.error(request, _("请选择人员。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:protection", client.pk)


@require_GET
def protections(request: UserRequest) -> HttpResponse:
    """The protected files of the areas by their numbers: what waits for a second person first."""
    page = asked.page(request, queries.protections(request.user), queries.PAGE)
    context = {"page": page, "reasons": dict(choices(ProtectedAs))}
    return render(request, "casework/protections.html", context)


@require_POST
def decide_protection(request: UserRequest, protection_id: int) -> HttpResponse:
    """Confirm a mark, ask to lift it, agree to lifting it, or keep it."""
    rows = access.protections_visible_to(request.user, Verb.CONFIRM_PROTECTION)
    row = rows.filter(pk=protection_id).first()
    if row is None:
        raise Http404
    by, now, deed = request.user, timezone.now(), request.POST.get("deed", "")
    try:
        if deed == "confirm":
            protecting.confirm_protection(by=by, protection=row, now=now)
            messages.success(request, _("已确认特别保护。"))
        elif deed == "ask":
            protecting.ask_to_lift(by=by, protection=row, now=now)
            messages.success(request, _("已申请解除，待另一位负责人同意；在此之前仍受保护。"))
        elif deed in {"lift", "keep"}:
            protecting.decide_lift(by=by, protection=row, lift=deed == "lift", now=now)
            messages.success(request, _("已解除特别保护。") if deed == "lift" else _("继续保护。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:protections")


def recuse(request: UserRequest, client_id: int) -> HttpResponse:
    """A worker declares a tie; the file closes to them at once."""
    client = access.must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    form = TieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"tie": form.cleaned_data["tie"], "now": timezone.now()}
        if attempt(form, lambda: flows.recuse(by=request.user, client=client, **given)):
            messages.success(request, _("已登记回避。这份档案不再对您开放，站长会改派。"))
            return redirect("start")
    return render(request, "casework/recuse.html", {"client": client, "form": form})


@require_POST
def end_recusal(request: UserRequest, client_id: int, recusal_id: int) -> HttpResponse:
    """A head finds that a tie does not hold."""
    client: Client = access.must_reach(request.user, client_id, Verb.ASSIGN_WORKER)
    row: Recusal | None = client.recusals.filter(pk=recusal_id).first()
    if row is None:
        raise Http404
    protecting.end_recusal(by=request.user, recusal=row, now=timezone.now())
    messages.success(request, _("回避已结束。"))
    return redirect("casework:office")
