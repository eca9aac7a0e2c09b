"""The price list: set by one, approved by another, sealed; what was in force before."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Organisation
from waystation.clients.forms.fields import attempt
from waystation.common.wording.messages import sentence
from waystation.points.access import shop as access
from waystation.points.actions import goods
from waystation.points.forms.shop import LIST_FIELDS, PricesForm
from waystation.points.models import PriceList
from waystation.points.queries import stock as queries
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .place import keeps, today

#: Earlier lists on one page.
PAGE = 10


@require_GET
def listed(request: UserRequest, shop_id: int) -> HttpResponse:
    """What is in force, what waits for a second person, and every list before."""
    shop = access.must_shop(request.user, shop_id)
    rows = PriceList.objects.filter(organisation=shop).select_related("set_by", "approved_by")
    rows = rows.prefetch_related("prices")
    sealed = rows.filter(approved_at__isnull=False).order_by("-valid_from")
    waiting = rows.filter(approved_at=None, dropped_at=None).first()
    now = queries.list_in_force(shop, today())
    context = {
        "shop": shop,
        "waiting": waiting,
        "now": {one.good_id: one.points for one in now.prices.all()} if now else {},
        "now_id": now.pk if now else None,
        "page": Paginator(sealed, PAGE).get_page(request.GET.get("page")),
        "keeps": keeps(request, shop),
        "approves": keeps(request, shop, Verb.APPROVE_PRICES),
        "today": today(),
    }
    return render(request, "points/shop/prices.html", context)


def put(request: UserRequest, shop_id: int) -> HttpResponse:
    """A new list is set; a second person approves it."""
    shop = access.must_shop(request.user, shop_id, Verb.KEEP_SHOP)
    rows = queries.shelf(shop, today())
    form = PricesForm(request.POST or None, rows=rows, initial={"valid_from": today()})
    if request.method == "POST" and form.is_valid() and _set(request, shop, form):
        messages.success(request, _("已提交，等站长或者区县确认以后生效。"))
        return redirect("points:shop_prices", shop.pk)
    return render(request, "points/shop/set_prices.html", {"shop": shop, "form": form, "rows": rows})


def _set(request: UserRequest, shop: Organisation, form: PricesForm) -> bool:
    said = form.cleaned_data
    words = {"valid_from": said["valid_from"], "form_key": said["form_key"], "points": form.points()}
    return attempt(
        form,
        lambda: goods.set_prices(
            by=request.user, organisation=shop, today=today(), at=timezone.now(), **words
        ),
        LIST_FIELDS,
    )


@require_POST
def approve(request: UserRequest, list_id: int) -> HttpResponse:
    """The second person agrees: the list is sealed."""
    row = access.must_list(request.user, list_id, Verb.APPROVE_PRICES)
    try:
        goods.approve_prices(by=request.user, price_list=row, today=today(), at=timezone.now())
        messages.success(request, _("已确认并封存，到执行日期起生效。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("points:shop_prices", row.organisation_id)


@require_POST
def drop(request: UserRequest, list_id: int) -> HttpResponse:
    """A list that waits is taken back, or not agreed to."""
    row = access.must_list(request.user, list_id, Verb.SEE_SHOP)
    try:
        goods.drop_prices(by=request.user, price_list=row, at=timezone.now())
        messages.success(request, _("已撤回这份价目表；原来的价格不变。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("points:shop_prices", row.organisation_id)
