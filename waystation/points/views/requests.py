"""Points outside the scheme: asked for on the file, decided on a page for the head."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.points.access import requests as access
from waystation.points.actions.by_two import requests as actions
from waystation.points.forms.requests import FIELDS, AnswerForm, CreditForm, UndoForm
from waystation.points.queries.shown import requests as queries
from waystation.points.queries.wallets import wallet
from waystation.rules.points.requests import RequestKind, RequestReason
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def credit(request: UserRequest, client_id: int) -> HttpResponse:
    """Ask for points that the facts did not bring."""
    client = open_file(request, client_id, "points", Verb.ASK_POINTS)
    today, now = timezone.localdate(), timezone.now()
    form = CreditForm(request.POST or None, initial={"happened_on": today})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            lambda: actions.ask_credit(
                by=request.user,
                client=client,
                asked=form.asked(),
                form_key=form.cleaned_data["form_key"],
                today=today,
                now=now,
            ),
            FIELDS,
        )
    ):
        messages.success(request, _("申请已提交，等另一位站长批准；批准的时候积分到账。"))
        return redirect("points:client", client.pk)
    context = {"client": client, "form": form, "balance": wallet(client).balance}
    return render(request, "points/credit.html", context)


def undo(request: UserRequest, client_id: int, posting_id: int) -> HttpResponse:
    """Ask that one posting be taken back."""
    client = open_file(request, client_id, "points", Verb.ASK_POINTS)
    posting, form = access.must_posting(client, posting_id), UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        words = {"words": given["words"], "form_key": given["form_key"], "now": timezone.now()}
        reason = RequestReason(given["reason"])
        if attempt(
            form,
            lambda: actions.ask_undo(by=request.user, client=client, posting=posting, reason=reason, **words),
            FIELDS,
        ):
            messages.success(request, _("申请已提交，等另一个人复核；复核以前积分不变。"))
            return redirect("points:client", client.pk)
    context = {"client": client, "form": form, "posting": posting, "label": label}
    return render(request, "points/undo.html", context)


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """What waits for a second person, and what was settled."""
    waiting = request.GET.get("show") != "done"
    page = Paginator(queries.listed(request.user, waiting=waiting), queries.PAGE)
    context = {
        "waiting": waiting,
        "page": page.get_page(request.GET.get("page")),
        "what": lambda row: label(RequestKind(row.what)),
        "reason": lambda row: label(RequestReason(row.reason)),
    }
    return render(request, "points/requests.html", context)


@require_POST
def decide(request: UserRequest, credit_id: int) -> HttpResponse:
    """The second person: yes, and the points move; or no, with the reason."""
    row = access.must_request(request.user, credit_id, Verb.DECIDE_POINTS)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Http404
    granted, answer = form.cleaned_data["granted"] == "yes", form.cleaned_data["answer"]
    today, now = timezone.localdate(), timezone.now()
    try:
        actions.decide(by=request.user, request=row, is_granted=granted, answer=answer, today=today, now=now)
    except RuleBroken as refusal:
        messages.error(request, f"{row.client.name}{_('：')}{sentence(refusal.code, refusal.params)}")
    else:
        held = wallet(row.client, row.is_family).balance
        done = _("%(name)s：已批准，余额%(n)s分。") if granted else _("%(name)s：已退回申请人，积分不变。")
        messages.success(request, done % {"name": row.client.name, "n": held})
    return redirect("points:requests")


@require_POST
def take_back(request: UserRequest, credit_id: int) -> HttpResponse:
    """The asker thinks better of it."""
    row = access.must_request(request.user, credit_id, Verb.ASK_POINTS)
    try:
        actions.take_back(by=request.user, request=row, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("申请已撤回，积分不变。"))
    return redirect("points:requests")
