"""Entering an order, and what happens to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts import drafts
from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.casework.actions import orders as flows
from waystation.casework.forms.orders import (
    ORDER_FIELDS,
    STEP_FIELDS,
    AgreementForm,
    CorrectOrderForm,
    DecidedForm,
    IsolateForm,
    NewOrderForm,
    SignInForm,
    StepForm,
    SuspendForm,
    TerminateForm,
)
from waystation.casework.forms.recording import from_draft
from waystation.casework.views.law import changing
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.forms.fields import attempt
from waystation.common.forms.meanwhile import OpenedForm, saved_words, second_tab, settled
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis
from waystation.orders import queries
from waystation.orders.access import must_reach
from waystation.orders.models import Order
from waystation.orders.papers import as_data
from waystation.rules import orders as rules
from waystation.rules.changes import Subject, What
from waystation.rules.orders import Kind, State, Step
from waystation.rules.roles import Verb
from waystation.rules.steps import needs_note

#: The forms of steps that an authority decided and whose papers say more than a day.
STEP_FORMS: Mapping[Step, type[StepForm]] = {
    Step.SUSPEND: SuspendForm,
    Step.RESUME: DecidedForm,
    Step.TERMINATE: TerminateForm,
    Step.REVOKE: DecidedForm,
    Step.COMPLETE: DecidedForm,
    Step.ISOLATE: IsolateForm,
}
#: The name of a new order's draft; that of a step is ``order_`` and the step.
NEW_DRAFT = "order_new"


def new_order(request: UserRequest, client_id: int) -> HttpResponse:
    """The first order of a person on file, or another one after the last has ended."""
    client = must_reach_client(request.user, client_id, Verb.RECORD_ORDER_STEP)
    kept = _kept(request, NEW_DRAFT, client.pk)
    initial = {"kind": Kind.TREATMENT.value} | _restored(request, NewOrderForm, kept)
    form = NewOrderForm(request.POST or None, initial=initial)
    running = client.orders.filter(ended_on__isnull=True).first()
    if request.method == "POST" and form.is_valid():
        data, today = form.order(), timezone.localdate()
        mine = running is not None and running.recorded_by_id == request.user.pk
        if (mine and running and as_data(running) == data) or (
            data
            and attempt(
                form,
                lambda: flows.new_order(by=request.user, client=client, data=data, today=today),
                ORDER_FIELDS,
            )
        ):
            drafts.clear(request.user, NEW_DRAFT, client.pk)
            messages.success(request, _("已录入决定书。"))
            return redirect("casework:client", client.pk)
    context = {"client": client, "form": form, "running": running, "kept": kept, "draft": NEW_DRAFT}
    return render(request, "casework/new_order.html", context)


def _kept(request: UserRequest, draft: str, subject_id: int) -> QueryDict | None:
    """What was typed before and not saved, where it is a fresh page that may offer it."""
    return drafts.load(request.user, draft, subject_id) if request.method == "GET" else None


def _restored(request: UserRequest, form: type[forms.Form], kept: QueryDict | None) -> dict[str, Any]:
    """The draft as starting values, where the person asked for it."""
    return from_draft(form, kept) if kept and "draft" in request.GET else {}


@second_tab
def order_step(request: UserRequest, client_id: int, order_id: int, step: str) -> HttpResponse:
    """One step of an order, by the form that belongs to it."""
    if request.method == "POST":
        must_reach_client(request.user, client_id, Verb.RECORD_ORDER_STEP, lock=True)
    order = must_reach(request.user, order_id, Verb.RECORD_ORDER_STEP, client_id=client_id)
    if step not in set(Step):
        raise Http404
    chosen = Step(step)
    draft = f"order_{chosen}"
    kept = _kept(request, draft, order.pk)
    form = _form(request, order, chosen, kept)
    if request.method == "POST" and form.is_valid() and _is_settled(form, order):
        if _saved(request, order, chosen, form):
            drafts.clear(request.user, draft, order.pk)
            return redirect("casework:client", client_id)
    elif request.method == "GET" and (Kind(order.kind), State(order.state), chosen) not in rules.WAYS:
        said = _("现在的状态是“%(state)s”，不能登记“%(step)s”。")
        messages.warning(request, said % {"state": label(State(order.state)), "step": label(chosen)})
        return redirect("casework:client", client_id)
    context = {**_context(order, chosen, form), "kept": kept, "draft": draft, "needs_second": None}
    if chosen is Step.CORRECT:
        context |= changing.about(request, form, Subject.ORDER, order)
    return render(request, "casework/order_step.html", context)


def _saved(request: UserRequest, order: Order, step: Step, form: forms.Form) -> bool:
    """Whether the step was recorded, or its correction made or asked for; else the form says why not."""
    act, outcome = _deed(request, order, step, form.cleaned_data, form), changing.Outcome.REFUSED
    if step is Step.CORRECT:
        change = changing.Change(Subject.ORDER, order, What.CORRECT, form.cleaned_data["reason"])
        outcome = changing.attempt_or_ask(request, form, act, ORDER_FIELDS, change)
    elif attempt(form, act, STEP_FIELDS):
        outcome = changing.Outcome.DONE
    if outcome is changing.Outcome.DONE:
        said = _("已登记“%(step)s”。") % {"step": label(step)}
        messages.success(request, saved_words(form, said) if isinstance(form, OpenedForm) else said)
    return outcome is not changing.Outcome.REFUSED


def _is_settled(form: forms.Form, order: Order) -> bool:
    """Whether a form that shows the present facts of an order may be saved (``common.forms.meanwhile``)."""
    return not isinstance(form, OpenedForm) or settled(form, who=last_save(order))


def _form(request: UserRequest, order: Order, step: Step, kept: QueryDict | None) -> forms.Form:
    """The form of a step, filled with today, with what the papers say now, or with the draft."""
    posted = request.POST or None
    kind = CorrectOrderForm if step is Step.CORRECT else StepForm
    restored = _restored(request, kind, kept)
    initial: dict[str, Any] = {"on": timezone.localdate()} | restored
    lawful = (Kind(order.kind), State(order.state), step) in rules.WAYS
    paper = step if lawful and needs_note(Kind(order.kind), State(order.state), step) else None
    match step:
        case Step.SIGN_IN:
            return SignInForm(posted, initial=initial)
        case Step.SIGN_AGREEMENT:
            return AgreementForm(posted, client=order.client, initial=initial)
        case Step.CORRECT:
            return CorrectOrderForm(posted, initial=vars(as_data(order)), draft=restored)
        case _:
            return STEP_FORMS.get(step, StepForm)(posted, initial=initial, paper=paper)


def _deed(
    request: UserRequest, order: Order, step: Step, given: dict[str, Any], form: forms.Form
) -> Callable[[], object]:
    """What saving the form does."""
    common: dict[str, Any] = {"by": request.user, "order": order, "today": timezone.localdate()}
    match step:
        case Step.SIGN_IN:
            return lambda: flows.sign_in(**common, **given)
        case Step.SIGN_AGREEMENT:
            return lambda: flows.sign_agreement(**common, **given)
        case Step.CORRECT if isinstance(form, CorrectOrderForm):
            data = form.order()
            assert data is not None  # noqa: S101 - a correction always names the kind
            return lambda: flows.correct_order(**common, data=data, reason=given["reason"])
        case Step.ISOLATE if isinstance(form, IsolateForm):
            return lambda: flows.isolate(**common, **form.given())
        case _:
            assert isinstance(form, StepForm)  # noqa: S101 - the other steps have it
            return lambda: flows.record_step(**common, step=step, **form.given())


def _context(order: Order, step: Step, form: forms.Form) -> dict[str, object]:
    """What the page says beside the form: who decides, by which article, what is due."""
    kind, state, today = Kind(order.kind), State(order.state), timezone.localdate()
    way = rules.WAYS.get((kind, state, step))
    law = queries.law_for(order.client.area_id, today)
    return {
        "client": order.client,
        "order": order,
        "form": form,
        "step": step,
        "title": label(step),
        "kind": label(kind),
        "state": label(state),
        "decider": label(way.decider) if way else "",
        "basis": basis(way.source, way.article) if way else "",
        "to": label(way.to) if way else "",
        "needs_note": bool(way) and needs_note(kind, state, step),
        "deadlines": queries.deadlines(order, law, today),
    }
