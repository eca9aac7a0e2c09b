"""Looking for somebody who is out of reach: the steps in their order, the open door, the head's decision."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.care import search as flows
from waystation.casework.forms.care.search import FIELDS, CloseForm, DecideForm, TriedForm
from waystation.casework.queries import cases
from waystation.clients.access import may_on
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.contacts.access import must_see_search
from waystation.contacts.models import Search
from waystation.contacts.queries import searches as queries
from waystation.rules.calendar import add_days, days_between
from waystation.rules.care.searching import (
    IN_ORDER,
    Decision,
    SearchEnd,
    SearchStep,
    StepOutcome,
    next_step,
)
from waystation.rules.law import Law
from waystation.rules.obligations.lost import last_contact
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def searches(request: UserRequest, client_id: int) -> HttpResponse:
    """The search of a file that is open, or the door to open one; and those before."""
    client = open_file(request, client_id, "searches", Verb.RECORD_CONTACT)
    return _page(request, client)


def _page(request: UserRequest, client: Client, **given: forms.Form) -> HttpResponse:
    today = timezone.localdate()
    rows = list(queries.searches(client))
    current = next((row for row in rows if row.closed_on is None), None)
    case = cases.load_one(client, today, to_write=False)
    order = case.current()
    since = last_contact(case.facts, order) if order else None
    due = next_step(taken := queries.taken(current) if current else [])
    context: dict[str, object] = {
        "client": client,
        "today": today,
        "rows": rows,
        "current": current,
        "since": since,
        "silent": days_between(since, today) if since else 0,
        "after": case.law.number("lost_after_days"),
        "order_steps": [(step.value, label(step), step in taken) for step in IN_ORDER],
        "due": label(due) if due else "",
        **_forms(client, due, today, case.law),
        "may_decide": current is not None and may_on(request.user, client, Verb.CLOSE_MATTER),
        "key": uuid4(),
        **_names(),
        **given,
    }
    return render(request, "casework/search.html", context)


def _forms(client: Client, due: SearchStep | None, today: date, law: Law) -> dict[str, object]:
    """The forms with what they propose."""
    next_on = add_days(today, law.number("search_box_days"))
    return {
        "tried": TriedForm(client=client, initial={"on": today, "step": due or SearchStep.VISIT}),
        "close": CloseForm(initial={"found_on": today}),
        "decide": DecideForm(initial={"next_on": next_on}),
    }


def _names() -> dict[str, object]:
    return {
        "step_name": lambda step: label(SearchStep(step)),
        "outcome_name": lambda outcome: label(StepOutcome(outcome)),
        "end_name": lambda end: label(SearchEnd(end)),
        "decision_name": lambda decision: label(Decision(decision)),
    }


@require_POST
def open_search(request: UserRequest, client_id: int) -> HttpResponse:
    """Begin to look for the client."""
    client = open_file(request, client_id, "searches", Verb.RECORD_CONTACT)
    key = forms.UUIDField()
    try:
        form_key = key.clean(request.POST.get("form_key", ""))
        flows.open_search(by=request.user, client=client, form_key=form_key, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    except forms.ValidationError:
        raise Http404 from None
    else:
        messages.success(request, _("已开始查找。先打电话，再发一条平常的问候。"))
    return redirect("casework:searches", client.pk)


def _search(request: UserRequest, client_id: int, search_id: int) -> tuple[Client, Search]:
    client = open_file(request, client_id, "searches", Verb.RECORD_CONTACT)
    return client, must_see_search(request.user, search_id, client_id=client.pk)


@require_POST
def step(request: UserRequest, client_id: int, search_id: int) -> HttpResponse:
    """One step was taken."""
    client, search = _search(request, client_id, search_id)
    form = TriedForm(request.POST, client=client)
    if form.is_valid():
        words = {"form_key": form.cleaned_data["form_key"], "today": timezone.localdate()}
        if attempt(
            form,
            lambda: flows.take_step(by=request.user, search=search, tried=form.tried(), **words),
            FIELDS,
        ):
            messages.success(request, _("已登记这一步。"))
            return redirect("casework:searches", client.pk)
    return _page(request, client, tried=form)


@require_POST
def decide(request: UserRequest, client_id: int, search_id: int) -> HttpResponse:
    """The head says how it goes on."""
    client, search = _search(request, client_id, search_id)
    form = DecideForm(request.POST)
    if form.is_valid():
        words = {**form.cleaned_data, "decision": Decision(form.cleaned_data["decision"])}
        today = timezone.localdate()
        if attempt(form, lambda: flows.decide(by=request.user, search=search, today=today, **words), FIELDS):
            messages.success(request, _("已登记决定。"))
            return redirect("casework:searches", client.pk)
    return _page(request, client, decide=form)


@require_POST
def close(request: UserRequest, client_id: int, search_id: int) -> HttpResponse:
    """The client came back, is known to be elsewhere, or the search was a mistake."""
    client, search = _search(request, client_id, search_id)
    form = CloseForm(request.POST)
    if form.is_valid():
        words = {**form.cleaned_data, "end": SearchEnd(form.cleaned_data["end"])}
        today = timezone.localdate()
        if attempt(
            form, lambda: flows.close_search(by=request.user, search=search, today=today, **words), FIELDS
        ):
            messages.success(request, _("查找已结束。可以约一次见面；检测由本人自愿。"))
            return redirect("casework:searches", client.pk)
    return _page(request, client, close=form)
