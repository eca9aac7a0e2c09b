"""The first page after coming in."""

from __future__ import annotations

from django.http import HttpResponse

from ..access import PortalRequest
from ..showing import shown


def home(request: PortalRequest) -> HttpResponse:
    """What matters today."""
    return shown(request, "my/home.html")
