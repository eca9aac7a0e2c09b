"""Pages that belong to no room: errors and the health check."""

from __future__ import annotations

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from . import navigation
from .middleware import away


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """For supervisors: does the process answer, does the database?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


def start(request: HttpRequest) -> HttpResponse:
    """The house number: everybody lands on the first page of their own work.

    Who has no page of work yet reads what can be done here now.
    """
    places = [place for place in navigation.places(request) if place.page != "casework:rules"]
    if places:
        return redirect(places[0].page)
    held = sorted(getattr(request, "roles", frozenset()))
    return render(request, "common/start.html", {"roles": held}) if held else redirect("accounts:me")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not there, and not for this person, look the same."""
    return render(request, "common/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours. Nothing of the request is shown.

    Django comes here with any error outside a view too: the layers before it read the session, and find out
    first that the database is away.
    """
    error = sys.exception()
    if away.is_meant_by(error):
        return away.page(request, error)
    return render(request, "common/broken.html", {"unread": 0}, status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or the session ended; the draft is kept."""
    return render(request, "common/csrf_failed.html", status=403)
