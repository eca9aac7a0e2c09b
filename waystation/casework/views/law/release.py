"""Release step by step, what the client takes along, and voluntary aftercare."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.casework.actions.law import release as flows
from waystation.casework.forms.law.release import (
    AFTERCARE_FIELDS,
    RELEASE_FIELDS,
    AftercareForm,
    ReleaseForm,
    StrikeForm,
)
from waystation.casework.queries import cases
from waystation.casework.queries.law import release as queries
from waystation.clients.access import may_on
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.common.wording import test_words
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import because, sentence
from waystation.orders import queries as order_queries
from waystation.orders.access import must_reach
from waystation.orders.models import Order
from waystation.rules.orders import Kind
from waystation.rules.problems import RuleBroken
from waystation.rules.release import ReleaseDeed
from waystation.rules.roles import Verb
from waystation.rules.screening import Material, Nature
from waystation.screening.queries.shown import said


def page(request: UserRequest, client_id: int, order_id: int) -> HttpResponse:
    """What is done on release and what is not; ``?deed=`` opens the form of one."""
    order = must_reach(request.user, order_id, Verb.RECORD_ORDER_STEP, client_id=client_id)
    deed = _deed(request)
    form = _form(request, order, deed) if deed else None
    if request.method == "POST" and deed and form and form.is_valid():
        given = {"deed": deed, "today": timezone.localdate(), **form.cleaned_data}
        if attempt(form, lambda: flows.record(by=request.user, order=order, **given), RELEASE_FIELDS):
            messages.success(request, _("已登记：%(deed)s。") % {"deed": label(deed)})
            return redirect("casework:release", client_id, order_id)
    return render(request, "casework/law/release.html", _context(request, order, deed, form))


def _deed(request: UserRequest) -> ReleaseDeed | None:
    """Which form is asked for; 404 for one that is not known."""
    wanted = request.GET.get("deed", "")
    if wanted and wanted not in set(ReleaseDeed):
        raise Http404
    return ReleaseDeed(wanted) if wanted else None


def _form(request: UserRequest, order: Order, deed: ReleaseDeed) -> ReleaseForm:
    return ReleaseForm(request.POST or None, client=order.client, deed=deed, today=timezone.localdate())


def _context(
    request: UserRequest, order: Order, deed: ReleaseDeed | None, form: ReleaseForm | None
) -> dict[str, Any]:
    today = timezone.localdate()
    case = cases.load_one(order.client, today, to_write=False)
    return {
        "client": order.client,
        "order": order,
        "kind": label(Kind(order.kind)),
        "lines": queries.deed_lines(order, case, today),
        "struck": queries.struck(order),
        "deed": deed,
        "form": form,
        "today": today,
        "deeds": dict(choices(ReleaseDeed)),
        "leads": may_on(request.user, order.client, Verb.ASSIGN_WORKER),
        "running": order.client.orders.filter(ended_on__isnull=True).exists(),
    }


@require_POST
def withdraw(request: UserRequest, client_id: int, order_id: int, record_id: int) -> HttpResponse:
    """Strike out one line: the writer on the day, later a head with the reason."""
    order = must_reach(request.user, order_id, Verb.RECORD_ORDER_STEP, client_id=client_id)
    form, now = StrikeForm(request.POST), timezone.now()
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        flows.withdraw(
            by=request.user,
            order=order,
            record_id=record_id,
            reason=reason,
            today=timezone.localdate(now),
            now=now,
        )
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已撤回，原记录划去保留。"))
    return redirect("casework:release", client_id, order_id)


@require_GET
def exit_pack(request: UserRequest, client_id: int, order_id: int) -> HttpResponse:
    """For the client to keep: own tests, the way out of dynamic control with a letter, rights, open door."""
    client = must_reach_client(
        request.user, client_id, Verb.RECORD_CONTACT, also=("area", "worker", "station")
    )
    order = get_object_or_404(order_queries.with_facts(client.orders.filter(pk=order_id)))
    today = timezone.localdate()
    case = cases.load_one(client, today, to_write=False)
    down = queries.count_down(case, today)
    context: dict[str, Any] = {"client": client, "order": order, "today": today}
    context |= {
        "kind": label(Kind(order.kind)),
        "tests": [
            (test, test_words.result(said(test)))
            for test in queries.own_tests(request.user, client, order.reported_on)
        ],
        "materials": dict(choices(Material)),
        "natures": dict(choices(Nature)),
        "down": down,
        "down_why": because(down.why) if down else "",
        "down_from": label(down.started_by) if down else "",
    }
    return render(request, "casework/law/exit_pack.html", context)


def aftercare(request: UserRequest, client_id: int) -> HttpResponse:
    """Contact the client wishes: begin it, or end it with a word."""
    client = must_reach_client(request.user, client_id, Verb.RECORD_CONTACT)
    today = timezone.localdate()
    spells = list(client.aftercare.select_related("made_by").order_by("-starts_on", "-pk"))
    running = spells[0] if spells and spells[0].ends_on is None else None
    if request.method == "POST" and "end" in request.POST:
        return _end_aftercare(request, client)
    form = AftercareForm(request.POST or None, initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        given = {"today": today, **form.cleaned_data}
        if attempt(
            form,
            lambda: flows.start_aftercare(by=request.user, client=client, **given),
            AFTERCARE_FIELDS,
        ):
            messages.success(request, _("已登记自愿后续关怀，到时会出现在待办里。"))
            return redirect("casework:aftercare", client.pk)
    context = {"client": client, "form": form, "running": running, "spells": spells}
    return render(request, "casework/law/aftercare.html", context)


def _end_aftercare(request: UserRequest, client: Client) -> HttpResponse:
    """The client's word is enough."""
    try:
        flows.end_aftercare(by=request.user, client=client, today=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已结束自愿后续关怀；本人随时可以再来。"))
    return redirect("casework:aftercare", client.pk)
