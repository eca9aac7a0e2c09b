"""The draws of tests: a list, one morning drawn again, a table to take away."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.audit import actions as audit
from waystation.auditing import access, draws


def listed(request: UserRequest) -> HttpResponse:
    """Every morning in the auditor's areas, and whether the days of the week are alike."""
    with access.reading():
        rows = draws.days(request.user)
        page = Paginator(rows, draws.PAGE_DAYS).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "rows": list(page),
            "week": draws.even_over_week(rows.select_related(None).only("on", "drawn", "expected")),
        }
        return render(request, "auditing/draws.html", context)


def day(request: UserRequest, day_id: int) -> HttpResponse:
    """One morning: its evidence, and the same draw made again now."""
    with access.reading():
        row = draws.must_see(request.user, day_id)
        replay = draws.replay(row)
        context = {
            "day": row,
            "replay": replay,
            "workers": draws.even_over_workers(request.user, row) if replay else None,
        }
        return render(request, "auditing/draw.html", context)


def exported(request: UserRequest) -> HttpResponse:
    """All mornings as a table; that it was taken away is on the record."""
    with access.reading():
        audit.record(request.user, "auditing.draws_exported", request.user)
        text = "".join(draws.lines(draws.days(request.user)))
    name = f"draws-{timezone.localdate()}.csv"
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
