"""How a page opens one file: reached, and the look written down."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from waystation.accounts.middleware import UserRequest
from waystation.audit import actions as audit
from waystation.clients import actions
from waystation.clients.access import must_reach, reason_for
from waystation.clients.models import Client
from waystation.rules.roles import Verb


def today() -> dt.date:
    """The day of this request."""
    return timezone.localdate()


def why(request: UserRequest, client: Client) -> str:
    """Why this person is in the file, for the record: what a head was asked for, or how they stand."""
    stated: dict[int, str] = getattr(request, "stated_reasons", {})
    return reason_for(request.user, client, stated.get(client.pk, ""))


def looked(request: UserRequest, client: Client) -> None:
    """Write down that the whole file was opened, and why."""
    reason = why(request, client)
    audit.looked(
        request.user, "clients.opened", client, client_id=client.pk, now=timezone.now(), reason=reason
    )


def open_file(
    request: UserRequest, client_id: int, page: str, verb: Verb = Verb.CHANGE_CLIENT, *, lock: bool = False
) -> Client:
    """The client of a page, or 404; looking (not saving) is written down. ``lock``: for a save that compares
    first (``common.forms.meanwhile``)."""
    client = must_reach(request.user, client_id, verb, lock=lock)
    if request.method == "GET":
        actions.note_look(by=request.user, client=client, page=page, reason=why(request, client))
    return client


def saved(request: UserRequest, page: str, client: Client, sentence: str) -> HttpResponse:
    """Back to the page, with a sentence that says what was saved."""
    messages.success(request, sentence)
    return redirect(page, client.pk)


def refused(request: UserRequest, page: str, client: Client, sentence: str) -> HttpResponse:
    """Back to the page, with the sentence that says why not."""
    messages.error(request, sentence)
    return redirect(page, client.pk)
