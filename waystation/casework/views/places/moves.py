"""Pages of a change of place: asked for, and its page for both streets."""

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
from waystation.casework.forms.places.away import DayForm, ReasonForm
from waystation.casework.forms.places.moves import FIELDS, AcceptForm, MoveForm, ReceiptForm, SendForm
from waystation.casework.queries.places import shown
from waystation.clients import access as clients
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client, Document
from waystation.orders import access
from waystation.orders.models import Move
from waystation.rules.roles import Verb


def move_new(request: UserRequest, client_id: int) -> HttpResponse:
    """The client asks to change the place."""
    client = clients.must_reach(request.user, client_id, Verb.RECORD_AWAY)
    today = timezone.localdate()
    form = MoveForm(request.POST or None, client=client, initial={"asked_on": today})
    if request.method == "POST" and form.is_valid():
        key, data = form.cleaned_data["form_key"], form.data_for_action()
        if attempt(
            form,
            lambda: actions.ask_move(by=request.user, client=client, data=data, form_key=key, today=today),
            {**FIELDS, "move.future": "asked_on"},
        ):
            messages.success(request, _("已登记申请。请把材料备齐，由站长移送。"))
            return redirect("casework:away", client.pk)
    context = {
        "client": client,
        "form": form,
        "title": _("申请变更执行地"),
        "means": _("措施不中断，期限连续计算。对方接收以前，一切仍由本街道负责。"),
    }
    return render(request, "casework/places/new.html", context)


def must_move(request: UserRequest, move_id: int) -> Move:
    """A move of a file one reaches, or from or to a place one answers for; 404 for every other one.

    Nothing behind the wall is joined: its order is out of the other street's reach.
    """
    rows = access.moves_visible_to(request.user).select_related("worker", "answered_by", "sent_by")
    row = rows.filter(pk=move_id).first()
    if row is None:
        raise Http404
    return row


def _client_of(request: UserRequest, move: Move) -> Client | None:
    """The file, where this person reaches it; the other street does not."""
    return clients.visible_to(request.user).filter(pk=move.client_id).first()


#: What can be done with a move: its form, the doing, what is said. The actions say who may.
_FORMS: dict[str, type[forms.Form]] = {
    "send": SendForm,
    "withdraw": ReasonForm,
    "accept": AcceptForm,
    "return": ReasonForm,
    "undo": ReasonForm,
    "receipt": ReceiptForm,
    "report": DayForm,
    "police": DayForm,
}
_ACTS: dict[str, Callable[..., object]] = {
    "send": actions.send_move,
    "withdraw": actions.withdraw_move,
    "accept": actions.accept_move,
    "return": actions.return_move,
    "undo": actions.undo_move,
    "receipt": actions.record_receipt,
    "report": actions.report_there,
    "police": actions.tell_police,
}


def _form(request: UserRequest, deed: str, move: Move, client: Client | None) -> forms.Form:
    posted = request.POST if request.method == "POST" and request.POST.get("deed") == deed else None
    initial = {"on": timezone.localdate()}
    if deed == "send":
        if client is None:
            raise Http404
        papers = [
            str(pk) for pk in client.documents.filter(withdrawn_on__isnull=True).values_list("pk", flat=True)
        ]
        return SendForm(posted, client=client, initial={"papers": papers})
    if deed == "accept":
        return AcceptForm(posted, user=request.user, place=move.to_area_id or " ")
    return _FORMS[deed](posted, initial=initial)


def _deeds(move: shown.ShownMove, client: Client | None, decides: bool) -> list[str]:
    """What this person can do with the move now, the most likely first."""
    found = []
    if move.is_incoming and move.code == "sent":
        found += ["accept", "return"]
    if client is not None and decides and move.code in {"asked", "returned"}:
        found.append("send")
    if client is not None and decides and move.code == "sent" and not move.row.to_area_id:
        found.append("receipt")
    if client is not None and move.is_open:
        found.append("withdraw")
    if client is not None and move.code == "accepted" and move.row.to_area_id:
        found += [] if move.row.reported_on else ["report"]
        found += ["police"] if move.row.reported_on and not move.row.police_told_on else []
        found += ["undo"] if decides and not move.row.reported_on else []
    return found


def move(request: UserRequest, move_id: int) -> HttpResponse:
    """One move: where it stands, its clocks and papers, and what this side can do now."""
    row = must_move(request, move_id)
    client = _client_of(request, row)
    decides = client is not None and clients.may_on(request.user, client, Verb.DECIDE_AWAY)
    one = shown.shown_moves([row], request.user, reached=frozenset({client.pk} if client else ()))[0]
    deeds = _deeds(one, client, decides)
    offered = {deed: _form(request, deed, row, client) for deed in deeds}
    wanted = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST":
        if wanted not in offered:
            messages.error(request, _("这一步现在不能办理，请看最新的情况。"))
            return redirect("casework:move", row.pk)
        form = offered[wanted]
        if form.is_valid() and _done(request, wanted, row, form):
            messages.success(request, _("已办理。"))
            return redirect("casework:move", row.pk)
    context = {
        "move": one,
        "client": client,
        "forms": offered,
        "wanted": wanted,
        "papers": _papers(row, client),
    }
    return render(request, "casework/places/move.html", context)


def _done(request: UserRequest, deed: str, row: Move, form: forms.Form) -> bool:
    values: dict[str, Any] = {**form.cleaned_data, "by": request.user, "today": timezone.localdate()}
    if deed == "send":
        values["papers"] = [int(pk) for pk in values["papers"]]
    return attempt(form, lambda: _ACTS[deed](move=row, **values), FIELDS)


def _papers(row: Move, client: Client | None) -> list[Document]:
    if client is None:
        return []
    return list(client.documents.defer("content").filter(pk__in=row.papers).order_by("dated_on", "pk"))


@require_GET
def move_papers(request: UserRequest, move_id: int) -> HttpResponse:
    """The list that goes with the papers, to print: what is handed over, and the receipt to send back."""
    row = must_move(request, move_id)
    client = _client_of(request, row)
    if client is None:
        raise Http404
    one = shown.shown_moves([row], request.user, reached=frozenset({client.pk}))[0]
    context = {
        "move": one,
        "client": client,
        "order": row.order,
        "papers": _papers(row, client),
        "today": timezone.localdate(),
    }
    return render(request, "casework/places/move_papers.html", context)
