"""How many new notices the bell of every page shows."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from waystation.accounts.models import User

from . import queries


def bell(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """``bell()`` in templates: one statement, and only where the page shows it."""

    def unread() -> int:
        user = getattr(request, "user", None)
        return queries.new_for(user) if isinstance(user, User) else 0

    return {"bell": unread}
