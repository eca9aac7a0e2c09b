"""What a locked-out person reads."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None, *args: Any) -> HttpResponse:
    """Too many wrong passwords: say how long it lasts and who can help. Status 429."""
    return render(request, "accounts/locked_out.html", status=429)
