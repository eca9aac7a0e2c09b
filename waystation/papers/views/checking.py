"""What the code on a paper leads to: whether it is genuine. For everybody; it says nothing of whom."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from waystation.common.wording.labels import label
from waystation.papers import proof, queries
from waystation.rules.papers import KINDS


@login_not_required
@require_GET
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Genuine or not, which sort of sheet, which office, number, day, whether it still holds."""
    check_id = proof.read(token)
    found = queries.checked(check_id) if check_id else None
    sheet = label(KINDS[found.kind].sheet) if found else ""
    response = render(request, "papers/check.html", {"found": found, "sheet": sheet})
    response["Cache-Control"] = "no-store"
    return response
