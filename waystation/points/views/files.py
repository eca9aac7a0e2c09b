"""The points of one client, for staff: what is there, what is lost when, how it came."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.clients.views.opening import open_file
from waystation.common.wording.labels import label
from waystation.points.queries.shown import earned, files
from waystation.points.queries.wallets import wallet
from waystation.rules.roles import Verb


@require_GET
def client(request: UserRequest, client_id: int) -> HttpResponse:
    """Balance, expiry, next value, and every movement with its reason."""
    file = open_file(request, client_id, "points", Verb.SEE_POINTS)
    family = request.GET.get("wallet") == "family"
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None
    moves = files.moves(file, family=family, before=before)
    context = {
        "client": file,
        "own": wallet(file),
        "shared": wallet(file, family=True),
        "family": family,
        "moves": moves[: files.PAGE],
        "older": moves[files.PAGE - 1].posting if len(moves) > files.PAGE else None,
        "newest": before is None,
        "label": label,
        "next": earned.next_of(file, timezone.localdate()),
    }
    return render(request, "points/client.html", context)
