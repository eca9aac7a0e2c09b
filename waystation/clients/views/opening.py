"""How a page opens one file: reached, and the look written down."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.clients import actions
from waystation.clients.access import must_reach, reason_for
from waystation.clients.models import Client
from waystation.rules.roles import Verb


def today() -> dt.date:
    """The day of this request."""
    return timezone.localdate()


def open_file(
    request: UserRequest, client_id: int, page: str, verb: Verb = Verb.CHANGE_CLIENT, *, lock: bool = False
) -> Client:
    """The client of a page, or 404; looking (not saving) is written down. ``lock``: for a save that compares
    first (``common.forms.meanwhile``)."""
    client = must_reach(request.user, client_id, verb, lock=lock)
    if request.method == "GET":
        why = reason_for(request.user, client, getattr(request, "stated_reason", ""))
        actions.note_look(by=request.user, client=client, page=page, reason=why)
    return client


def saved(request: UserRequest, page: str, client: Client, sentence: str) -> HttpResponse:
    """Back to the page, with a sentence that says what was saved."""
    messages.success(request, sentence)
    return redirect(page, client.pk)


def refused(request: UserRequest, page: str, client: Client, sentence: str) -> HttpResponse:
    """Back to the page, with the sentence that says why not."""
    messages.error(request, sentence)
    return redirect(page, client.pk)
