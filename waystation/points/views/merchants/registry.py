"""Merchants, their contracts and tills, for heads and districts."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.accounts.access import paths
from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import choices, label
from waystation.common.wording.messages import sentence
from waystation.points.access import merchants as access
from waystation.points.actions.merchants import registry, tills
from waystation.points.forms.merchants import (
    CONTRACT_FIELDS,
    MERCHANT_FIELDS,
    ContractForm,
    MerchantForm,
    TillForm,
)
from waystation.points.models import Contract, Merchant
from waystation.points.queries import merchants as queries
from waystation.rules.points.merchants import Contracted, Goods, MerchantKind, standing
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_ROWS = 30
_STATES = (Contracted.RUNNING, Contracted.UNSIGNED, Contracted.SUSPENDED, Contracted.NONE)


def listed(request: UserRequest) -> HttpResponse:
    """All merchants in reach, by area and name, who left last; with what each sold this month."""
    today = timezone.localdate()
    word, kind, state = (request.GET.get(name, "").strip() for name in ("q", "kind", "state"))
    rows = access.visible_to(request.user).select_related("area")
    rows = queries.in_state(rows, state, today)
    if word:
        rows = rows.filter(name__icontains=word)
    if kind:
        rows = rows.filter(kind=kind)
    rows = rows.order_by(F("ended_on").asc(nulls_first=True), "area__path", "name", "pk")
    page = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queries.listed(page.object_list, today),
        "word": word,
        "kind": kind,
        "state": state,
        "kinds": choices(MerchantKind),
        "states": choices(Contracted, _STATES),
        "kind_words": dict(choices(MerchantKind)),
        "label": label,
        "manages": bool(paths(request.user, Verb.MANAGE_MERCHANTS)),
    }
    return render(request, "points/merchants/list.html", context)


def new(request: UserRequest) -> HttpResponse:
    """A new merchant."""
    form = MerchantForm(request.POST or None, user=request.user)
    made: list[Merchant] = []
    act = lambda: made.append(registry.add_merchant(by=request.user, data=form.said))  # noqa: E731
    if request.method == "POST" and form.is_valid() and attempt(form, act, MERCHANT_FIELDS):
        messages.success(request, _("商户已登记。下一步：拟定协议。"))
        return redirect("points:merchant", made[0].pk)
    return render(request, "points/merchants/new.html", {"form": form})


def one(request: UserRequest, merchant_id: int) -> HttpResponse:
    """One merchant: contracts, tills."""
    return _page(request, access.must_reach(request.user, merchant_id), TillForm())


def _page(request: UserRequest, merchant: Merchant, form: TillForm) -> HttpResponse:
    today = timezone.localdate()
    contracts = queries.contracts_of(merchant)
    manages = paths(request.user, Verb.MANAGE_MERCHANTS)
    context = {
        "merchant": merchant,
        "kind": label(MerchantKind(merchant.kind)),
        "row": queries.listed([merchant], today)[0],
        "contracts": [(one, standing(one.facts, today)) for one in contracts],
        "goods_words": dict(choices(Goods)),
        "tills": merchant.tills.order_by("revoked_at", "name", "pk"),
        "form": form,
        "label": label,
        "manages": merchant.ended_on is None and any(merchant.area.path.startswith(p) for p in manages),
        "Contracted": Contracted,
    }
    return render(request, "points/merchants/one.html", context)


def draw_up(request: UserRequest, merchant_id: int) -> HttpResponse:
    """A new contract of a merchant."""
    merchant = access.must_reach(request.user, merchant_id, Verb.MANAGE_MERCHANTS)
    form = ContractForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key, data = form.cleaned_data["form_key"], form.said
        if attempt(
            form,
            lambda: registry.draw_up(by=request.user, merchant=merchant, data=data, form_key=key),
            CONTRACT_FIELDS,
        ):
            messages.success(request, _("协议已拟定，请另一位同事在这一页签署，签署以后才能收银。"))
            return redirect("points:merchant", merchant.pk)
    return render(request, "points/merchants/contract.html", {"form": form, "merchant": merchant})


@require_POST
def contract_deed(request: UserRequest, contract_id: int, contract_deed: str) -> HttpResponse:
    """Discard, suspend: what whoever deals with the merchant does alone."""
    contract = access.must_contract(request.user, contract_id, Verb.MANAGE_MERCHANTS)
    now, reason = timezone.now(), request.POST.get("reason", "")[:100]
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "discard": (lambda: registry.discard(by=request.user, contract=contract), _("已删除这份协议。")),
        "suspend": (
            lambda: registry.suspend(by=request.user, contract=contract, reason=reason, now=now),
            _("已暂停，收银台马上不能再收积分。恢复要由另一位同事办理。"),
        ),
    }
    return _done(request, contract, deeds, contract_deed)


@require_POST
def contract_second(request: UserRequest, contract_id: int, contract_step: str) -> HttpResponse:
    """Sign, let go on: what a second person does."""
    contract = access.must_contract(request.user, contract_id, Verb.APPROVE_MERCHANTS)
    now = timezone.now()
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "sign": (
            lambda: registry.sign(by=request.user, contract=contract, now=now),
            _("已签署。从开始日期起，收银台可以收积分。"),
        ),
        "resume": (lambda: registry.resume(by=request.user, contract=contract), _("已恢复。")),
    }
    return _done(request, contract, deeds, contract_step)


def _done(
    request: UserRequest,
    contract: Contract,
    deeds: dict[str, tuple[Callable[[], object], str]],
    deed: str,
) -> HttpResponse:
    if deed not in deeds:
        raise Http404
    act, said = deeds[deed]
    try:
        act()
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, said)
    return redirect("points:merchant", contract.merchant_id)


@require_POST
def add_till(request: UserRequest, merchant_id: int) -> HttpResponse:
    """One more till; next comes its card with the first password."""
    merchant = access.must_reach(request.user, merchant_id, Verb.MANAGE_MERCHANTS)
    form = TillForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["name"]
        if attempt(form, lambda: tills.add_till(by=request.user, merchant=merchant, name=name)):
            messages.success(request, _("收银台已增加。请打印登录卡交给商户。"))
            return redirect("points:merchant", merchant.pk)
    return _page(request, merchant, form)


@require_POST
def revoke_till(request: UserRequest, till_id: int) -> HttpResponse:
    """A till is out from this moment on."""
    till = access.must_till(request.user, till_id, Verb.MANAGE_MERCHANTS)
    try:
        tills.revoke_till(by=request.user, till=till, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("收银台已停用，那台手机马上不能再收积分。"))
    return redirect("points:merchant", till.merchant_id)


@require_POST
def end(request: UserRequest, merchant_id: int) -> HttpResponse:
    """The work with a merchant ends."""
    merchant = access.must_reach(request.user, merchant_id, Verb.MANAGE_MERCHANTS)
    try:
        registry.end_merchant(by=request.user, merchant=merchant, on=timezone.localdate())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    else:
        messages.success(request, _("已停止合作。没有结清的账照常结算。"))
    return redirect("points:merchant", merchant.pk)
