"""Agreements of a file: prepare, read out, sign, print as it was signed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from waystation.accounts.middleware import UserRequest
from waystation.assessment import queries as plans
from waystation.audit.queries import last_save
from waystation.casework.actions.care import agreements as flows
from waystation.casework.forms.care.agreement import SIGN_FIELDS, PrepareForm, RefuseForm, SignForm
from waystation.clients.access import may_on, viewer
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.clients.queries import present_kin
from waystation.clients.views.opening import open_file
from waystation.common.forms.meanwhile import saved_words, second_tab, settled
from waystation.common.wording.labels import label
from waystation.orders import queries
from waystation.orders.access import must_reach, must_see_sheet
from waystation.orders.actions import agreement as actions
from waystation.orders.models import AgreementSheet, Order
from waystation.orders.queries import agreement as papers
from waystation.rules.agreements import Party, SheetState, SignedBy, parties
from waystation.rules.agreements.words import SIGNERS
from waystation.rules.orders import Kind
from waystation.rules.roles import Verb


@require_GET
def listed(request: UserRequest, client_id: int) -> HttpResponse:
    """Every agreement of the file: in force from – to, how it was signed, and the drafts."""
    client = open_file(request, client_id, "agreements", Verb.SEE_CLIENTS)
    context = {
        "client": client,
        "order": queries.current_order(client),
        "rows": list(papers.sheets(client)),
        "bare": list(papers.without_sheet(client)),
        "state_name": lambda state: label(SheetState(state)),
        "kind_name": lambda kind: label(Kind(kind)),
    }
    return render(request, "casework/agreement/listed.html", context)


@second_tab
def prepare(request: UserRequest, client_id: int, order_id: int) -> HttpResponse:
    """The draft of an order's next agreement."""
    client = open_file(request, client_id, "agreements", Verb.AGREE, lock=request.method == "POST")
    order = must_reach(request.user, order_id, Verb.AGREE, client_id=client.pk)
    draft = papers.draft_of(order)
    law = queries.law_for(client.area_id, timezone.localdate())
    items = plans.open_texts(client)
    form = PrepareForm(
        request.POST or None,
        items=items,
        chosen=papers.chosen(draft) if draft else [],
        wishes=draft.wishes if draft else "",
    )
    if request.method == "POST" and form.is_valid() and settled(form, who=last_save(draft or order)):
        made: list[AgreementSheet] = []
        if attempt(form, lambda: made.append(_prepared(request, order, form))):
            messages.success(request, saved_words(form, _("协议草稿已保存，请读给本人听。")))
            return redirect("casework:agreement_sheet", client.pk, made[0].pk)
    context = {"client": client, "order": order, "form": form, "always": papers.always(order, law)}
    return render(request, "casework/agreement/prepare.html", context)


def _prepared(request: UserRequest, order: Order, form: PrepareForm) -> AgreementSheet:
    return actions.prepare(
        by=request.user,
        order=order,
        measures=form.measures(),
        wishes=form.cleaned_data["wishes"],
        today=timezone.localdate(),
    )


@require_GET
def sheet(request: UserRequest, client_id: int, sheet_id: int) -> HttpResponse:
    """One agreement to read out or print: a draft as it would be signed, a signed one as it was."""
    client = open_file(request, client_id, "agreement", Verb.SEE_CLIENTS)
    row = must_see_sheet(request.user, sheet_id, client_id=client.pk)
    law = queries.law_for(client.area_id, timezone.localdate())
    is_draft = row.state == SheetState.DRAFT
    paper = papers.draft_paper(row, law) if is_draft else papers.signed_paper(row)
    needed = parties(client.born_on, timezone.localdate(), law)
    context = {
        "client": client,
        "sheet": row,
        "paper": paper,
        "is_draft": is_draft,
        "state": label(SheetState(row.state)),
        "unsigned": [SIGNERS[party] for party in needed] if is_draft else [],
        "may_agree": may_on(request.user, client, Verb.AGREE),
        "refused_reason": viewer(request.user, client).show("note", row.refused_reason),
        "lacks_medic": is_draft and not client.team.filter(duty="medic", ends_on__isnull=True).exists(),
    }
    return render(request, "casework/agreement/sheet.html", context)


def sign(request: UserRequest, client_id: int, sheet_id: int) -> HttpResponse:
    """Both sides sign."""
    client = open_file(request, client_id, "agreement", Verb.AGREE)
    row = must_see_sheet(request.user, sheet_id, client_id=client.pk, verb=Verb.AGREE)
    today = timezone.localdate()
    law = queries.law_for(client.area_id, today)
    form = SignForm(
        request.POST or None,
        request.FILES or None,
        initial={"on": today},
        parties=parties(client.born_on, today, law),
        names=_names(client, request.user.name),
    )
    if row.state == SheetState.SIGNED:
        messages.info(request, _("这份协议已经签订。"))
        return redirect("casework:agreement_sheet", client.pk, row.pk)
    if request.method == "POST" and form.is_valid() and _signed(request, row, form):
        messages.success(request, _("协议已签订，从今天起双方按协议办。"))
        return redirect("casework:agreement_sheet", client.pk, row.pk)
    context = {"client": client, "sheet": row, "form": form, "running": row.order.state == "running"}
    return render(request, "casework/agreement/sign.html", context)


def _names(client: Client, street: str) -> dict[Party, str]:
    guardian = next((kin.name for kin in present_kin(client) if kin.relation in {"father", "mother"}), "")
    return {Party.CLIENT: client.name, Party.STREET: street, Party.GUARDIAN: guardian}


def _signed(request: UserRequest, row: AgreementSheet, form: SignForm) -> bool:
    given, now = form.cleaned_data, timezone.now()
    return attempt(
        form,
        lambda: flows.sign(
            by=request.user,
            sheet=row,
            way=SignedBy(given["way"]),
            signed=form.signed(),
            on=given["on"],
            today=timezone.localdate(now),
            now=now,
            scan=given["scan"],
            paper_place=given["paper_place"],
            form_key=given["form_key"],
        ),
        SIGN_FIELDS,
    )


def refuse(request: UserRequest, client_id: int, sheet_id: int) -> HttpResponse:
    """The client did not want to sign; why, in their words."""
    client = open_file(request, client_id, "agreement", Verb.AGREE)
    row = must_see_sheet(request.user, sheet_id, client_id=client.pk, verb=Verb.AGREE)
    now = timezone.now()
    today = timezone.localdate(now)
    form = RefuseForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "sheet": row, "today": today, "now": now}
        if attempt(form, lambda: flows.refuse(by=request.user, **given), SIGN_FIELDS):
            messages.success(request, _("已如实登记，没有改变任何法律状态。过几天再谈一次。"))
            return redirect("casework:agreements", client.pk)
    return render(request, "casework/agreement/refuse.html", {"client": client, "sheet": row, "form": form})
