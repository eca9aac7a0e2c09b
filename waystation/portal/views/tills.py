"""The till: type a code and an amount, wait for the customer's yes, show the receipt; give back."""

from __future__ import annotations

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
from waystation.rules.points.merchants import Contracted, Excluded, Goods, PurchaseState, standing
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..forms.tills import FIELDS, AskForm, PinForm, RefundForm
from ..showing import shown


def till(request: PortalRequest) -> HttpResponse:
    """The till's first page: ask for points; below, what was sold today."""
    its_till, today = request.portal.till, timezone.localdate()
    contract = queries.contract_of(its_till.merchant, today)
    goods = contract.goods if contract else frozenset()
    form = AskForm(request.POST or None, goods=goods)
    if request.method == "POST" and form.is_valid():
        found: list[purchases.Asked] = []
        key, now = form.cleaned_data["form_key"], timezone.now()
        done = attempt(
            form,
            lambda: found.append(
                purchases.ask(by=None, till=its_till, wanted=form.wanted, form_key=key, now=now)
            ),
            FIELDS,
        )
        if done and found[0].purchase is not None:
            return redirect("portal:till_one", found[0].purchase.pk)
        if done and found[0].refusal is not None:
            _refuse(form, found[0].refusal)
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


def _refuse(form: AskForm | RefundForm | PinForm, refusal: RuleBroken) -> None:
    """What an action brought back as refused, at its field."""
    field = FIELDS.get(refusal.code)
    form.add_error(field if field in form.fields else None, sentence(refusal.code, refusal.params))


def _own(request: PortalRequest, purchase_id: int) -> Purchase:
    """A purchase of the till's merchant, or 404."""
    rows = Purchase.objects.select_related("merchant").filter(merchant=request.portal.till.merchant_id)
    found = rows.filter(pk=purchase_id).first()
    if found is None:
        raise Http404
    return found


def till_one(request: PortalRequest, purchase_id: int) -> HttpResponse:
    """One purchase: waiting, then the receipt. With a card the customer types the PIN here."""
    row, now = _own(request, purchase_id), timezone.now()
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found: list[purchases.Asked] = []
        pin, its_till = form.cleaned_data["pin"], request.portal.till
        done = attempt(
            form,
            lambda: found.append(
                purchases.confirm_with_pin(by=None, till=its_till, purchase=row, pin=pin, now=now)
            ),
        )
        if done and found[0].refusal is None:
            return redirect("portal:till_one", row.pk)
        if done and found[0].refusal is not None:
            _refuse(form, found[0].refusal)
    state = queries.state_now(row, now)
    context = {
        "row": row,
        "state": state,
        "said": label(state),
        "form": form,
        "goods": label(Goods(row.goods)),
    }
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
    form = RefundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found: list[refunds.GivenBack] = []
        said, its_till = dict(form.cleaned_data), request.portal.till
        done = attempt(
            form,
            lambda: found.append(refunds.refund(by=None, till=its_till, now=timezone.now(), **said)),
            FIELDS,
        )
        if done and found[0].refund is not None:
            messages.success(request, _("已退回，积分马上回到顾客那里。"))
            return redirect("portal:till_one", found[0].refund.purchase_id)
        if done and found[0].refusal is not None:
            _refuse(form, found[0].refusal)
    return shown(request, "my/till_refund.html", {"form": form})
