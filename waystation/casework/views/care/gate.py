"""Hand-over from isolation: the board, one leaver, the steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.access import paths
from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.care import gate as flows
from waystation.casework.forms.care.gate import (
    EXPECT_FIELDS,
    PARTS,
    STEP_FIELDS,
    AssessForm,
    AssignForm,
    EndForm,
    ExpectForm,
    FirstPlanForm,
    MoveForm,
    StepForm,
)
from waystation.casework.queries import gate as queries
from waystation.clients.access import viewer_in, visible_to
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.orders.access import must_see_leaver
from waystation.orders.models import CentreAssessment, Leaver
from waystation.orders.queries import gate as rows
from waystation.orders.queries import law_for
from waystation.rules.care.gate import ENTERED, GateStep, LeaverEnd, MetOutcome, StepWay
from waystation.rules.law import Law
from waystation.rules.orders import Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb, may


def _law(request: UserRequest, today: date) -> Law:
    places = paths(request.user, Verb.SEE_LEAVERS)
    return law_for(places[0], today) if places else Law(today)


@require_GET
def board(request: UserRequest) -> HttpResponse:
    """Who comes out in the next days, what is missing for each, late ones first; today's on top."""
    today = timezone.localdate()
    law = _law(request, today)
    lines = queries.lines(queries.board(request.user, today, law), today)
    context = {
        "today": today,
        "days": law.number("gate_board_days"),
        "gate_today": [line for line in lines if line.is_today],
        "unclaimed": [line for line in lines if line.needs_worker],
        "coming": [line for line in lines if line.leaver.release_on >= today],
        "out": [line for line in lines if line.leaver.release_on < today and line.missing],
    }
    return render(request, "casework/gate/board.html", context)


def expect(request: UserRequest) -> HttpResponse:
    """A notice came."""
    today = timezone.localdate()
    form = ExpectForm(request.POST or None, user=request.user, initial={"told_on": today})
    if request.method == "POST" and form.is_valid():
        made: list[Leaver] = []
        key = form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: made.append(
                flows.expect(by=request.user, data=form.expected(), form_key=key, today=today)
            ),
            EXPECT_FIELDS,
        ):
            messages.success(request, _("已登记出所通知，站长会收到提醒。"))
            return redirect("casework:gate")
    return render(request, "casework/gate/expect.html", {"form": form})


@require_GET
def leaver(request: UserRequest, leaver_id: int, client_id: int | None = None) -> HttpResponse:
    """One leaver: what was told, what is done, what is missing, and the doors to it."""
    row = must_see_leaver(request.user, leaver_id)
    if client_id is not None and row.client_id != client_id:
        raise Http404
    today = timezone.localdate()
    return render(request, "casework/gate/leaver.html", _page(request, row, today))


def _page(request: UserRequest, row: Leaver, today: date) -> dict[str, object]:
    law = law_for(row.area.path, today)
    held = request.roles  # type: ignore[attr-defined]  # set by the middleware
    works, heads = may(held, Verb.WELCOME), may(held, Verb.ASSIGN_WORKER)
    context: dict[str, object] = {
        **dict.fromkeys(("possible", "order", "assign_form", "move_form", "end_form")),
        "steps": [],
        "assessment": [],
        "leaver": row,
        "today": today,
        "seen": viewer_in(request.user, row.area.path, Verb.SEE_LEAVERS),
        "client": row.client,
        "duties": queries.duties(row, law, today),
        "end_name": label(LeaverEnd(row.end)) if row.end else "",
        "entered": [step.value for step in ENTERED],
        "may_work": works and row.ended_on is None,
        **(_forms(row, heads=heads) if row.ended_on is None else {}),
    }
    return context | (_work(request, row) if works else {})


def _work(request: UserRequest, row: Leaver) -> dict[str, object]:
    """What whoever works with the leaver sees besides: what was done, and the doors of the file."""
    order = row.client.orders.filter(ended_on__isnull=True).first() if row.client else None
    return {
        "steps": list(rows.steps(row)),
        "step_name": lambda step: label(GateStep(step)),
        "way_name": lambda way: label(StepWay(way)),
        "outcome_name": lambda outcome: label(MetOutcome(outcome)),
        "assessment": _scores(CentreAssessment.objects.filter(leaver=row).first()),
        "order": order,
        "awaits_sign_in": order is not None and order.state == "awaiting_sign_in",
        "sign_in": Step.SIGN_IN.value,
        "possible": rows.file_with_number(row, visible_to(request.user)),
    }


def _forms(row: Leaver, *, heads: bool) -> dict[str, object]:
    """What can still be decided about a leaver."""
    assign_form = AssignForm(leaver=row, initial={"worker": row.worker_id}) if heads else None
    return {"assign_form": assign_form, "move_form": MoveForm(), "end_form": EndForm()}


def _scores(found: CentreAssessment | None) -> list[tuple[Any, int | None, str]]:
    if found is None:
        return []
    return [(words, getattr(found, name), getattr(found, f"{name}_words")) for name, words in PARTS.items()]


def step(request: UserRequest, leaver_id: int, gate_step: str) -> HttpResponse:
    """One step, by the form that belongs to it."""
    row = must_see_leaver(request.user, leaver_id, Verb.WELCOME)
    if gate_step not in {one.value for one in ENTERED}:
        raise Http404
    chosen, today = GateStep(gate_step), timezone.localdate()
    form = StepForm(request.POST or None, step=chosen, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"]
        if attempt(
            form,
            lambda: flows.record_step(
                by=request.user, leaver=row, data=form.given(), form_key=key, today=today
            ),
            STEP_FIELDS,
        ):
            messages.success(request, _("已登记“%(step)s”。") % {"step": label(chosen)})
            return redirect("casework:leaver", row.pk)
    context = {"leaver": row, "form": form, "title": label(chosen), "step": chosen.value}
    return render(request, "casework/gate/step.html", context)


def assess(request: UserRequest, leaver_id: int) -> HttpResponse:
    """The centre's assessment has come."""
    row = must_see_leaver(request.user, leaver_id, Verb.WELCOME)
    today = timezone.localdate()
    form = AssessForm(request.POST or None, initial={"received_on": today})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: flows.assess(by=request.user, leaver=row, found=form.found(), today=today))
    ):
        messages.success(request, _("已登记所里的诊断评估。"))
        return redirect("casework:leaver", row.pk)
    return render(request, "casework/gate/assess.html", {"leaver": row, "form": form})


def first_plan(request: UserRequest, leaver_id: int) -> HttpResponse:
    """The first help plan: what is needed first."""
    row = must_see_leaver(request.user, leaver_id, Verb.WELCOME)
    client = row.client
    if client is None:
        messages.warning(request, _("先建档，再写帮扶计划。"))
        return redirect("casework:leaver", row.pk)
    form = FirstPlanForm(request.POST or None, initial={"who": request.user.name})
    if request.method == "POST" and form.is_valid():
        given = {"form_key": form.cleaned_data["form_key"], "today": timezone.localdate()}
        if attempt(
            form, lambda: flows.first_plan(by=request.user, client=client, items=form.items(), **given)
        ):
            messages.success(request, _("已写进帮扶计划。"))
            return redirect("casework:leaver", row.pk)
    return render(request, "casework/gate/first_plan.html", {"leaver": row, "client": client, "form": form})


def _deed(
    request: UserRequest, row: Leaver, form: Any, act: Callable[[Any], object], said: str
) -> HttpResponse:
    """Do it and come back; a refusal is said on the page."""
    if not form.is_valid():
        messages.error(request, _("请先选好再保存。"))
        return redirect("casework:leaver", row.pk)
    try:
        act(form.cleaned_data)
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, said)
    return redirect("casework:leaver", row.pk)


@require_POST
def assign(request: UserRequest, leaver_id: int) -> HttpResponse:
    """The head names who goes."""
    row = must_see_leaver(request.user, leaver_id, Verb.ASSIGN_WORKER)
    words: dict[str, Any] = {"by": request.user, "leaver": row, "today": timezone.localdate()}
    form = AssignForm(request.POST, leaver=row)
    return _deed(request, row, form, lambda given: flows.assign(**words, **given), _("已指定责任人。"))


@require_POST
def move(request: UserRequest, leaver_id: int) -> HttpResponse:
    """Another day of release."""
    row = must_see_leaver(request.user, leaver_id, Verb.EXPECT_LEAVER)
    words: dict[str, Any] = {"by": request.user, "leaver": row, "today": timezone.localdate()}
    said = _("已更改出所日期。")
    return _deed(
        request, row, MoveForm(request.POST), lambda given: flows.move_release(**words, **given), said
    )


@require_POST
def end(request: UserRequest, leaver_id: int) -> HttpResponse:
    """Nobody comes out any more, or not here."""
    row = must_see_leaver(request.user, leaver_id, Verb.EXPECT_LEAVER)
    words: dict[str, Any] = {"by": request.user, "leaver": row, "today": timezone.localdate()}
    form = EndForm(request.POST)
    return _deed(
        request, row, form, lambda given: flows.end(**words, why=LeaverEnd(given["why"])), _("已结束登记。")
    )


@require_POST
def attach(request: UserRequest, leaver_id: int) -> HttpResponse:
    """The file with the same identity number is this person's."""
    row = must_see_leaver(request.user, leaver_id, Verb.WELCOME)
    found = rows.file_with_number(row, visible_to(request.user))
    if found is None:
        raise Http404
    try:
        flows.attach(by=request.user, leaver=row, client=found, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已关联到档案。"))
    return redirect("casework:leaver", row.pk)


@require_POST
def withdraw(request: UserRequest, leaver_id: int, gate_step_id: int) -> HttpResponse:
    """A step that was entered by mistake."""
    row = must_see_leaver(request.user, leaver_id, Verb.WELCOME)
    now = timezone.now()
    words: dict[str, Any] = {
        "reason": request.POST.get("reason", "")[:100],
        "now": now,
        "today": timezone.localdate(now),
    }
    try:
        flows.withdraw_step(by=request.user, leaver=row, step_id=gate_step_id, **words)
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已撤回，原记录划去保留。"))
    return redirect("casework:leaver", row.pk)
