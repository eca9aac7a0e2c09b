"""Ordering the test of a channel in the caller's transaction; the worker sends it, outside any."""

from __future__ import annotations

import base64

from procrastinate.contrib.django import app

from waystation.accounts.models import User
from waystation.common import crypto

from .models import Route

#: The additional data under which the receiver of a test rests in the order.
TO = "notices.route.test"


def defer_test(by: User, route: Route, to: str) -> None:
    """Order a test message through ``route`` to ``to``, which rests sealed until it goes."""
    sealed = base64.b64encode(crypto.encrypt(to.strip(), column=TO)).decode()
    app.configure_task("waystation.notices.jobs.try_route", queue="messages").defer(
        route_id=route.pk, by_id=by.pk, to=sealed
    )
