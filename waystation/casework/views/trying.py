"""What if: what would follow from a file's facts, or from made-up ones. Nothing is saved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.casework.forms.trials.what_if import asked
from waystation.casework.queries import cases
from waystation.casework.queries.trials import what_if as trying
from waystation.clients.models import Client
from waystation.clients.views.opening import open_file
from waystation.rules.roles import Verb


def what_if(request: HttpRequest) -> HttpResponse:
    """From nothing: an order is made up first."""
    return _page(request, None, "{}")


def what_if_client(request: UserRequest, client_id: int) -> HttpResponse:
    """From a file this person may see; its facts are read when the page opens, then the page has them."""
    client = open_file(request, client_id, "what_if", Verb.SEE_CLIENTS)
    if request.method == "POST":
        return _page(request, client, "{}")
    today = timezone.localdate()
    case = cases.load_one(client, today, to_write=False)
    return _page(request, client, trying.facts_of(case))


def _page(request: HttpRequest, client: Client | None, facts: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    found = asked(sent, facts, timezone.localdate())
    tried = trying.tried(found.facts, found.changes, found.on)
    return render(request, "casework/what_if.html", {"client": client, "asked": found, "tried": tried})
