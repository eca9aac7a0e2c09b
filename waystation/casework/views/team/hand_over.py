"""Handing over a whole caseload: choose, look at who gets what, order it; then progress and the way back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import User
from waystation.casework.actions.team import hand_over as actions
from waystation.casework.forms.team import Plan
from waystation.casework.models import HandOver
from waystation.casework.queries import hand_outs, office
from waystation.casework.queries.team import hand_overs as queries
from waystation.casework.queries.team import loads
from waystation.casework.views.reading import asked
from waystation.clients.access import visible_to
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def _worker(request: UserRequest, workers: list[User]) -> User | None:
    """Whose files (``?from=``); 404 for somebody who is not of the team."""
    wanted = asked.number(request, "from")
    found = next((one for one in workers if one.pk == wanted), None)
    if wanted is not None and found is None:
        raise Http404
    return found


def choose(request: UserRequest) -> HttpResponse:
    """Whose files, which of them, to whom, how; then who would get what."""
    today, workers = timezone.localdate(), office.workers(request.user)
    worker, law = _worker(request, workers), office.law_of(request.user, today)
    files = loads.weighed(visible_to(request.user, Verb.ASSIGN_WORKER))
    context: dict[str, Any] = {
        "today": today,
        "worker": worker,
        "workers": workers,
        "norm": law.number("caseload_norm"),
        "loads": loads.by_worker(files, law, today),
        "clients": queries.carried_by(request.user, worker) if worker else [],
        "recent": queries.recent(request.user, today),
    }
    if request.method != "POST" or worker is None:
        return render(request, "casework/hand_over.html", context)
    weights = {file.client_id: file.weight(law, today, home="") for file in files}
    plan = Plan(request.POST, clients=context["clients"], receivers=[w for w in workers if w != worker])
    if plan.problem:
        shown = {"problem": plan.problem, "ticked": plan.ticked, "takers": plan.takers}
        return render(request, "casework/hand_over.html", context | shown)
    if request.POST.get("step") == "confirm" and not plan.nobody:
        return _ordered(request, worker, plan)
    return _preview(request, context, plan, weights)


def _preview(
    request: UserRequest, context: dict[str, Any], plan: Plan, weights: dict[int, int]
) -> HttpResponse:
    """Who gets what: as shared out, or (``again``) as chosen by hand."""
    user, today, law = request.user, context["today"], office.law_of(request.user, context["today"])
    if request.POST.get("step") == "share":
        held = {pk: load.weight for pk, load in context["loads"].items() if pk is not None}
        plan.chosen = queries.shared_out(plan.way, plan.files, plan.takers, weights, held)
    moves = {pk: to for pk, to in plan.chosen.items() if to is not None}
    shown = {
        "plan": plan,
        "form_key": request.POST.get("form_key") or uuid.uuid4(),
        "shares": queries.shares(user, moves, plan.takers, law, today),
        "reaches": queries.reaches(plan.takers, plan.files),
    }
    return render(request, "casework/hand_over_plan.html", context | shown)


def _ordered(request: UserRequest, worker: User, plan: Plan) -> HttpResponse:
    today = timezone.localdate()
    try:
        held = actions.plan_hand_over(
            by=request.user,
            worker=worker,
            moves=plan.moves(),
            notes=plan.notes,
            form_key=plan.form_key,
            today=today,
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect(f"{request.path}?from={worker.pk}")
    return redirect("casework:hand_over_state", held.pk)


def state(request: UserRequest, hand_over_id: int) -> HttpResponse:
    """How far it is, what stayed, and what can be done with it."""
    held = queries.must_hand_over(request.user, hand_over_id)
    context = {
        "held": held,
        "busy": held.state in queries.BUSY,
        "progress": queries.progress(held),
        "receivers": queries.receivers(held),
        "left": list(queries.left(held)),
        "can_undo": queries.can_undo(held, timezone.localdate()),
        "days": hand_outs.DAYS,
    }
    return render(request, "casework/hand_over_state.html", context)


@require_POST
def deed(request: UserRequest, hand_over_id: int, hand_over_deed: str) -> HttpResponse:
    """Stop, go on, take back."""
    held = queries.must_hand_over(request.user, hand_over_id)
    today = timezone.localdate()
    deeds: dict[str, Callable[[], HandOver]] = {
        "stop": lambda: actions.stop_hand_over(by=request.user, hand_over=held),
        "go-on": lambda: actions.go_on(by=request.user, hand_over=held),
        "undo": lambda: actions.start_undo(by=request.user, hand_over=held, today=today),
    }
    if hand_over_deed not in deeds:
        raise Http404
    try:
        deeds[hand_over_deed]()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:hand_over_state", held.pk)
