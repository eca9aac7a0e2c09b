"""Who has not earned anything for weeks, and what could be offered: help, not blame."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.activities.queries import left_out as queries
from waystation.common.wording.labels import label
from waystation.rules.activities import SessionKind


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """The own clients without points for four weeks, with what is on this week."""
    today = timezone.localdate()
    page = Paginator(queries.clients(request.user, today), queries.PAGE)
    context = {
        "today": today,
        "page": page.get_page(request.GET.get("page")),
        "offered": queries.offered(request.user, today),
        "weeks": queries.QUIET_DAYS // 7,
        "kind_name": lambda kind: label(SessionKind(kind)),
    }
    return render(request, "activities/left_out.html", context)
