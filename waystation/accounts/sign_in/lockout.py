"""Too many wrong passwords: whose lock it is, how long it lasts, and what the person reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from waystation.audit import actions as audit

from ..models import User

_LONGEST = AccessAttempt._meta.get_field("username").max_length


def username_of(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """One spelling per account, so that ``Zhao`` and ``zhao`` share one count of wrong passwords.

    Unfolded, one character may become eighteen; django-axes keeps no more than its column holds.
    """
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get(settings.AXES_USERNAME_FORM_FIELD, "")
    return unicodedata.normalize("NFKC", str(given or "")).strip().lower()[:_LONGEST]


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None, *args: Any) -> HttpResponse:
    """Say how long it lasts and who can help. Status 429."""
    account = User.objects.filter(username=username_of(request, credentials)).first()
    audit.record(None, "accounts.locked_out", account or User())
    cool_off = get_cool_off(request)
    minutes = round(cool_off.total_seconds() / 60) if cool_off else 0
    response = render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def sprayed_from(request: HttpRequest) -> bool:
    """Whether passwords of many different accounts were just tried from the visitor's address.

    django-axes keeps each wrong password with its address; what succeeds is forgotten there.
    """
    address, span = request.META.get("REMOTE_ADDR"), get_cool_off(request)
    if not address or not span:
        return False
    tried = AccessAttempt.objects.filter(ip_address=address, attempt_time__gt=Now() - span)
    return bool(tried.values("username").distinct().count() >= settings.SPRAYED_ACCOUNTS)


def wait_for_spraying(request: HttpRequest) -> HttpResponse:
    """Say why, how long, and what still works. Status 429."""
    with transaction.atomic():
        audit.record(None, "accounts.spraying_refused", User())
    span = get_cool_off(request)
    minutes = round(span.total_seconds() / 60) if span else 0
    response = render(request, "accounts/sprayed.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def locked_among(usernames: Iterable[str]) -> set[str]:
    """The accounts of ``usernames`` that are locked now."""
    cool_off = get_cool_off()
    attempts = AccessAttempt.objects.filter(
        username__in=list(usernames), failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )
    if cool_off:
        attempts = attempts.filter(attempt_time__gt=Now() - cool_off)
    return set(attempts.values_list("username", flat=True))
