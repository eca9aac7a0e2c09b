"""Pages of two-place supervision: the letter, and its page for both places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.places import moves as actions
from waystation.casework.forms.places.away import NothingForm, ReasonForm
from waystation.casework.forms.places.moves import FIELDS, SharedForm, TakeOverForm
from waystation.casework.queries.places import shown
from waystation.clients import access as clients
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.orders import access
from waystation.orders.models import SharedFile
from waystation.rules.places.second import SharedState
from waystation.rules.roles import Verb


def shared_new(request: UserRequest, client_id: int) -> HttpResponse:
    """The letter to a second place."""
    client = clients.must_reach(request.user, client_id, Verb.DECIDE_AWAY)
    today = timezone.localdate()
    form = SharedForm(request.POST or None, client=client, initial={"letter_on": today})
    if request.method == "POST" and form.is_valid():
        key, data = form.cleaned_data["form_key"], form.data_for_action()
        if attempt(
            form,
            lambda: actions.ask_shared(by=request.user, client=client, data=data, form_key=key, today=today),
            FIELDS,
        ):
            messages.success(request, _("已发函。对方答复以前，由本街道一家负责。"))
            return redirect("casework:away", client.pk)
    return render(request, "casework/places/shared_new.html", {"client": client, "form": form})


def _must(request: UserRequest, shared_id: int) -> SharedFile:
    rows = access.shared_visible_to(request.user).select_related("worker", "asked_by", "end_asked_by")
    row = rows.filter(pk=shared_id).first()
    if row is None:
        raise Http404
    return row


_ACTS: dict[str, Callable[..., object]] = {
    "accept": actions.accept_shared,
    "refuse": actions.refuse_shared,
    "withdraw": actions.withdraw_shared,
    "ask_end": actions.ask_end,
    "agree_end": actions.agree_end,
    "keep": actions.keep_on,
}


def _deeds(one: shown.ShownShared, is_first: bool) -> list[str]:
    """What this side can do now."""
    if one.is_over:
        return []
    match SharedState(one.row.state):
        case SharedState.ASKED:
            return (["accept", "refuse"] if one.is_second else []) + (["withdraw"] if is_first else [])
        case SharedState.ACTIVE if one.side:
            return ["ask_end"]
        case SharedState.ENDING if one.side:
            return (["agree_end"] if one.may_agree else []) + ["keep"]
    return []


def _form(request: UserRequest, deed: str, row: SharedFile) -> forms.Form:
    posted = request.POST if request.method == "POST" and request.POST.get("deed") == deed else None
    if deed == "accept":
        return TakeOverForm(posted, place=row.area_id)
    return (ReasonForm if deed in {"refuse", "ask_end"} else NothingForm)(posted)


def shared(request: UserRequest, shared_id: int) -> HttpResponse:
    """One two-place supervision: who answers, who does what, and what this side can do now."""
    row = _must(request, shared_id)
    client: Client | None = clients.visible_to(request.user).filter(pk=row.client_id).first()
    is_first = client is not None and clients.may_on(request.user, client, Verb.DECIDE_AWAY)
    first = frozenset({row.client_id}) if is_first else frozenset()
    reached = frozenset({row.client_id} if client else ())
    one = shown.shown_shared([row], request.user, first=first, reached=reached)[0]
    offered = {deed: _form(request, deed, row) for deed in _deeds(one, is_first)}
    wanted = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST":
        if wanted not in offered:
            messages.error(request, _("这一步现在不能办理，请看最新的情况。"))
            return redirect("casework:shared", row.pk)
        form = offered[wanted]
        if form.is_valid() and _done(request, wanted, row, form):
            messages.success(request, _("已办理。"))
            return redirect("casework:shared", row.pk)
    context = {"one": one, "client": client, "forms": offered, "wanted": wanted}
    return render(request, "casework/places/shared.html", context)


def _done(request: UserRequest, deed: str, row: SharedFile, form: forms.Form) -> bool:
    values: dict[str, Any] = {**form.cleaned_data, "by": request.user, "today": timezone.localdate()}
    return attempt(form, lambda: _ACTS[deed](shared=row, **values), FIELDS)


@require_GET
def shared_letter(request: UserRequest, shared_id: int) -> HttpResponse:
    """The letter itself, to print and stamp."""
    row = _must(request, shared_id)
    client: Client | None = clients.visible_to(request.user).filter(pk=row.client_id).first()
    if client is None:
        raise Http404
    mine = frozenset({row.client_id})
    one = shown.shown_shared([row], request.user, first=frozenset(), reached=mine)[0]
    context = {"one": one, "client": client, "today": timezone.localdate()}
    return render(request, "casework/places/shared_letter.html", context)
