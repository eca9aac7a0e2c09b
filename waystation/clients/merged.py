"""A file that was merged into another leads there: old links, forms being filled and numbers in the head all
arrive. Only for those who may see where it leads; for everybody else it is not there.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from waystation.accounts.models import User
from waystation.clients.access import visible_to
from waystation.clients.models import Client


class _SameAgain(HttpResponseRedirect):
    """Go there with the same method and the same fields: what was typed is saved in the file that stays."""

    status_code = 307


class FollowMergedFiles:
    """Where a page finds no file: is it one that was merged? Costs nothing on any other page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The same page of the file that stays."""
        match = request.resolver_match
        client_id = match.kwargs.get("client_id") if match else None
        if (
            match is None
            or client_id is None
            or not isinstance(error, Http404)
            or not isinstance(request.user, User)
        ):
            return None
        leads_to = Client.objects.filter(pk=client_id).values_list("merged_into", flat=True).first()
        if leads_to is None or not visible_to(request.user).filter(pk=leads_to).exists():
            return None
        address = reverse(match.view_name, kwargs={**match.kwargs, "client_id": leads_to})
        if request.method in {"GET", "HEAD"}:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(f"{address}?{query}" if query else address)
        return _SameAgain(address)
