"""Whoever signs in with a browser that has never carried the account hears of it at every other one."""

from __future__ import annotations

from django.http import HttpRequest

from waystation.accounts import access
from waystation.accounts.adapter import AccountAdapter
from waystation.accounts.models import User
from waystation.accounts.sign_in import devices
from waystation.common import scope

from . import actions


class TellingAdapter(AccountAdapter):
    """allauth's adapter of the house; it stands here because notices know accounts and not the other way."""

    def login(self, request: HttpRequest, user: User) -> None:
        is_new = user.last_login is not None and user.pk not in devices.carried(request)
        super().login(request, user)
        if is_new:
            with scope.entered(access.scope_of(user)):  # the page of the sign-in is still nobody's
                actions.tell_of_sign_in(
                    by=user, device=devices.code(request), now=user.last_login or user.made_at
                )
