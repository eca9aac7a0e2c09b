"""Pages of appointments and of "could not be done"."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.casework.actions import obligations
from waystation.casework.forms.planning import AppointmentForm, MoveForm, NotPossibleForm, SettleForm
from waystation.casework.queries import cases
from waystation.casework.queries import obligations as queries
from waystation.clients.access import must_reach
from waystation.clients.forms.fields import attempt
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.wording.messages import because, sentence
from waystation.contacts import access as contact_access
from waystation.contacts import actions as contacts
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


def appointment_new(request: UserRequest, client_id: int) -> HttpResponse:
    """Promise a meeting or a test."""
    client = must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    today = timezone.localdate()
    initial = {"what": request.GET.get("what", "talk"), "on": request.GET.get("on", today)}
    form = AppointmentForm(request.POST or None, initial=initial, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            contacts.plan_appointment(by=request.user, client=client, today=today, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
        else:
            messages.success(request, _("已约定。"))
            return redirect("casework:client", client.pk)
    context = {"client": client, "form": form, "appointment": None}
    return render(request, "casework/appointment.html", context)


@second_tab
def appointment_move(request: UserRequest, client_id: int, appointment_id: int) -> HttpResponse:
    """Another day, hour or place for a promise."""
    if request.method == "POST":
        contact_access.must_record(request.user, client_id)
    row = contact_access.must_see_appointment(request.user, appointment_id, client_id=client_id)
    now = timezone.localtime(timezone.now())
    initial = {"on": row.on, "at": row.at, "place": row.place}
    form = MoveForm(request.POST or None, initial=initial, today=now.date())
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(row)):
        given = {name: form.cleaned_data[name] for name in ("on", "at", "place")}
        if attempt(
            form,
            lambda: contacts.move_appointment(
                by=request.user, appointment=row, today=now.date(), now=now, **given
            ),
        ):
            messages.success(request, saved_words(form, _("约定已改。")))
            return redirect("casework:client", client_id)
    context = {"client": row.client, "form": form, "appointment": row}
    return render(request, "casework/appointment.html", context)


def appointment_settle(request: UserRequest, client_id: int, appointment_id: int) -> HttpResponse:
    """Say what came of a promise: a record (the usual way), or missed, or cancelled."""
    row = contact_access.must_see_appointment(request.user, appointment_id, client_id=client_id)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        state = form.cleaned_data["state"]
        try:
            contacts.settle_appointment(by=request.user, appointment=row, state=state, now=timezone.now())
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
        else:
            messages.success(request, _("约定的结果已登记。"))
            return redirect("casework:client", client_id)
    context = {"client": row.client, "form": form, "appointment": row}
    return render(request, "casework/settle_appointment.html", context)


def not_possible(request: UserRequest, client_id: int) -> HttpResponse:
    """Say why something due (``?key=``) could not be done."""
    client = must_reach(request.user, client_id, Verb.RECORD_CONTACT)
    today = timezone.localdate()
    key = request.POST.get("key") or request.GET.get("key", "")
    item = next(
        (o for o in cases.load_one(client, today, to_write=False).obligations(today) if o.key == key), None
    )
    if item is None:
        raise Http404
    form = NotPossibleForm(request.POST or None, initial={"key": key})
    if request.method == "POST" and form.is_valid():
        try:
            obligations.not_possible(by=request.user, client=client, today=today, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, sentence(refusal.code, refusal.params))
        else:
            messages.success(request, _("已登记为无法完成，不计入本人。"))
            return redirect("casework:client", client.pk)
    title = sentence(item.title, item.why.params)
    context = {"client": client, "form": form, "item": item, "title": title, "why": because(item.why)}
    return render(request, "casework/not_possible.html", context)


def withdraw_not_possible(request: UserRequest, client_id: int, entry_id: int) -> HttpResponse:
    """Take such an entry back: one button, on a page of its own."""
    entry = queries.not_possible_entry(request.user, entry_id, client_id=client_id)
    if request.method == "POST":
        now = timezone.localtime(timezone.now())
        obligations.withdraw_not_possible(by=request.user, entry=entry, today=now.date(), now=now)
        messages.success(request, _("已撤回，这项工作恢复到清单。"))
        return redirect("casework:client", client_id)
    return render(request, "casework/withdraw_not_possible.html", {"client": entry.client, "entry": entry})
