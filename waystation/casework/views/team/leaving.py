"""Somebody leaves: the head chooses for every file; the administrator, who sees no files, asks the heads."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts import access
from waystation.accounts.middleware import UserRequest
from waystation.accounts.queries import hanging
from waystation.casework.actions.team import leaving as actions
from waystation.casework.queries import office
from waystation.casework.queries.team import covers, hand_overs
from waystation.casework.views.reading import asked
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken


def page(request: UserRequest, account_id: int) -> HttpResponse:
    """What hangs on one of the team, and the three ways: hand over, let cover, leave to nobody for now."""
    worker = next((one for one in office.workers(request.user) if one.pk == account_id), None)
    if worker is None:
        raise Http404
    today = timezone.localdate()
    if request.method == "POST":
        picked = [int(text) for text in request.POST.getlist("pick") if asked.is_number(text)]
        try:
            n = actions.release(by=request.user, worker=worker, client_ids=picked, today=today)
            messages.success(request, _("%(n)s 份档案已转到“没有责任人”，请尽快分配。") % {"n": n})
        except RuleBroken as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("casework:leaving", worker.pk)
    team = covers.of_team(request.user, today)
    context = {
        "today": today,
        "worker": worker,
        "clients": hand_overs.carried_by(request.user, worker),
        "hanging": hanging(worker, today),
        "covered": [one for one in team if one.worker_id == worker.pk and one.confirmed_at],
        "covering": [one for one in team if one.deputy_id == worker.pk and one.confirmed_at],
    }
    return render(request, "casework/leaving.html", context)


@require_POST
def ask(request: UserRequest, account_id: int) -> HttpResponse:
    """The administrator asks the heads to choose."""
    account = access.must_account(request.user, account_id)
    try:
        n = actions.ask_heads(by=request.user, account=account, today=timezone.localdate())
        messages.success(request, _("已通知 %(n)s 位站长安排交接，安排好以后再停用账号。") % {"n": n})
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("accounts:account", account.pk)
