"""PostgreSQL away: a plain page that says so, status 503, and nothing to restart when it is back."""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

#: Seconds after which a browser or proxy may try again while the database is away.
RETRY_AFTER = "10"
#: Below these addresses passwords, codes, PINs and the secrets of gateways are typed: nothing of a form
#: goes into a page again.
SECRETS = ("/accounts/", "/my/in/", "/my/me/", "/my/till/", "/messages/channels/")


def is_meant_by(error: BaseException | None) -> bool:
    """Whether this error says that the database cannot be reached, or was lost on the way."""
    return isinstance(error, OperationalError | InterfaceError)


def page(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """Say so; what was sent goes back to the person, to be sent again as it is."""
    log.error("database is away: %s", type(error).__name__)
    context = {"sent": _sent(request), "address": request.get_full_path()}
    response = HttpResponse(render_to_string("common/database_down.html", context), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form that could not be taken in, in order; empty for pages, passwords and files."""
    if request.method != "POST" or request.path.startswith(SECRETS):
        return []
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]
