"""Before a head opens a file of somebody else's caseload: why? Asked once for some hours, with one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from waystation.accounts import access
from waystation.accounts.models import User
from waystation.casework.queries import privacy
from waystation.rules.roles import Role

#: What an address calls the files that its page shows: two where two are compared.
_FILES = ("client_id", "other_id")
#: Pages of a file that are themselves the asking.
_ASKING = {"casework:state_reason"}


class AsksReason:
    """Every page of a file, or of two, passes here, whoever writes the next one.

    Looking asks, saving never does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """On the way to the page: remember the reason, or ask for it."""
        files = [kwargs[name] for name in _FILES if isinstance(kwargs.get(name), int)]
        user, match = request.user, request.resolver_match
        if not files or not isinstance(user, User) or match is None:
            return None
        if Role.HEAD not in access.roles(user) or match.view_name in _ASKING:
            return None
        now = timezone.now()
        found = {pk: privacy.door(user, pk, timezone.localdate(now), now) for pk in files}
        doors = {pk: door for pk, door in found.items() if door is not None}
        closed = [pk for pk, door in doors.items() if not door.reason]
        if not closed or request.method != "GET":
            # For the record of the look.
            request.stated_reasons = {pk: door.reason for pk, door in doors.items()}  # type: ignore[attr-defined]
            return None
        asking, *also = closed
        query = urlencode({"next": request.get_full_path(), "also": also}, doseq=True)
        return redirect(f"{reverse('casework:state_reason', args=[asking])}?{query}")
