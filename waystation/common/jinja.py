"""The Jinja2 environment of our own pages (Django templates are kept for allauth's)."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.forms.renderers import Jinja2 as DjangoFormsJinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from waystation.rules.posts import Staff
from waystation.rules.roles import Role

from . import navigation
from .persons import identity
from .wording import words
from .wording.labels import label


class FormRenderer(DjangoFormsJinja2):
    """Widgets rendered by Django's own Jinja2 templates; fields and errors by our macros."""


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """``url('casework:client', 7, tab='tests')``: keyword arguments become the query string."""
    query = {key: value for key, value in kwargs.items() if value not in (None, "")}
    return reverse(name, args=args) + (f"?{urlencode(query, doseq=True)}" if query else "")


@pass_context
def with_query(context: Context, **changes: Any) -> str:
    """The present address with some query parameters changed (None removes one); for filters and paging."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return "?" + str(query.urlencode())


def local_time(moment: dt.datetime | None) -> str:
    """``2026年11月2日 17:50`` in the house's time zone."""
    if moment is None:
        return "—"
    here = timezone.localtime(moment)
    return f"{words.day(here.date())} {here:%H:%M}"


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)  # noqa: S701  # autoescape comes in options
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    env.globals.update(
        url=url,
        static=static,
        messages=get_messages,
        with_query=with_query,
        language=translation.get_language,
    )
    env.globals.update(role_name=lambda role: label(Role(role)), staff_name=lambda kind: label(Staff(kind)))
    env.globals.update(navigation=navigation.places, can=navigation.can)
    env.filters.update(masked_phone=identity.masked_phone)
    env.filters.update(cdate=words.day, cdate_short=words.day_short, cdatetime=local_time, span=words.span)
    return env
