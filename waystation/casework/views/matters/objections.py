"""Pages of objections, of offered help, and of matters that are opened by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import matters as actions
from waystation.casework.forms.law.matters import AnswerForm, ObjectionForm, OfferForm, TakeBackForm
from waystation.casework.queries.matters import page
from waystation.clients.forms.fields import attempt
from waystation.orders.models import CareOffer, Matter, Objection
from waystation.rules.matters import Answer, ObjectionDecision, Objector, Offer
from waystation.rules.roles import Verb

from .pages import shown
from .steps import said


def object_to(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """Write an objection down, for the client."""
    today = timezone.localdate()
    matter = page.must_see(request.user, client_id, matter_id, Verb.PREPARE_MATTER)
    form = ObjectionForm(request.POST or None, today=today, client=matter.client, initial={"made_on": today})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "objector": Objector(form.cleaned_data["objector"]), "today": today}
        if attempt(form, lambda: actions.object_to(by=request.user, matter=matter, **given)):
            messages.success(request, _("异议已登记。答复以前不计入，也不往下办。"))
            return redirect("casework:matter", client_id, matter_id)
    return _form(request, matter, form, "object")


def _form(request: UserRequest, matter: Matter, form: Any, name: str, **more: Any) -> HttpResponse:
    loaded = page.load(matter, timezone.localdate())
    context = shown(request, loaded) | {"form": form, **more}
    return render(request, f"casework/matters/{name}.html", context)


def _objection(matter: Matter, objection_id: int) -> Objection:
    row = matter.objections.select_related("matter").filter(pk=objection_id).first()
    if row is None:
        raise Http404
    return row


def answer(request: UserRequest, client_id: int, matter_id: int, objection_id: int) -> HttpResponse:
    """Answer an objection: somebody who has decided nothing in the matter."""
    now = timezone.now()
    matter = page.must_see(request.user, client_id, matter_id, Verb.CONFIRM_MATTER)
    row = _objection(matter, objection_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {
            "decision": ObjectionDecision(form.cleaned_data["decision"]),
            "reason": form.cleaned_data["reason"],
            "today": timezone.localdate(now),
            "now": now,
        }
        if attempt(form, lambda: actions.answer_objection(by=request.user, objection=row, **given)):
            messages.success(request, _("异议已答复，请把结果和理由告诉本人。"))
            return redirect("casework:matter", client_id, matter_id)
    return _form(request, matter, form, "answer", asked=row)


def take_back(request: UserRequest, client_id: int, matter_id: int, objection_id: int) -> HttpResponse:
    """The client takes an objection back."""
    now = timezone.now()
    matter = page.must_see(request.user, client_id, matter_id, Verb.PREPARE_MATTER)
    row = _objection(matter, objection_id)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "decision": ObjectionDecision.WITHDRAWN, "now": now}
        given["today"] = timezone.localdate(now)
        if attempt(form, lambda: actions.answer_objection(by=request.user, objection=row, **given)):
            messages.success(request, _("已登记本人撤回异议。"))
            return redirect("casework:matter", client_id, matter_id)
    return _form(request, matter, form, "answer", asked=row)


@require_POST
def undo_answer(request: UserRequest, client_id: int, matter_id: int, objection_id: int) -> HttpResponse:
    """Take the own answer of today back."""
    matter = page.must_see(request.user, client_id, matter_id)
    row = _objection(matter, objection_id)
    today = timezone.localdate()
    return said(
        request,
        matter,
        lambda: actions.undo_answer(by=request.user, objection=row, today=today),
        _("已撤回答复，异议重新等待答复。"),
    )


def offer(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """Write down what was offered and what the client said; ``?offer=`` chooses which."""
    today = timezone.localdate()
    matter = page.must_see(request.user, client_id, matter_id, Verb.PREPARE_MATTER)
    wanted = request.GET.get("offer", "")
    initial = {"on": today, "offer": wanted, "answer": Answer.EXPLAINED if wanted == Offer.RIGHTS else ""}
    form = OfferForm(request.POST or None, today=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        said_ = form.cleaned_data
        given = {**said_, "offer": Offer(said_["offer"]), "answer": Answer(said_["answer"]), "today": today}
        if attempt(form, lambda: actions.offer_care(by=request.user, matter=matter, **given)):
            messages.success(request, _("已登记。"))
            return redirect("casework:matter", client_id, matter_id)
    return _form(request, matter, form, "offer")


@require_POST
def withdraw_offer(request: UserRequest, client_id: int, matter_id: int, offer_id: int) -> HttpResponse:
    """Take back an offer written down today."""
    matter = page.must_see(request.user, client_id, matter_id, Verb.PREPARE_MATTER)
    row = CareOffer.objects.select_related("matter").filter(pk=offer_id, matter=matter).first()
    if row is None:
        raise Http404
    given: dict[str, Any] = {"offer": row, "today": timezone.localdate(), "now": timezone.now()}
    return said(
        request, matter, lambda: actions.withdraw_offer(by=request.user, **given), _("已撤回这条记录。")
    )
