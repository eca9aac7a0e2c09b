"""Who looks after whose files while they are away: the head's board, and one's own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.access import paths
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Cover, User
from waystation.casework.actions.team import covers as actions
from waystation.casework.forms.team import CoverForm, LastDayForm
from waystation.casework.queries import office
from waystation.casework.queries.team import covers as queries
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.rules.team.covers import CoverReason

#: At which field of the form a refusal stands.
_FIELDS = {
    "covers.self": "deputy",
    "covers.ends_before_start": "ends_on",
    "covers.in_past": "ends_on",
    "covers.starts_in_past": "starts_on",
    "covers.deputy_away": "deputy",
    "covers.deputy_closed": "deputy",
    "covers.deputy_not_here": "deputy",
}


def board(request: UserRequest) -> HttpResponse:
    """Gaps first, then what is arranged, the coming weeks, and the form."""
    user, now = request.user, timezone.localtime()
    workers, today = office.workers(user), now.date()
    deputies = list(queries.candidates(paths(user, Verb.ASSIGN_WORKER)))
    wanted = {"worker": request.GET.get("worker", "")}
    form = CoverForm(request.POST or None, today=today, deputies=deputies, workers=workers, initial=wanted)
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "today": today, "now": now}
        if attempt(form, lambda: actions.name_cover(by=user, **facts), _FIELDS):
            messages.success(request, _("已安排代管，双方都会收到通知。"))
            return redirect("casework:covers")
    context = {
        **_arranged(user, today, workers),
        "today": today,
        "form": form,
        "deputies": deputies,
        "reasons": dict(choices(CoverReason)),
        "days": queries.days(today),
    }
    return render(request, "casework/covers.html", context)


def _arranged(user: User, today: date, workers: Sequence[User]) -> dict[str, object]:
    """What is arranged, and what it leaves open."""
    team = queries.of_team(user, today)
    return {
        "team": team,
        "gaps": queries.gaps(user, team, today),
        "closed": queries.closed_to_deputies(team, paths(user, Verb.SEE_OVERSIGHT)),
        "nobody": queries.waiting_for(user),
        "ending": queries.ending(user, today),
        "lines": queries.strip(workers, team, today),
    }


@require_POST
def deed(request: UserRequest, cover_id: int, cover_deed: str) -> HttpResponse:
    """Confirm, move or end one cover of the team."""
    now = timezone.localtime()
    cover = queries.must_cover(request.user, cover_id, now.date())
    deeds = {"confirm": _confirm, "move": _move, "end": _end}
    if cover_deed not in deeds:
        raise Http404
    try:
        messages.success(request, deeds[cover_deed](request, cover))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("casework:covers")


def _confirm(request: UserRequest, cover: Cover) -> str:
    now, chosen = timezone.localtime(), request.POST.get("deputy", "")
    people = queries.candidates(paths(request.user, Verb.ASSIGN_WORKER))
    deputy: User | None = next((one for one in people if str(one.pk) == chosen), None)
    actions.confirm_cover(by=request.user, cover=cover, deputy=deputy, today=now.date(), now=now)
    return _("已确认代管，双方都会收到通知。")


def _move(request: UserRequest, cover: Cover) -> str:
    form = LastDayForm(request.POST)
    if not form.is_valid():
        raise RuleBroken("covers.day_needed")
    day = form.cleaned_data["last_day"]
    actions.move_end(by=request.user, cover=cover, last_day=day, today=timezone.localdate())
    return _("已修改最后一天，双方都会收到通知。")


def _end(request: UserRequest, cover: Cover) -> str:
    actions.end_cover(by=request.user, cover=cover, now=timezone.now())
    return _("已结束代管。") if cover.confirmed_at else _("已退回申请。")


def mine(request: UserRequest) -> HttpResponse:
    """One's own absences, and whom one covers; a form that asks the head."""
    user, today = request.user, timezone.localdate()
    people = queries.candidates(queries.places_of(user)).exclude(pk=user.pk)
    form = CoverForm(request.POST or None, today=today, deputies=people)
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "today": today}
        if attempt(form, lambda: actions.ask_cover(by=user, **facts), _FIELDS):
            messages.success(request, _("已提交，站长确认后生效。"))
            return redirect("casework:my_covers")
    rows = queries.own(user, today)
    own = [cover for cover in rows if cover.worker_id == user.pk]
    context = {
        "today": today,
        "form": form,
        "rows": rows,
        "closed": {cover.pk: n for cover, n in queries.closed_to_deputies(own)},
        "reasons": dict(choices(CoverReason)),
    }
    return render(request, "casework/my_covers.html", context)


@require_POST
def end_mine(request: UserRequest, cover_id: int) -> HttpResponse:
    """Back early, or the request taken back."""
    cover = queries.must_own(request.user, cover_id, timezone.localdate())
    actions.end_cover(by=request.user, cover=cover, now=timezone.now())
    messages.success(request, _("已结束代管。") if cover.confirmed_at else _("已撤回申请。"))
    return redirect("casework:my_covers")
