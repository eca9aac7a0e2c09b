"""Ways into the portal for the demo street: one client and one relative of the pilot; all invented."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from waystation.casework.demo import PASSWORD
from waystation.casework.demo import Login as Line
from waystation.points.models import Wallet
from waystation.rules.portal import Door

from .actions import opening
from .models import Login


def fill(now: dt.datetime) -> None:
    """Whoever has the most points, and one relative of theirs, may come in with the password of the demo."""
    wallet = (
        Wallet.objects.filter(is_family=False, client__worker__isnull=False)
        .select_related("client__worker")
        .order_by("-account__balance", "client_id")
        .first()
    )
    worker = wallet.client.worker if wallet else None
    if wallet is None or worker is None or Login.objects.exists():
        return
    client = wallet.client
    for kin_id in (None, client.kin.values_list("pk", flat=True).first()):
        issued = opening.open_way(by=worker, client=client, kin_id=kin_id, now=now)
        Login.objects.filter(pk=issued.login.pk).update(password=make_password(PASSWORD), password_at=now)


def logins() -> list[Line]:
    """One line for each: who it is, the number, the password."""
    words = {Door.CLIENT: _("学员，在 /my/"), Door.KIN: _("家属，在 /my/"), Door.TILL: _("收银台，在 /my/")}
    found = Login.objects.filter(ended_at__isnull=True).exclude(password="").order_by("pk")
    return [(words[login.door], login.number, PASSWORD) for login in found]
