"""The stock board and one good: deliveries, counts, write-offs, and the second person's look at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from waystation.accounts.middleware import UserRequest
from waystation.clients.forms.fields import attempt
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.points.access import shop as access
from waystation.points.actions import goods, stock
from waystation.points.forms import shop as forms
from waystation.points.models import DeliveryNote, Good
from waystation.points.queries import redemptions
from waystation.points.queries import stock as queries
from waystation.rules.people import ENDINGS
from waystation.rules.points.spending.goods import GoodKind, MoveKind
from waystation.rules.points.spending.redemptions import State
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .place import chosen, keeps, others, today, yuan

#: Changes of a good on one page.
PAGE = 30


@require_GET
def board(request: UserRequest) -> HttpResponse:
    """Every good of a centre: left, promised, how long it lasts, what it is worth; and what waits."""
    shop = chosen(request)
    if shop is None:
        return render(request, "points/shop/none.html")
    rows = queries.shelf(shop, today(), ended=True)
    waiting = redemptions.waiting(shop)
    context = {
        "shop": shop,
        "shops": others(request, shop),
        "rows": rows,
        "value": yuan(sum(row.value_fen or 0 for row in rows)),
        "yuan": yuan,
        "kind": lambda code: label(GoodKind(code)),
        "move": lambda code: label(MoveKind(code)),
        "label": label,
        "checks": list(queries.waiting_checks(shop)),
        "to_prepare": waiting[State.ORDERED],
        "to_hand": waiting[State.PREPARED],
        "keeps": keeps(request, shop),
    }
    return render(request, "points/shop/board.html", context)


def new_good(request: UserRequest, shop_id: int) -> HttpResponse:
    """A good comes on the shelf."""
    shop = access.must_shop(request.user, shop_id, Verb.KEEP_SHOP)
    form = forms.GoodForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        key = given.pop("form_key")
        if attempt(
            form,
            lambda: goods.add_good(by=request.user, organisation=shop, form_key=key, today=today(), **given),
            forms.GOOD_FIELDS,
        ):
            messages.success(request, _("已上架。请登记到货，再把它写进价目表。"))
            return redirect("points:shop")
    return render(request, "points/shop/new_good.html", {"form": form, "shop": shop})


def good(request: UserRequest, good_id: int) -> HttpResponse:
    """One good: how it stands, every change of its stock, and what may be done."""
    return _good_page(request, access.must_good(request.user, good_id, Verb.SEE_SHOP))


#: What may be done with a good → its form, which of its words are handed on, and what to say then.
_Act = Callable[..., object]


def _deliver(request: UserRequest, row: Good, form: Any) -> object:
    said = form.cleaned_data
    words = {name: said[name] for name in ("count", "supplier", "paper_number", "note", "form_key")}
    return stock.deliver(by=request.user, good=row, cost_fen=form.cost_fen, today=today(), **words)


def _count(request: UserRequest, row: Good, form: Any) -> object:
    return stock.count(by=request.user, good=row, today=today(), at=timezone.now(), **form.cleaned_data)


def _write_off(request: UserRequest, row: Good, form: Any) -> object:
    return stock.write_off(by=request.user, good=row, today=today(), at=timezone.now(), **form.cleaned_data)


def _picture(request: UserRequest, row: Good, form: Any) -> object:
    return goods.set_picture(by=request.user, good=row, **form.cleaned_data)


def _low(request: UserRequest, row: Good, form: Any) -> object:
    return goods.set_low_at(by=request.user, good=row, **form.cleaned_data)


def _end(request: UserRequest, row: Good, form: Any) -> object:
    return goods.end_good(by=request.user, good=row, today=today())


def _back(request: UserRequest, row: Good, form: Any) -> object:
    return goods.bring_back(by=request.user, good=row)


_DEEDS: dict[str, tuple[type[django_forms.Form], _Act]] = {
    "deliver": (forms.DeliveryForm, _deliver),
    "count": (forms.CountForm, _count),
    "write_off": (forms.WriteOffForm, _write_off),
    "picture": (forms.PictureForm, _picture),
    "low": (forms.LowForm, _low),
    "end": (django_forms.Form, _end),
    "back": (django_forms.Form, _back),
}
_FIELDS = {**forms.GOOD_FIELDS, **forms.DELIVERY_FIELDS, "points.count_reason": "reason"}


@require_POST
def good_deed(request: UserRequest, good_id: int, deed: str) -> HttpResponse:
    """Something is done with a good."""
    row = access.must_good(request.user, good_id)
    if deed not in _DEEDS:
        raise Http404
    kind, act = _DEEDS[deed]
    form = kind(request.POST, request.FILES)
    if form.is_valid() and attempt(form, lambda: act(request, row, form), _FIELDS):
        messages.success(request, _said(row, deed))
        return redirect("points:shop_good", row.pk)
    return _good_page(request, row, {deed: form})


def _said(row: Good, deed: str) -> str:
    """What to say after; what waits for a second person says so."""
    if deed in {"count", "write_off"} and row.checks.filter(decided_at=None).exists():
        return _("已登记，等另一位同事确认以后才计入库存。")
    return _("已下架，可以在这一页恢复。") if deed == "end" else _("已保存。")


def _good_page(request: UserRequest, row: Good, tried: dict[str, Any] | None = None) -> HttpResponse:
    page = Paginator(queries.moves(row).select_related("note"), PAGE).get_page(request.GET.get("page"))
    fresh = {name: kind(initial={"low_at": row.low_at}) for name, (kind, _act) in _DEEDS.items()}
    context = {
        "good": row,
        "shelf": queries.of_good(row, today()),
        "page": page,
        "forms": {**fresh, **(tried or {})},
        "tried": next(iter(tried or {}), ""),
        "move": lambda code: label(MoveKind(code)),
        "kind": label(GoodKind(row.kind)),
        "yuan": yuan,
        "label": label,
        "keeps": keeps(request, row.organisation),
    }
    return render(request, "points/shop/good.html", context)


@require_POST
def check(request: UserRequest, check_id: int, answer: str) -> HttpResponse:
    """A second person agrees to a count or write-off, or it is dropped."""
    row = access.checks_visible_to(request.user).filter(pk=check_id).first()
    if row is None or answer not in {"confirm", "drop"}:
        raise Http404
    try:
        if answer == "confirm":
            stock.confirm(by=request.user, check=row, today=today(), at=timezone.now())
        else:
            stock.drop(by=request.user, check=row, at=timezone.now())
        messages.success(request, _("已办理。"))
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
    return redirect("points:shop")


@require_GET
def picture(request: UserRequest, good_id: int, digest: str) -> HttpResponse:
    """The picture of a good, as we drew it; its address changes with it, so it may be kept for a day."""
    row = access.goods_visible_to(request.user).filter(pk=good_id, picture_digest=digest).first()
    if row is None or not row.picture:
        raise Http404
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    return HttpResponse(bytes(row.picture), content_type="image/jpeg", headers=headers)


@require_GET
def note(request: UserRequest, stock_move_id: int) -> HttpResponse:
    """The delivery note that came with goods; nothing in it is run."""
    move = access.moves_visible_to(request.user).filter(pk=stock_move_id).first()
    if move is None or not DeliveryNote.objects.filter(move=move).exists():
        raise Http404
    content, kind = stock.open_note(by=request.user, move=move)
    headers = {
        "Content-Disposition": f'attachment; filename="delivery-{move.pk}.{ENDINGS[kind]}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
