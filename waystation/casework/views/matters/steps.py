"""Pages that take a step in a matter, or take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import matters as actions
from waystation.casework.forms.law.matters import StepForm
from waystation.casework.queries.matters import page
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.orders.models import Matter
from waystation.rules import matters as rules
from waystation.rules.matters import Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .pages import shown

#: The steps of each page: who prepares, and who looks a second time.
PREPARED = frozenset(step for step, verb in rules.STEP_VERBS.items() if verb is Verb.PREPARE_MATTER)
SECOND = frozenset(step for step, verb in rules.STEP_VERBS.items() if verb is Verb.CONFIRM_MATTER)


def prepare(request: UserRequest, client_id: int, matter_id: int, prepare_step: str) -> HttpResponse:
    """Hear, excuse, find, talk, admonish, draft, hand over: the work of the office."""
    return _step(request, client_id, matter_id, _among(prepare_step, PREPARED))


def second(request: UserRequest, client_id: int, matter_id: int, second_step: str) -> HttpResponse:
    """Confirm, send back, sign: by somebody else."""
    return _step(request, client_id, matter_id, _among(second_step, SECOND))


def set_aside(request: UserRequest, client_id: int, matter_id: int) -> HttpResponse:
    """The head settles a matter in the client's favour, without a finding."""
    return _step(request, client_id, matter_id, Step.SET_ASIDE)


def _among(word: str, steps: frozenset[Step]) -> Step:
    if word not in steps:
        raise Http404
    return Step(word)


def _step(request: UserRequest, client_id: int, matter_id: int, step: Step) -> HttpResponse:
    """The form of one step. One that is out of order leads back to the matter, with the reason."""
    today = timezone.localdate()
    matter = page.must_see(request.user, client_id, matter_id, rules.STEP_VERBS[step])
    loaded = page.load(matter, today)
    back = redirect("casework:matter", client_id, matter_id)
    if request.method != "POST" and (refused := _refused(request, loaded, step)):
        messages.error(request, refused)
        return back
    form = StepForm(
        request.POST or None,
        today=today,
        step=step,
        kind=loaded.facts.kind,
        client=matter.client,
        officers=page.signers(loaded, request.user) if step is Step.DRAFT else None,
        initial={"on": today} | ({"words": page.draft_text(loaded)} if step is Step.DRAFT else {}),
    )
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"data": form.data_for_action(), "form_key": form.key(), "today": today}
        if attempt(form, lambda: actions.take_step(by=request.user, matter=matter, step=step, **given)):
            messages.success(request, _("已登记：%(step)s。没有改变任何法律状态。") % {"step": label(step)})
            return back
    context = shown(request, loaded) | {"form": form, "step": label(step), "code": step.value}
    return render(request, "casework/matters/step.html", context)


def _refused(request: UserRequest, loaded: page.Loaded, step: Step) -> str:
    """Why the step cannot be taken by this person now; empty if it can."""
    try:
        rules.check_step(loaded.facts, step)
        if step is not Step.DRAFT:
            rules.check_person(loaded.facts, step, request.user.pk)
        if step in (Step.DRAFT, Step.SIGN, Step.HAND_OVER):
            rules.check_draft(loaded.facts)
    except RuleBroken as refusal:
        return sentence(refusal.code, refusal.params)
    return ""


@require_POST
def undo(request: UserRequest, client_id: int, matter_id: int, taken_id: int) -> HttpResponse:
    """Take back the own last step of today."""
    now = timezone.now()
    matter = page.must_see(request.user, client_id, matter_id)
    given: dict[str, Any] = {"step_id": taken_id, "today": timezone.localdate(now), "now": now}
    return said(
        request,
        matter,
        lambda: actions.undo_step(by=request.user, matter=matter, **given),
        _("已撤回这一步。"),
    )


def said(request: UserRequest, matter: Matter, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and lead back to the matter, with what was done or why not."""
    try:
        act()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, done)
    return redirect("casework:matter", matter.client_id, matter.pk)
