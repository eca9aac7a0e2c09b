"""How many new notices the bell of every page shows."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from waystation.accounts.models import User

from . import queries


def bell(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """``bell()`` in templates: the request's user brought the number along, else one statement."""

    def unread() -> int:
        user = getattr(request, "user", None)
        if not isinstance(user, User):
            return 0
        known = user.unread
        return queries.new_for(user) if known is None else known

    return {"bell": unread}
