"""The page a day begins with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.access import covered, deputies
from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Area, User
from waystation.casework.queries import home as queries
from waystation.casework.queries import obligations, office, timeline
from waystation.casework.queries.home import Asked
from waystation.common.forms import searched
from waystation.common.wording.labels import choices
from waystation.notices import queries as notices
from waystation.rules.obligations import RuleCode
from waystation.rules.roles import Verb, may

from . import asked

#: New notices shown on the page; the rest is on their own page.
NOTICES = 5


def _worker(request: UserRequest) -> User | None:
    """Whose list a head looks at (``?worker=``); nobody else can ask."""
    wanted = asked.number(request, "worker")
    if wanted is None or not may(request.roles, Verb.SEE_OVERSIGHT):  # type: ignore[attr-defined]  # set by the middleware
        return None
    found = next((worker for worker in office.workers(request.user) if worker.pk == wanted), None)
    if found is None:
        raise Http404
    return found


def _wanted(request: UserRequest, areas: list[Area], worker: User | None) -> Asked:
    """What the work list is narrowed to."""
    area = next((a for a in areas if a.pk == asked.number(request, "area")), None)
    kind = asked.word(request, "kind", {rule.value for rule in RuleCode})
    return Asked(worker, area, kind or None, searched.word(request, "person"), "overdue" in request.GET)


def _shares(request: UserRequest, today: date, worker: User | None) -> tuple[dict[str, Any], User | None]:
    """The counts, the covers, and whose part of the day (``?whose=``) somebody who covers wants to see."""
    user = request.user
    names = {"covers": {one.user_id: one for one in covered(user)}, "deputies": deputies(user)}
    if worker is not None or not covered(user) or may(request.roles, Verb.SEE_OVERSIGHT):  # type: ignore[attr-defined]  # set by the middleware
        counts = obligations.summary(user, today, worker=worker)
        return {**names, "shares": [], "whose": None, "counts": counts}, worker
    found = queries.shares(user, today)
    chosen = next((one for one in found if one.worker.pk == asked.number(request, "whose")), None)
    whose = chosen.worker if chosen else None
    counts = chosen.counts if chosen else queries.together(found)
    return {**names, "shares": found, "whose": whose, "counts": counts}, whose


@searched.searched("person", besides=("worker", "whose", "kind", "area", "overdue"))
def home(request: UserRequest) -> HttpResponse:
    """What is due today, for whom, and what comes next."""
    user, worker, now = request.user, _worker(request), timezone.localtime()
    today = now.date()
    areas, (parts, whose) = list(queries.communities(user)), _shares(request, today, worker)
    wanted = _wanted(request, areas, whose)
    page = asked.page(request, queries.tasks(user, today, wanted), queries.PAGE)
    unread = list(notices.listed(user, unread_only=True)[: NOTICES + 1]) if worker is None else []
    context = {
        "today": today,
        "worker": worker,
        "wanted": wanted,
        "areas": [(a.pk, a.name) for a in areas],
        "kinds": choices(RuleCode),
        **parts,
        "page": page,
        "tasks": [queries.task(row) for row in page],
        "appointments": list(queries.appointments(user, today, whose)),
        "hour": now.time(),
        "words": timeline.appointment_words,
        "results": list(queries.without_result(user, today, whose)[: queries.PAGE]),
        "notices": [notices.shown(notice) for notice in unread[:NOTICES]],
        "unread": len(unread),
        "month": queries.months(user, today, worker=user).get(user.pk) if worker is None else None,
    }
    return render(request, "casework/home.html", context)
