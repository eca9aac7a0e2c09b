"""Pages of a file's way: to another community, to rest and back, and a step taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import orders as flows
from waystation.casework.forms.filing import MOVE_FIELDS, MoveAreaForm
from waystation.casework.forms.recording import WithdrawForm
from waystation.casework.views.law import changing
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.orders.access import must_reach
from waystation.rules.changes import Subject, What
from waystation.rules.orders import Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def move_area(request: UserRequest, client_id: int) -> HttpResponse:
    """The file goes to another community; who carries it may change with it."""
    client = must_reach_client(request.user, client_id, Verb.ASSIGN_WORKER, also=("area", "worker"))
    form = MoveAreaForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        area = form.cleaned_data["area"]
        if attempt(
            form,
            lambda: flows.move_area(by=request.user, client=client, area=area, today=timezone.localdate()),
            MOVE_FIELDS,
        ):
            messages.success(request, _("档案已转到%(area)s。") % {"area": area.name})
            return redirect("casework:client", client.pk)
    return render(request, "casework/move_area.html", {"client": client, "form": form})


def close_file(request: UserRequest, client_id: int) -> HttpResponse:
    """Put a file to rest, after saying what that means."""
    client = must_reach_client(request.user, client_id, Verb.ASSIGN_WORKER)
    refusal = ""
    if request.method == "POST":
        try:
            flows.close_file(by=request.user, client=client, today=timezone.localdate())
        except RuleBroken as broken:
            refusal = sentence(broken.code, broken.params)
        else:
            messages.success(request, _("档案已结案。"))
            return redirect("casework:client", client.pk)
    running = client.orders.filter(ended_on__isnull=True).exists()
    context = {"client": client, "running": running, "refusal": refusal}
    return render(request, "casework/close_file.html", context)


def reopen_file(request: UserRequest, client_id: int) -> HttpResponse:
    """Take a closed file into use again."""
    client = must_reach_client(request.user, client_id, Verb.ASSIGN_WORKER)
    if client.state == Client.State.OPEN:
        return redirect("casework:client", client.pk)
    if request.method == "POST":
        flows.reopen_file(by=request.user, client=client, today=timezone.localdate())
        messages.success(request, _("档案已重新启用。"))
        return redirect("casework:client", client.pk)
    return render(request, "casework/reopen_file.html", {"client": client})


def withdraw_step(request: UserRequest, client_id: int, order_id: int, step_id: int) -> HttpResponse:
    """Strike out the last step of an order, with the reason."""
    order = must_reach(request.user, order_id, Verb.RECORD_ORDER_STEP, client_id=client_id)
    steps = order.steps.select_related("recorded_by", "order__client").exclude(step=Step.CORRECT)
    row = steps.filter(pk=step_id).first()
    if row is None:
        raise Http404
    form, now = WithdrawForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        given = {"reason": form.cleaned_data["reason"], "today": timezone.localdate(now), "now": now}
        if changing.attempt_or_ask(
            request,
            form,
            lambda: flows.withdraw_step(by=request.user, order=order, step_id=step_id, **given),
            {},
            changing.Change(Subject.ORDER_STEP, row, What.WITHDRAW, form.cleaned_data["reason"]),
            said=lambda: _("这一步已撤回，原记录划去保留。"),
        ):
            return redirect("casework:client", client_id)
    context = {"client": order.client, "form": form, "row": row, "title": label(Step(row.step))}
    context |= changing.about(request, form, Subject.ORDER_STEP, row)
    return render(request, "casework/withdraw_step.html", context)
