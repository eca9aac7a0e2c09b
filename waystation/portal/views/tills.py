"""The till: type a code and an amount, wait for the customer's yes, show the receipt; give back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.points.actions.merchants import purchases, refunds
from waystation.points.models import Purchase
from waystation.points.queries import purchases as queries
from waystation.rules.points.merchants import Contracted, Goods, PurchaseState, standing
from waystation.rules.points.spending.goods import Excluded
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..forms.tills import FIELDS, AskForm, PinForm, RefundForm
from ..showing import shown


def till(request: PortalRequest) -> HttpResponse:
    """The till's first page: ask for points; below, what was sold today."""
    its_till, today = request.portal.till, timezone.localdate()
    contract = queries.contract_of(its_till.merchant, today)
    form = AskForm(request.POST or None, goods=contract.goods if contract else frozenset())
    if request.method == "POST" and form.is_valid():
        said = {"wanted": form.wanted, "form_key": form.cleaned_data["form_key"], "now": timezone.now()}
        made = _tried(form, lambda: purchases.ask(by=None, till=its_till, **said))
        if made is not None:
            return redirect("portal:till_one", made.pk)
    context = {
        "form": form,
        "till": its_till,
        "state": standing(contract, today),
        "running": Contracted.RUNNING,
        "sold": queries.of_till(its_till, today)[:50],
        "excluded": choices(Excluded),
        "label": label,
    }
    return shown(request, "my/till.html", context)


def _tried(form: forms.Form, act: Callable[[], tuple[Any, RuleBroken | None]]) -> Any:
    """What was done; None where it was refused, which then stands at its field.

    Wrong codes come back as an outcome and not as an exception, because they were counted.
    """
    found: list[tuple[Any, RuleBroken | None]] = []
    if not attempt(form, lambda: found.append(act()), FIELDS):
        return None
    row, refusal = found[0]
    if refusal is None:
        return row
    field = FIELDS.get(refusal.code)
    form.add_error(field if field in form.fields else None, sentence(refusal.code, refusal.params))
    return None


def _own(request: PortalRequest, purchase_id: int) -> Purchase:
    """A purchase of the till's merchant, or 404."""
    rows = Purchase.objects.select_related("merchant").filter(merchant=request.portal.till.merchant_id)
    found = rows.filter(pk=purchase_id).first()
    if found is None:
        raise Http404
    return found


def till_one(request: PortalRequest, purchase_id: int) -> HttpResponse:
    """One purchase: waiting, then the receipt. With a card the customer types the PIN here."""
    row, now, its_till = _own(request, purchase_id), timezone.now(), request.portal.till
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"purchase": row, "pin": form.cleaned_data["pin"], "now": now}
        if _tried(form, lambda: purchases.confirm_with_pin(by=None, till=its_till, **said)) is not None:
            return redirect("portal:till_one", row.pk)
    state = queries.state_now(row, now)
    context = {"row": row, "state": state, "said": label(state), "form": form}
    context["goods"] = label(Goods(row.goods))
    context |= {"backs": list(row.refunds.order_by("receipt")), "waits": state is PurchaseState.ASKED}
    return shown(request, "my/till_one.html", context)


def till_state(request: PortalRequest, purchase_id: int) -> JsonResponse:
    """Where a purchase stands, for the page that waits."""
    state = queries.state_now(_own(request, purchase_id), timezone.now())
    return JsonResponse({"mark": state}, headers={"Cache-Control": "private, no-store"})


@require_POST
def till_back(request: PortalRequest, purchase_id: int) -> HttpResponse:
    """The till mistyped: the question goes away."""
    row = _own(request, purchase_id)
    try:
        purchases.take_back(by=None, till=request.portal.till, purchase=row, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("portal:till_one", row.pk)
    messages.success(request, _("已撤回，没有扣积分。请顾客换一个新码。"))
    return redirect("portal:till")


def till_refund(request: PortalRequest) -> HttpResponse:
    """Give back a purchase, or a part of it."""
    form, its_till = RefundForm(request.POST or None), request.portal.till
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "now": timezone.now()}
        made = _tried(form, lambda: refunds.refund(by=None, till=its_till, **said))
        if made is not None:
            messages.success(request, _("已退回，积分马上回到顾客那里。"))
            return redirect("portal:till_one", made.purchase_id)
    return shown(request, "my/till_refund.html", {"form": form})
