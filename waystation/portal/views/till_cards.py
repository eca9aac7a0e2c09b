"""The staff's page with the first password of a till, shown and printed this once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from waystation.accounts.middleware import UserRequest
from waystation.common.wording.messages import sentence
from waystation.points.access import merchants
from waystation.rules.portal import code_said, number_said
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from ..actions import opening


@require_POST
def till_card(request: UserRequest, till_id: int) -> HttpResponse:
    """A fresh one-time password of a till; whoever was signed in with it is out."""
    till = merchants.must_till(request.user, till_id, Verb.MANAGE_MERCHANTS)
    try:
        made = opening.open_till(by=request.user, till=till, now=timezone.now())
    except RuleBroken as refusal:
        messages.error(request, sentence(refusal.code, refusal.params))
        return redirect("points:merchant", till.merchant_id)
    context = {
        "till": till,
        "number": number_said(made.login.number),
        "code": code_said(made.code),
        "ends_at": made.ends_at,
        "address": request.build_absolute_uri(reverse("portal:home")),
    }
    response = render(request, "portal/till_card.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
