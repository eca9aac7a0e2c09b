"""The secret of a form against requests of other sites, made once a page however many forms it has."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html


def once(request: HttpRequest) -> dict[str, Any]:
    """``csrf_input`` and ``csrf_token`` of templates, as Django's, which masks the secret anew each time.

    Against attacks on compressed pages (BREACH) the mask has to differ from page to page, and it still does.
    """

    @cache
    def token() -> str:
        return get_token(request)

    field = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    return {
        "csrf_input": SimpleLazyObject(cache(lambda: format_html(field, token()))),
        "csrf_token": SimpleLazyObject(token),
    }
