"""Pages of an office: who is away, what moves, whom two places share, which tests others ask of us."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.queries.places import office, shown
from waystation.casework.views.reading import asked
from waystation.clients.access import visible_to
from waystation.rules.roles import Verb

#: The parts of the page, in their order.
PARTS = ("away", "moves", "shared", "tests")


@require_GET
def places(request: UserRequest) -> HttpResponse:
    """One part of the page at a time, with paging."""
    user, today = request.user, timezone.localdate()
    part = request.GET.get("part", "")
    part = part if part in PARTS else PARTS[0]
    context: dict[str, object] = {"part": part, "today": today, "decides": office.decides(user)}
    if part == "away":
        page = asked.page(request, office.away(user, today), office.PAGE)
        context |= {"page": page, "rows": [shown.shown_leave(row, today) for row in page]}
    elif part == "moves":
        page = asked.page(request, office.moving(user), office.PAGE)
        found = list(page)
        ids = [row.client_id for row in found]
        reached = frozenset(visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
        context |= {"page": page, "rows": shown.shown_moves(found, user, reached=reached)}
    elif part == "shared":
        context |= _shared(request)
    else:
        page = asked.page(request, office.asked_here(user), office.PAGE)
        context |= {"page": page, "rows": shown.shown_requests(list(page))}
    return render(request, "casework/places/office.html", context)


def _shared(request: UserRequest) -> dict[str, object]:
    """The files of two places."""
    user = request.user
    page = asked.page(request, office.shared(user), office.PAGE)
    found = list(page)
    ids = [row.client_id for row in found]
    own = visible_to(user, Verb.DECIDE_AWAY).filter(pk__in=ids).values_list("pk", flat=True)
    reached = frozenset(visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    rows = shown.shown_shared(found, user, first=frozenset(own), reached=reached)
    return {"page": page, "rows": rows}
