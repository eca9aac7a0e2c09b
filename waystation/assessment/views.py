"""The pages of a file's help plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.assessment import access, actions, queries
from waystation.assessment.forms import FIELDS, GainForm, ItemForm, NewItemForm, OutcomeForm
from waystation.audit import queries as audit_queries
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.wording.labels import label
from waystation.rules.files.plans import Goal, Need, PlanOutcome
from waystation.rules.roles import Verb


def plan(request: UserRequest, client_id: int) -> HttpResponse:
    """The three goals with what is agreed under each, and the small gains."""
    client = open_file(request, client_id, "plan", Verb.PLAN_HELP)
    form = NewItemForm(
        request.POST or None,
        initial={"goal": request.GET.get("goal", ""), "need": request.GET.get("need", "")},
    )
    if request.method == "POST" and form.is_valid():
        key, today = form.cleaned_data["form_key"], timezone.localdate()
        if attempt(
            form,
            lambda: actions.add_item(
                by=request.user, client=client, data=form.item(), form_key=key, today=today
            ),
            FIELDS,
        ):
            messages.success(request, _("已写进计划。"))
            return redirect("assessment:plan", client.pk)
    return _plan_page(request, client, form, GainForm(initial={"on": timezone.localdate()}))


def _plan_page(request: UserRequest, client: Client, form: NewItemForm, gain_form: GainForm) -> HttpResponse:
    context = {
        "client": client,
        "form": form,
        "gain_form": gain_form,
        "goals": queries.items(client),
        "gains": list(queries.gains(client)),
        "today": timezone.localdate(),
        "goal_name": lambda goal: label(Goal(goal)),
        "need_name": lambda need: label(Need(need)),
        "outcome_name": lambda outcome: label(PlanOutcome(outcome)),
    }
    return render(request, "assessment/plan.html", context)


@require_POST
def new_gain(request: UserRequest, client_id: int) -> HttpResponse:
    """A small thing that goes better."""
    client = open_file(request, client_id, "plan", Verb.PLAN_HELP)
    form = GainForm(request.POST)
    if form.is_valid():
        given, today = form.cleaned_data, timezone.localdate()
        goal = Goal(given["goal"]) if given["goal"] else None
        words = {"what": given["what"], "on": given["on"], "form_key": given["form_key"]}
        if attempt(
            form,
            lambda: actions.note_gain(by=request.user, client=client, goal=goal, today=today, **words),
            FIELDS,
        ):
            messages.success(request, _("已记下这个进步。"))
            return redirect("assessment:plan", client.pk)
    return _plan_page(request, client, NewItemForm(), form)


@require_POST
def withdraw_gain(request: UserRequest, client_id: int, gain_id: int) -> HttpResponse:
    """A gain noted by mistake; it stays, struck through."""
    row = access.must_see_gain(request.user, gain_id, client_id=client_id)
    actions.withdraw_gain(by=request.user, gain=row, now=timezone.now())
    messages.success(request, _("已撤回，原记录划去保留。"))
    return redirect("assessment:plan", client_id)


@second_tab
def item(request: UserRequest, client_id: int, item_id: int) -> HttpResponse:
    """One item once more: its words, its day, who does it."""
    client = open_file(request, client_id, "plan", Verb.PLAN_HELP, lock=request.method == "POST")
    row = access.must_see(request.user, item_id, client_id=client.pk)
    form = ItemForm(request.POST or None, initial=queries.item_values(row))
    if (
        request.method == "POST"
        and form.is_valid()
        and settled(form, who=audit_queries.last_save(row))
        and attempt(form, lambda: actions.change_item(by=request.user, item=row, data=form.item()), FIELDS)
    ):
        messages.success(request, saved_words(form, _("已保存修改。")))
        return redirect("assessment:plan", client.pk)
    context = {"client": client, "item": row, "form": form, "goal": label(Goal(row.goal))}
    return render(request, "assessment/item.html", context)


@second_tab
def outcome(request: UserRequest, client_id: int, item_id: int) -> HttpResponse:
    """What came of an item, and when."""
    client = open_file(request, client_id, "plan", Verb.PLAN_HELP, lock=request.method == "POST")
    row = access.must_see(request.user, item_id, client_id=client.pk)
    today = timezone.localdate()
    form = OutcomeForm(request.POST or None, initial=queries.outcome_values(row))
    if request.method == "POST" and form.is_valid() and settled(form, who=audit_queries.last_save(row)):
        given = form.given()
        if attempt(
            form, lambda: actions.settle_item(by=request.user, item=row, today=today, **given), FIELDS
        ):
            messages.success(request, saved_words(form, _("结果已登记。")))
            return redirect("assessment:plan", client.pk)
    context = {"client": client, "item": row, "form": form, "goal": label(Goal(row.goal))}
    return render(request, "assessment/outcome.html", context)
