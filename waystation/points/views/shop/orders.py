"""Orders of a centre: the list, one order with its next step, its receipt, and what was handed out today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.points.access import shop as access
from waystation.points.actions import shop as actions
from waystation.points.forms.shop import HandOutForm, ReasonForm
from waystation.points.models import Redemption
from waystation.points.queries import redemptions
from waystation.points.queries.redemptions import Wanted
from waystation.rules.points.spending.redemptions import CancelReason, ConfirmedHow, State
from waystation.rules.roles import Verb

from .place import chosen, keeps, number, others, today

#: Orders on one page.
PAGE = 30
_WORDS = {"number": redemptions.number, "points_of": redemptions.points_of, "state_of": redemptions.state}


@require_GET
def listed(request: UserRequest) -> HttpResponse:
    """The orders of a centre, narrowed by state, day and number."""
    shop = chosen(request)
    if shop is None:
        return render(request, "points/shop/none.html")
    wanted = _wanted(request)
    page = Paginator(redemptions.listed(shop, wanted), PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    context = {
        **_WORDS,
        "shop": shop,
        "shops": others(request, shop),
        "wanted": wanted,
        "states": [(one.value, label(one)) for one in State],
        "page": page,
        "rows": rows,
        "whose": redemptions.whose(request.user, rows),
        "label": label,
        "today": today(),
    }
    return render(request, "points/shop/orders.html", context)


def _wanted(request: UserRequest) -> Wanted:
    """What is asked for; what makes no sense asks for nothing."""
    state = request.GET.get("state", "")
    return Wanted(
        State(state) if state in set(State) else None,
        _day(request.GET.get("on", "")),
        number(request.GET.get("number", "").rpartition("-")[2]),
    )


def _day(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


@require_GET
def handed_out(request: UserRequest) -> HttpResponse:
    """What was handed out on a day, to print and to sign."""
    shop = chosen(request)
    if shop is None:
        return render(request, "points/shop/none.html")
    on = _day(request.GET.get("on", "")) or today()
    rows = list(redemptions.handed_out_on(shop, on))
    sums = {"points": sum(redemptions.points_of(row) for row in rows)}
    return render(
        request,
        "points/shop/handed_out.html",
        {**_WORDS, **sums, "shop": shop, "rows": rows, "on": on, "label": label},
    )


@require_GET
def order(request: UserRequest, redemption_id: int) -> HttpResponse:
    """One order with what is next."""
    return _page(request, _row(request, redemption_id))


def _row(request: UserRequest, redemption_id: int) -> Redemption:
    row = access.must_redemption(request.user, redemption_id, Verb.SEE_SHOP)
    return redemptions.listed(row.organisation, Wanted()).select_related("organisation").get(pk=row.pk)


def _page(request: UserRequest, row: Redemption, tried: django_forms.Form | None = None) -> HttpResponse:
    state = redemptions.state(row)
    context = {
        **_WORDS,
        "row": row,
        "state": state,
        "client": redemptions.whose(request.user, [row]).get(row.pk),
        "hand": tried if isinstance(tried, HandOutForm) else HandOutForm(),
        "reason": tried if isinstance(tried, ReasonForm) else ReasonForm(),
        "tried": tried,
        "label": label,
        "how": label(ConfirmedHow(row.confirmed_how)) if row.confirmed_how else "",
        "why": label(CancelReason(row.cancelled_reason)) if row.cancelled_reason else "",
        "keeps": keeps(request, row.organisation),
        "mine": row.prepared_by_id == request.user.pk,
        "asked_by_me": row.cancel_asked_by_id == request.user.pk,
    }
    return render(request, "points/shop/order.html", context)


def _prepare(request: UserRequest, row: Redemption, form: Any) -> str:
    actions.prepare(by=request.user, redemption=row, at=timezone.now())
    return _("已备好，请另一位同事发放。")


def _hand_out(request: UserRequest, row: Redemption, form: Any) -> str:
    said = form.cleaned_data
    words = {"how": ConfirmedHow(said["way"]), "code": said["code"], "strokes": said["strokes"]}
    done = actions.hand_out(by=request.user, redemption=row, on=today(), at=timezone.now(), **words)
    if done.handed_at is None:
        form.add_error("code", _("领取码不对，请再问一遍；也可以改用签名。"))
    return _("已发放，可以打印领取单。")


def _cancel(request: UserRequest, row: Redemption, form: Any) -> str:
    reason = CancelReason(form.cleaned_data["reason"])
    actions.cancel(by=request.user, redemption=row, reason=reason, on=today(), at=timezone.now())
    return _("已取消，积分已退回。")


def _ask_return(request: UserRequest, row: Redemption, form: Any) -> str:
    actions.ask_return(by=request.user, redemption=row, at=timezone.now())
    return _("已登记退回，请另一位同事收货。")


def _drop_return(request: UserRequest, row: Redemption, form: Any) -> str:
    actions.drop_return(by=request.user, redemption=row)
    return _("已撤回退货登记。")


def _take_back(request: UserRequest, row: Redemption, form: Any) -> str:
    reason = CancelReason(form.cleaned_data["reason"])
    actions.take_back(by=request.user, redemption=row, reason=reason, on=today(), at=timezone.now())
    return _("已收货，库存和积分都已退回。")


_STEPS: dict[str, tuple[type[django_forms.Form], Callable[..., str]]] = {
    "prepare": (django_forms.Form, _prepare),
    "hand_out": (HandOutForm, _hand_out),
    "cancel": (ReasonForm, _cancel),
    "ask_return": (django_forms.Form, _ask_return),
    "drop_return": (django_forms.Form, _drop_return),
    "take_back": (ReasonForm, _take_back),
}


@require_POST
def step(request: UserRequest, redemption_id: int, step: str) -> HttpResponse:
    """The next step of an order."""
    row = access.must_redemption(request.user, redemption_id)
    if step not in _STEPS:
        raise Http404
    kind, act = _STEPS[step]
    form = kind(request.POST)
    told: list[str] = []
    if form.is_valid() and attempt(form, lambda: told.append(act(request, row, form))) and form.is_valid():
        messages.success(request, told[0])
        return redirect("points:redemption", row.pk)
    return _page(request, _row(request, row.pk), form)


@require_GET
def receipt(request: UserRequest, redemption_id: int) -> HttpResponse:
    """The receipt, neutral: number, goods, points; no name and nothing of where it comes from."""
    row = _row(request, redemption_id)
    if row.cancelled_at is not None:
        raise Http404
    narrow = request.GET.get("paper") == "80"
    return render(request, "points/shop/receipt.html", {**_WORDS, "row": row, "narrow": narrow})
