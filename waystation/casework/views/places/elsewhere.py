"""Pages of tests asked of another place, for whoever asked and for the place that was asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.places import elsewhere as actions
from waystation.casework.forms.places.away import ReasonForm
from waystation.casework.forms.places.moves import FIELDS, PostForm, RequestForm, SlipForm, UnansweredForm
from waystation.casework.queries import cases
from waystation.casework.queries.places import shown
from waystation.clients import access as clients
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.common.wording.messages import sentence
from waystation.orders import queries as orders
from waystation.rules.obligations import RuleCode
from waystation.rules.places.elsewhere import AskedOf
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.rules.screening import Material
from waystation.screening import access
from waystation.screening.actions.elsewhere import RequestData
from waystation.screening.models import TestRequest

_WEEK = timedelta(weeks=1)


def request_new(request: UserRequest, client_id: int) -> HttpResponse:
    """Ask another place to test somebody who is there."""
    client = clients.must_reach(request.user, client_id, Verb.RECORD_AWAY)
    today = timezone.localdate()
    item = _next_test(client)
    form = RequestForm(request.POST or None, client=client, initial=_proposed(item, today))
    if request.method == "POST" and form.is_valid():
        data, key = _data(form, client, item.key if item else ""), form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: actions.ask(by=request.user, client=client, data=data, form_key=key, today=today),
            FIELDS,
        ):
            messages.success(request, _("已委托。对方不在名单里的，请打印委托函寄去。"))
            return redirect("casework:away", client.pk)
    context = {
        "client": client,
        "form": form,
        "title": _("委托外地检测"),
        "means": _("对方只看到委托的内容，看不到档案。对方不做或者没有回音，是工作方的原因，不计入本人。"),
    }
    return render(request, "casework/places/new.html", context)


def _proposed(item: Any, today: date) -> dict[str, Any]:
    """What the form proposes: until the end of the window, urine, a street's centre."""
    return {
        "by_on": item.closes_on if item else today + _WEEK,
        "material": Material.URINE.value,
        "asked_of": AskedOf.CENTRE.value,
    }


def _next_test(client: Client) -> Any:
    """The next test of the plan that nothing fulfils yet, if any is near."""
    today = timezone.localdate()
    items = cases.load_one(client, today, to_write=False).obligations(today)
    return next((o for o in items if o.rule is RuleCode.SCREENING and o.is_live), None)


def _data(form: RequestForm, client: Client, plan_key: str) -> RequestData:
    given = form.cleaned_data
    return RequestData(
        asked_of=AskedOf(given["asked_of"]),
        to_area=given["to_area"],
        to_outside=given["to_outside"],
        from_name=orders.street_name(client.area_id),
        person=shown.person_of(client),
        material=Material(given["material"]),
        asked_on=timezone.localdate(),
        by_on=given["by_on"],
        plan_key=plan_key,
        words=given["words"],
    )


def _own(request: UserRequest, request_id: int) -> TestRequest | None:
    rows = access.requests_visible_to(request.user, Verb.RECORD_AWAY).select_related("client", "screening")
    return rows.filter(pk=request_id).first()


def _there(request: UserRequest, request_id: int) -> TestRequest | None:
    return access.requests_there(request.user).filter(pk=request_id).first()


def test_request(request: UserRequest, request_id: int) -> HttpResponse:
    """One request: what is asked, and for the place that was asked, its answer."""
    own, there = _own(request, request_id), _there(request, request_id)
    row = own or there
    if row is None:
        raise Http404
    offered = _forms(request, row, own is not None)
    wanted = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST":
        if wanted not in offered:
            messages.error(request, _("这一步现在不能办理，请看最新的情况。"))
            return redirect("casework:test_request", row.pk)
        form = offered[wanted]
        if form.is_valid() and attempt(form, _act(request, row, wanted, form, own is not None), FIELDS):
            messages.success(request, _("已办理。"))
            return redirect("casework:test_request", row.pk)
    context = {
        "one": shown.shown_requests([row])[0],
        "client": own.client if own else None,
        "forms": offered,
        "wanted": wanted,
        "today": timezone.localdate(),
        "key": uuid4(),
    }
    return render(request, "casework/places/test_request.html", context)


def _forms(request: UserRequest, row: TestRequest, is_own: bool) -> dict[str, forms.Form]:
    """What this side can do now: form by name."""

    def posted(deed: str) -> Any:
        return request.POST if request.method == "POST" and request.POST.get("deed") == deed else None

    if row.state not in {"asked", "unanswered"}:
        return {}
    initial = {"taken_on": timezone.localdate()}
    if not is_own:
        found: dict[str, forms.Form] = {"post": PostForm(posted("post"), initial=initial)}
        return found | ({"refuse": ReasonForm(posted("refuse"))} if row.state == "asked" else {})
    found = {"post": SlipForm(posted("post"), client=row.client, initial=initial)}
    if row.state == "asked":
        found |= {
            "unanswered": UnansweredForm(posted("unanswered")),
            "withdraw": forms.Form(posted("withdraw")),
        }
    return found


def _act(request: UserRequest, row: TestRequest, deed: str, form: Any, is_own: bool) -> Any:
    common: dict[str, Any] = {"by": request.user, "request": row, "today": timezone.localdate()}
    match deed:
        case "post":
            post = actions.post_here if is_own else actions.post_there
            return lambda: post(**common, data=form.data_for_action())
        case "refuse":
            return lambda: actions.refuse(**common, reason=form.cleaned_data["reason"])
        case "unanswered":
            return lambda: actions.note_unanswered(**common, refused=form.cleaned_data["refused"])
        case _:
            return lambda: actions.withdraw(**common)


@require_POST
def test_take(request: UserRequest, request_id: int) -> HttpResponse:
    """The posted result becomes a test of the file."""
    row = _own(request, request_id)
    if row is None:
        raise Http404
    now = timezone.localtime()
    try:
        actions.take(by=request.user, request=row, form_key=uuid4(), today=now.date(), now=now)
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已登记为一次检测。"))
    return redirect("casework:away", row.client_id)


@require_GET
def test_letter(request: UserRequest, request_id: int) -> HttpResponse:
    """The letter with its return slip, to print."""
    row = _own(request, request_id)
    if row is None:
        raise Http404
    context = {"one": shown.shown_requests([row])[0], "client": row.client, "today": timezone.localdate()}
    return render(request, "casework/places/test_letter.html", context)
