"""The counter: find the client, see the points, choose by pictures, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.middleware import UserRequest
from waystation.accounts.models import Organisation
from waystation.clients import queries as clients
from waystation.clients.access import must_reach
from waystation.clients.forms.fields import attempt
from waystation.clients.models import Client
from waystation.common.forms.searched import searched, word
from waystation.common.wording.labels import label
from waystation.points.access import shop as access
from waystation.points.actions import shop as actions
from waystation.points.forms.shop import OrderForm
from waystation.points.queries import redemptions, stock, wallets
from waystation.rules.points.spending.goods import GoodKind
from waystation.rules.roles import Verb

from .place import chosen, today

#: People found at once; who finds more types more.
MOST = 20


@searched("q")
def counter(request: UserRequest) -> HttpResponse:
    """Find who stands at the counter, by the usual search; only files that are reached anyway."""
    text = word(request, "q")
    found = list(clients.search(request.user, text)[: MOST + 1]) if text else []
    context = {
        "q": text,
        "found": found[:MOST],
        "more": len(found) > MOST,
        "shop": access.own_shop(request.user, Verb.KEEP_SHOP),
    }
    return render(request, "points/shop/counter.html", context)


def choose(request: UserRequest, client_id: int) -> HttpResponse:
    """What there is, what the client has, what is chosen; one press orders and pays."""
    client = must_reach(request.user, client_id, Verb.KEEP_SHOP)
    shop = chosen(request, Verb.KEEP_SHOP)
    if shop is None:
        return render(request, "points/shop/none.html")
    form = OrderForm(request.POST or None, rows=stock.on_offer(shop, today()))
    if request.method == "POST" and form.is_valid():
        receipt = _order(request, client, form)
        if receipt is not None:
            messages.success(request, _("已兑换，用去%(points)s分。") % {"points": receipt.points})
            return redirect("points:redemption", receipt.redemption.pk)
    return _page(request, client, shop, form)


def _page(request: UserRequest, client: Client, shop: Organisation, form: OrderForm) -> HttpResponse:
    context = {
        "client": client,
        "shop": shop,
        "form": form,
        "own_wallet": wallets.wallet(client),
        "family": wallets.wallet(client, family=True),
        "kind": lambda code: label(GoodKind(code)),
        "last": list(redemptions.of_client(client)[:5]),
        "number": redemptions.number,
        "points_of": redemptions.points_of,
        "state": lambda row: label(redemptions.state(row)),
    }
    return render(request, "points/shop/choose.html", context)


def _order(request: UserRequest, client: Client, form: OrderForm) -> actions.Receipt | None:
    said, now = form.cleaned_data, timezone.now()
    made: list[actions.Receipt] = []

    def act() -> None:
        receipt = actions.order(
            by=request.user,
            client=client,
            lines=form.units(),
            key=said["form_key"],
            on=today(),
            at=now,
            family=said["family"],
        )
        if said["ready"] and not receipt.existed:
            actions.prepare(by=request.user, redemption=receipt.redemption, at=now)
        made.append(receipt)

    return made[0] if attempt(form, act) else None
