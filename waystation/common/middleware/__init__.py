"""What stands before everything else."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import away

#: Nothing of the house asks the browser for any of these.
PERMISSIONS = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer", "bluetooth", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip
#: What the house answers to; anything else is a mistake or a probe.
METHODS = frozenset({"GET", "HEAD", "POST", "DELETE"})
#: Characters of path and query together. The longest of our own has a few hundred.
LONGEST_ADDRESS = 4000


class Doorstep:
    """Before anything is read: odd requests are sent away, and every answer carries the house's own headers.

    The answers of static files, errors and redirects too, which other middleware never sees.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["REMOTE_ADDR"] = visitor(request)
        response = _sent_away(request) or self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response


def _sent_away(request: HttpRequest) -> HttpResponse | None:
    """A line of text for what no browser of ours ever sends; None: come in."""
    if request.method not in METHODS:
        refused = HttpResponse("405\n", status=405, content_type="text/plain; charset=utf-8")
        refused.headers["Allow"] = ", ".join(sorted(METHODS))
    elif len(request.META.get("QUERY_STRING", "")) + len(request.path) > LONGEST_ADDRESS:
        refused = HttpResponse("414\n", status=414, content_type="text/plain; charset=utf-8")
    elif not (request.META.get("CONTENT_LENGTH") or "0").isdecimal():
        refused = HttpResponse("400\n", status=400, content_type="text/plain; charset=utf-8")
    else:
        return None
    refused.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    refused.headers["Cache-Control"] = "no-store"
    return refused


def visitor(request: HttpRequest) -> str:
    """The visitor's address; empty where it is none.

    Behind ``WAYSTATION_PROXIES`` proxies of our own it is the one that the outermost of them saw; what
    visitors write further left in the header is never believed.
    """
    found = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        found = seen[-settings.PROXIES] if len(seen) >= settings.PROXIES else found
    try:
        return str(ip_address(found))
    except ValueError:
        return ""


class PlainPageWhenDatabaseIsDown:
    """PostgreSQL away while a view works: the plain page of :mod:`.away`; other layers: ``views.broken``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Views' errors come here first; anything but a lost database goes on its way."""
        return away.page(request, error) if away.is_meant_by(error) else None
