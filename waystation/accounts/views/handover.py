"""A one-time password on its way to one page: sealed in the session, shown once."""

from __future__ import annotations

import base64

from django.http import HttpRequest

from waystation.accounts.actions.people import Handover
from waystation.accounts.models import User
from waystation.common import crypto

_KEY = "handover"


def keep(request: HttpRequest, made: Handover) -> None:
    """For the next page of this account."""
    sealed = crypto.encrypt(made.password, column=_KEY)
    request.session[_KEY] = {"account": made.user.pk, "password": base64.b64encode(sealed).decode()}


def take(request: HttpRequest, account: User) -> str | None:
    """The password, the first time; afterwards nobody knows it."""
    kept = request.session.get(_KEY)
    if not kept or kept["account"] != account.pk:
        return None
    del request.session[_KEY]
    try:
        return crypto.decrypt(base64.b64decode(kept["password"]), column=_KEY)
    except crypto.Unreadable:  # the key was retired in between; the administrator makes another password
        return None
