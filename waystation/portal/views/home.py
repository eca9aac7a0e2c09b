"""The first page after coming in: what matters today."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from waystation.points.queries.wallets import wallet
from waystation.rules.portal import Door

from ..access import PortalRequest
from ..queries import days, kin
from ..showing import shown

#: Where somebody of each kind begins.
FIRST = {Door.CLIENT: "my/home.html", Door.KIN: "my/home_kin.html"}


def home(request: PortalRequest) -> HttpResponse:
    """What is due today and agreed next; a till begins at its own page."""
    who = request.portal
    if who.door is Door.TILL:
        return redirect("portal:till")
    now, day = timezone.localtime(), timezone.localdate()
    opened = kin.opened_to(who)
    purse = wallet(who.file, family=who.kin is not None)
    context: dict[str, Any] = {"day": day, "opened": opened, "purse": purse, "expiring": purse.soon(day)}
    if opened.dates:
        context |= {"today": days.today(who.file, now, day), "coming": days.coming(who.file, day)}
    return shown(request, FIRST[who.door], context)
