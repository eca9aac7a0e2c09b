"""The legal life of a person as one line, and what is written down on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.audit.queries import last_save
from waystation.casework.actions import orders as flows
from waystation.casework.forms.law.legal import (
    CIRCUMSTANCE_FIELDS,
    SPELL_FIELDS,
    CircumstanceForm,
    OnDayForm,
    SpellForm,
)
from waystation.casework.forms.recording import WithdrawForm
from waystation.casework.queries.law.legal import WIDTH, legal_life
from waystation.clients.access import must_reach as must_reach_client
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.views.opening import looked
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.wording.messages import sentence
from waystation.orders import actions, queries
from waystation.orders.access import must_reach
from waystation.orders.models import IsolationSpell
from waystation.orders.papers import SpellData
from waystation.rules.changes import Subject, What, rewrites
from waystation.rules.orders import PLAIN_ACTS, Act
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb, may

from . import changing


def life(request: UserRequest, client_id: int) -> HttpResponse:
    """Every order and isolation of a person, one after the other, with all their clocks."""
    client = must_reach_client(request.user, client_id, Verb.SEE_CLIENTS)
    looked(request, client)
    today = timezone.localdate()
    # Whether a circumstance of health stands against isolation is for those who record the steps of an order.
    informed = may(request.roles, Verb.RECORD_ORDER_STEP)  # type: ignore[attr-defined]  # by the middleware
    law = queries.law_for(client.area_id, today)
    shown = legal_life(client, law, today, informed=informed)
    context = {
        "client": client,
        "life": shown,
        "today": today,
        "width": WIDTH,
        "plain_acts": PLAIN_ACTS,
    }
    return render(request, "casework/legal_life.html", context)


def new_spell(request: UserRequest, client_id: int) -> HttpResponse:
    """An isolation that no measure on file was ended by, or whose step has no papers yet."""
    client = must_reach_client(request.user, client_id, Verb.RECORD_ORDER_STEP)
    form = SpellForm(request.POST or None, initial={"prolonged_months": 0})
    today = timezone.localdate()
    if request.method == "POST" and form.is_valid():
        data = form.spell()
        if attempt(
            form,
            lambda: flows.save_spell(by=request.user, client=client, spell=None, data=data, today=today),
            SPELL_FIELDS,
        ):
            messages.success(request, _("已登记强制隔离戒毒。"))
            return redirect("casework:legal_life", client.pk)
    return render(request, "casework/spell.html", {"client": client, "form": form, "spell": None})


@second_tab
def spell(request: UserRequest, client_id: int, spell_id: int) -> HttpResponse:
    """What is known of an isolation now: papers, what was told when, how it ended."""
    is_post = request.method == "POST"
    client = must_reach_client(request.user, client_id, Verb.RECORD_ORDER_STEP, lock=is_post)
    row = get_object_or_404(queries.spells(client), pk=spell_id)
    form = SpellForm(request.POST or None, initial=SpellData.of(row).columns())
    sent = is_post and form.is_valid() and settled(form, who=last_save(row))
    if sent and _spell_saved(request, form, client, row):
        return redirect("casework:legal_life", client.pk)
    context = {"client": client, "form": form, "spell": row}
    # A reason is asked for only where something written down changes: what was open is filled in freely.
    context |= changing.says(request, Subject.ISOLATION, row)
    return render(request, "casework/spell.html", context)


def _spell_saved(request: UserRequest, form: SpellForm, client: Client, row: IsolationSpell) -> bool:
    """Whether it was saved, or its correction asked for; else the form says why not."""
    data, today = form.spell(), timezone.localdate()

    def act() -> object:
        return flows.save_spell(by=request.user, client=client, spell=row, data=data, today=today)

    if rewrites(SpellData.of(row).columns(), data.columns()):
        change = changing.Change(Subject.ISOLATION, row, What.CORRECT, form.cleaned_data["reason"])
        return bool(
            changing.attempt_or_ask(
                request, form, act, SPELL_FIELDS, change, said=lambda: saved_words(form, _("已保存。"))
            )
        )
    if attempt(form, act, SPELL_FIELDS):
        messages.success(request, saved_words(form, _("已保存。")))
        return True
    return False


def withdraw_spell(request: UserRequest, client_id: int, spell_id: int) -> HttpResponse:
    """Strike out an isolation that was entered by mistake; after its day with a reason, by two people."""
    client = must_reach_client(request.user, client_id, Verb.RECORD_ORDER_STEP)
    row = get_object_or_404(client.isolation_spells.select_related("client", "recorded_by"), pk=spell_id)
    is_post, said = request.method == "POST", _("已撤回。")
    form, says = (
        WithdrawForm(request.POST if is_post else None),
        changing.says(request, Subject.ISOLATION, row),
    )
    if not says["needs_second"]:
        del form.fields["reason"]
    is_over = row.withdrawn_at is not None
    if is_over:  # pressed twice
        messages.success(request, said)
    elif is_post and form.is_valid():
        change = changing.Change(Subject.ISOLATION, row, What.WITHDRAW, form.cleaned_data.get("reason", ""))
        deed = partial(_withdraw, request, row)
        is_over = bool(changing.attempt_or_ask(request, form, deed, {}, change, said=lambda: said))
    if is_over:
        return redirect("casework:legal_life", client_id)
    return render(
        request, "casework/withdraw_spell.html", {"client": client, "form": form, "row": row, **says}
    )


def _withdraw(request: UserRequest, row: IsolationSpell) -> None:
    now = timezone.now()
    flows.withdraw_spell(by=request.user, spell=row, today=timezone.localdate(now), now=now)


@require_POST
def act(request: UserRequest, client_id: int, order_id: int, act_code: str) -> HttpResponse:
    """The day of an act that a clock waits for; empty takes it back."""
    if act_code not in PLAIN_ACTS:
        raise Http404
    order = must_reach(request.user, order_id, Verb.RECORD_ORDER_STEP, client_id=client_id)
    form = OnDayForm(request.POST)
    form.fields["on"].required = False  # an empty day takes the act back
    if not form.is_valid():
        messages.error(request, _("请填写日期。"))
        return redirect("casework:legal_life", client_id)
    on, today = form.cleaned_data["on"], timezone.localdate()
    return _deed(
        request,
        client_id,
        lambda: flows.record_act(by=request.user, order=order, act=Act(act_code), on=on, today=today),
        _("已登记日期。") if on else _("已撤回日期。"),
    )


def new_circumstance(request: UserRequest, client_id: int) -> HttpResponse:
    """A circumstance in which isolation does not apply."""
    client = must_reach_client(request.user, client_id, Verb.KEEP_CIRCUMSTANCES)
    today = timezone.localdate()
    form = CircumstanceForm(request.POST or None, initial={"from_on": today})
    if request.method == "POST" and form.is_valid():
        given = form.given()
        if attempt(
            form,
            lambda: actions.note_circumstance(by=request.user, client=client, today=today, **given),
            CIRCUMSTANCE_FIELDS,
        ):
            messages.success(request, _("已登记。街道应当加强帮助。"))
            return redirect("casework:legal_life", client.pk)
    return render(request, "casework/circumstance.html", {"client": client, "form": form})


@require_POST
def circumstance_deed(
    request: UserRequest, client_id: int, circumstance_id: int, circumstance_deed: str
) -> HttpResponse:
    """End a circumstance with its last day, or withdraw what was written down by mistake."""
    client = must_reach_client(request.user, client_id, Verb.KEEP_CIRCUMSTANCES)
    row = get_object_or_404(queries.circumstances(client), pk=circumstance_id)
    if circumstance_deed == "withdraw":
        return _deed(
            request,
            client_id,
            lambda: actions.withdraw_circumstance(by=request.user, circumstance=row, now=timezone.now()),
            _("已撤回。"),
        )
    if circumstance_deed != "end":
        raise Http404
    form = OnDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请填写日期。"))
        return redirect("casework:legal_life", client_id)
    on, today = form.cleaned_data["on"], timezone.localdate()
    return _deed(
        request,
        client_id,
        lambda: actions.end_circumstance(by=request.user, circumstance=row, on=on, today=today),
        _("已登记结束日期。"),
    )


def _deed(request: UserRequest, client_id: int, deed: Callable[[], object], said: str) -> HttpResponse:
    """Do it, and say what came of it on the page of the legal life."""
    try:
        deed()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, said)
    return redirect("casework:legal_life", client_id)
