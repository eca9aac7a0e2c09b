"""What a till asks of the own purse: see it, say yes or no."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waystation.common.wording.labels import choices
from waystation.common.wording.messages import sentence
from waystation.points.actions.merchants import purchases
from waystation.points.models import Purchase
from waystation.points.queries import purchases as queries
from waystation.points.queries.wallets import wallet
from waystation.rules.points.merchants import Goods
from waystation.rules.problems import RuleBroken

from ..access import PortalRequest
from ..showing import shown


def asked(request: PortalRequest) -> HttpResponse:
    """Everything that waits for an answer, and what was bought lately."""
    who = request.portal
    family = who.kin is not None
    context = {
        "rows": queries.pending(who.file, family=family, now=timezone.now()),
        "bought": queries.bought(who.file, family=family, most=10),
        "purse": wallet(who.file, family=family),
        "goods": dict(choices(Goods)),
    }
    return shown(request, "my/asked.html", context)


def asked_count(request: PortalRequest) -> JsonResponse:
    """How many questions wait, for the page that shows the code."""
    who = request.portal
    waiting = queries.pending(who.file, family=who.kin is not None, now=timezone.now())
    return JsonResponse({"mark": str(len(waiting))}, headers={"Cache-Control": "private, no-store"})


@require_POST
def answer(request: PortalRequest, purchase_id: int) -> HttpResponse:
    """Yes or no; anything else is neither."""
    who, now = request.portal, timezone.now()
    row = Purchase.objects.filter(pk=purchase_id).first()
    deeds = {"yes": purchases.confirm, "no": purchases.decline}
    deed = deeds.get(request.POST.get("answer", ""))
    if row is None or deed is None:
        raise Http404
    try:
        done = deed(by=None, client=who.file, family=who.kin is not None, purchase=row, now=now)
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("portal:asked")
    said = _("已付%(n)s分，小票号码%(receipt)s。") % {"n": done.points, "receipt": done.receipt or ""}
    messages.success(request, said if done.receipt else _("没有付，积分没有变。"))
    return redirect("portal:asked")
