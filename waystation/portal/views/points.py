"""Points: what there is, what ends soon, every movement with its reason; a code to pay with."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from waystation.common.wording.messages import sentence
from waystation.points.actions.merchants import codes
from waystation.points.queries.wallets import wallet
from waystation.rules.portal import code_said
from waystation.rules.problems import RuleBroken

from ..access import Known, PortalRequest
from ..queries import earning, moved
from ..showing import shown


def points(request: PortalRequest) -> HttpResponse:
    """The own purse: the client's, or the family's share for a relative."""
    who = request.portal
    before = request.GET.get("before", "")
    page = moved.page(who.file, family=_family(who), before=before)
    purse = wallet(who.file, family=_family(who))
    today = timezone.localdate()
    ways = earning.ways(who.file, today, family=_family(who))
    context = {"purse": purse, "page": page, "family": None, "ways": ways, "expiring": purse.soon(today)}
    if who.kin is None:
        context["family"] = wallet(who.file, family=True)
    return shown(request, "my/points.html", context)


@require_POST
def pay(request: PortalRequest) -> HttpResponse:
    """A fresh code to show at a till: once, for minutes, on this page alone."""
    who = request.portal
    try:
        made = codes.new_code(by=None, client=who.file, family=_family(who), now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("portal:points")
    square = segno.make(made.code, error="m").svg_data_uri(scale=6, border=2)
    context = {"code": code_said(made.code), "square": square, "ends_at": made.expires_at}
    return shown(request, "my/pay.html", {**context, "purse": wallet(who.file, family=_family(who))})


def _family(who: Known) -> bool:
    """Whether it is the family's share: for a relative alone, who sees no other purse."""
    return who.kin is not None
