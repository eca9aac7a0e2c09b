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

#: Pages of a file that are themselves the asking.
_ASKING = {"casework:state_reason"}


class AsksReason:
    """Every page of one file passes here, whoever writes the next one. Looking asks, saving never does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """On the way to the page: remember the reason, or ask for it."""
        client_id, user, match = kwargs.get("client_id"), request.user, request.resolver_match
        if not isinstance(client_id, int) or not isinstance(user, User) or match is None:
            return None
        if Role.HEAD not in access.roles(user) or match.view_name in _ASKING:
            return None
        now = timezone.now()
        door = privacy.door(user, client_id, timezone.localdate(now), now)
        if door is None:
            return None
        if door.reason or request.method != "GET":
            request.stated_reason = door.reason  # type: ignore[attr-defined]  # for the record of the look
            return None
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('casework:state_reason', args=[client_id])}?{query}")
