"""Handing out clients: tick, choose a worker, look once more, done; and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import User
from waystation.casework.actions import hand_out as actions
from waystation.casework.queries import caselist, hand_outs, office
from waystation.casework.queries.team import loads
from waystation.clients.access import visible_to
from waystation.clients.models import Client
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.rules.team.caseload import Load

from . import asked


def _ticked(request: UserRequest) -> dict[int, int]:
    """client id → id of the worker the page showed (0: nobody); ``pick`` values are ``client:worker``."""
    found = {}
    for text in request.POST.getlist("pick"):
        client, _colon, worker = text.partition(":")
        if asked.is_number(client) and asked.is_number(worker):
            found[int(client)] = int(worker)
    return found


def _listed(request: UserRequest) -> QuerySet[Client]:
    """Whom the page shows: those without a worker, or (``?from=``) those of one worker; of one community."""
    from_worker = asked.number(request, "from")
    wanted = caselist.Asked(
        area_id=asked.number(request, "area"), worker_id=from_worker, nobody=from_worker is None
    )
    rows = caselist.matching(request.user, timezone.localdate(), wanted)
    return rows.filter(pk__in=visible_to(request.user, Verb.ASSIGN_WORKER).values("pk")).order_by(
        "area", "without_worker_since", "pinyin", "pk"
    )


def choose(request: UserRequest) -> HttpResponse:
    """The page; POST first asks back, then does it."""
    today, workers = timezone.localdate(), office.workers(request.user)
    law = office.law_of(request.user, today)
    files = loads.weighed(visible_to(request.user, Verb.ASSIGN_WORKER))
    held, nothing = loads.by_worker(files, law, today), Load(norm=law.number("caseload_norm"))
    context = {
        "today": today,
        "workers": [(worker, held.get(worker.pk, nothing)) for worker in workers],
        "norm": nothing.norm,
        "weights": {file.client_id: file.weight(law, today, home="") for file in files},
        "areas": caselist.options(request.user, oversees=False)["areas"],
        "from_worker": asked.number(request, "from"),
        "area": asked.number(request, "area"),
        "recent": hand_outs.recent(request.user, today),
    }
    if request.method == "POST":
        return _posted(request, context, workers)
    return render(request, "casework/hand_out.html", context | {"rows": list(_listed(request))})


def _posted(request: UserRequest, context: dict[str, Any], workers: list[User]) -> HttpResponse:
    seen, chosen = _ticked(request), request.POST.get("worker", "")
    worker = next((worker for worker in workers if str(worker.pk) == chosen), None)
    clients = list(
        visible_to(request.user, Verb.ASSIGN_WORKER).filter(pk__in=seen).select_related("area", "worker")
    )
    if len(clients) != len(seen):
        raise Http404
    problem = "" if seen else _("请先勾选要分配的学员。")
    if seen and worker is None:
        problem = _("请选择由谁负责。")
    if worker is None or problem or "back" in request.POST:
        shown = context | {
            "rows": list(_listed(request)),
            "problem": problem,
            "ticked": seen,
            "chosen": worker,
        }
        return render(request, "casework/hand_out.html", shown)
    if "confirmed" not in request.POST:
        for client in clients:
            client.weight = context["weights"].get(client.pk, 0)  # type: ignore[attr-defined]  # for the page
        shown = context | {"clients": clients, "worker": worker, "seen": seen}
        return render(request, "casework/hand_out_confirm.html", shown)
    return _done(request, seen, worker)


def _done(request: UserRequest, seen: dict[int, int], worker: User) -> HttpResponse:
    try:
        batch = actions.hand_out(by=request.user, seen=seen, worker=worker, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("casework:hand_out")
    count = batch.entries.count()
    messages.success(request, _("已将 %(n)s 名学员分配给%(who)s。") % {"n": count, "who": worker.name})
    return redirect("casework:hand_out")


@require_POST
def undo(request: UserRequest, batch_id: int) -> HttpResponse:
    """Take one hand-out back where nothing happened since."""
    batch = hand_outs.visible_to(request.user).filter(pk=batch_id).first()
    if batch is None:
        raise Http404
    now = timezone.now()
    back, left = actions.undo_hand_out(by=request.user, batch=batch, today=timezone.localdate(), now=now)
    text = _("已撤销本次分配：%(n)s 名学员恢复原状。") % {"n": back}
    if left:
        text += _("另有 %(n)s 名已有新的记录或变动，保持不变。") % {"n": left}
    messages.success(request, text)
    return redirect("casework:hand_out")
