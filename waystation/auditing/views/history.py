"""The history of one file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from waystation.accounts.middleware import UserRequest
from waystation.auditing import forms, history
from waystation.clients.access import viewer
from waystation.clients.views.opening import open_file


def page(request: UserRequest, client_id: int) -> HttpResponse:
    """Who changed which field, from what to what, when and for whom; filtered by person and by thing."""
    client = open_file(request, client_id, "history")
    asked = forms.asked_history(request.GET)
    numbered, acts = history.page_of(client, viewer(request.user, client), asked, request.GET.get("page"))
    context = {
        "client": client,
        "asked": asked,
        "page": numbered,
        "acts": acts,
        "people": history.people(client),
        "things": history.things(),
    }
    return render(request, "auditing/history.html", context)
