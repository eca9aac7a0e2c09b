"""An objection to a result: its terms, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions import objections as flows
from waystation.casework.forms import specimens as given
from waystation.casework.views.testing.words import WORDS
from waystation.clients.forms.fields import attempt
from waystation.orders.queries import law_for
from waystation.rules.people import ToldHow
from waystation.rules.specimens import objections
from waystation.screening import access
from waystation.screening.models import Objection
from waystation.screening.queries import shown as queries
from waystation.screening.queries.objections import facts as facts_of


def _decide(by: Any, row: Objection, form: Any, today: Any) -> object:
    return flows.decide(by=by, objection=row, data=form.data_for_action(), today=today)


def _send(by: Any, row: Objection, form: Any, today: Any) -> object:
    return flows.send(by=by, objection=row, today=today, **form.cleaned_data)


def _report(by: Any, row: Objection, form: Any, today: Any) -> object:
    return flows.report(by=by, objection=row, data=form.data_for_action(), today=today)


def _told(by: Any, row: Objection, form: Any, today: Any) -> object:
    said = form.cleaned_data
    return flows.tell_answer(by=by, objection=row, on=said["on"], how=ToldHow(said["how"]), today=today)


def _withdraw(by: Any, row: Objection, form: Any, today: Any) -> object:
    return flows.withdraw(by=by, objection=row, reason=form.cleaned_data["reason"], today=today)


#: The step that a form is for → the form and what it does.
_STEPS: Mapping[str, tuple[type[forms.Form], Callable[[Any, Objection, Any, Any], object]]] = {
    "decide": (given.DecideForm, _decide),
    "send": (given.SendForm, _send),
    "report": (given.ReportForm, _report),
    "tell": (given.TellForm, _told),
    "withdraw": (given.TakeBackForm, _withdraw),
}


def objection(request: UserRequest, client_id: int, asked_id: int) -> HttpResponse:
    """One objection: its terms, and the next step."""
    query = access.objections_visible_to(request.user).select_related(
        "screening__client", "screening__panel", "screening__order", "recorded_by"
    )
    found = query.filter(pk=asked_id, screening__client=client_id).first()
    if found is None:
        raise Http404
    row: Objection = found
    today, step = timezone.localdate(), request.POST.get("step", "")
    sent = _STEPS[step][0](request.POST) if step in _STEPS else None
    if sent is not None and sent.is_valid():
        act = _STEPS[step][1]
        if attempt(sent, lambda: act(request.user, row, sent, today)):
            messages.success(request, _("已登记。"))
            return redirect("casework:objection", client_id, row.pk)
        row = query.get(pk=row.pk)
    return _objection_page(request, row, step, sent)


def _next(row: Objection) -> str:
    """The step that comes now; empty when nothing is left to do."""
    if row.answer_told_on is not None:
        return ""
    if row.decision == objections.Decision.DECLINED or row.reported_on is not None:
        return "tell"
    if row.withdrawn_on is not None:
        return ""
    if not row.decision:
        return "decide"
    return "report" if row.sent_on is not None else "send"


def _objection_page(request: UserRequest, row: Objection, step: str, sent: forms.Form | None) -> HttpResponse:
    today, law = timezone.localdate(), law_for(row.screening.client.area_id, timezone.localdate())
    coming = _next(row)
    initial = {"on": today, "received_on": today, "how": ToldHow.IN_PERSON.value}
    if coming == "decide" and request.user.organisation:
        initial["by_whom"] = request.user.organisation.name
    form = _STEPS[coming][0](initial=initial) if coming else None
    facts = facts_of(row, row.screening.order_id)
    context = {
        "client": row.screening.client,
        "row": row,
        "said": queries.in_words(row.screening),
        "course": queries.course(row, law, today),
        "coming": coming,
        "form": sent if sent is not None and step == coming else form,
        "take_back": sent if sent is not None and step == "withdraw" else given.TakeBackForm(),
        "is_open": facts.is_open,
        "is_late": objections.is_late(facts, law),
        "words": WORDS,
        "today": today,
    }
    return render(request, "casework/objection.html", context)
