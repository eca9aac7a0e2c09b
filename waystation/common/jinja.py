"""The Jinja2 environment of our own pages (Django templates are kept for allauth's)."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache, partial
from typing import Any

from django.contrib.messages import get_messages
from django.forms.renderers import Jinja2 as DjangoFormsJinja2
from django.urls import get_script_prefix
from django.utils import timezone, translation
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from waystation.rules.posts import Staff
from waystation.rules.roles import Role

from . import navigation
from .rendering.addresses import shape, static_address, url, url_piece
from .rendering.folding import ByLanguage, HouseEnvironment
from .wording import words
from .wording.labels import label


class FormRenderer(DjangoFormsJinja2):
    """Widgets rendered by Django's own Jinja2 templates; fields and errors by our macros."""


@lru_cache(maxsize=4096)
def _said(language: str | None, text: str) -> tuple[Markup, bool]:
    """The words of ``text`` in ``language`` (the one of the moment), and whether they have places to fill."""
    words = translation.gettext(text)
    return Markup(words), "%" in words  # noqa: S704  # our own catalogue, as in jinja2.ext's own gettext


def say(text: str, **places: Any) -> Markup:
    """``_("…", n=3)`` of templates: what jinja2's own does, looked up once a process instead of each time."""
    words, has_places = _said(translation.get_language(), text)
    return words % places if has_places else words


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


@cache
def icon(name: str) -> Markup:
    """A line drawing of icons.svg in the colour of the text around it; always beside a word."""
    place = escape(f"{static_address('common/icons.svg')}#{name}")
    return Markup(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>'
    ).format(place)


def _environment(options: dict[str, Any]) -> HouseEnvironment:
    """One language's environment; called in that language (see ``rendering.folding``)."""
    env = HouseEnvironment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], **options)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    prefix = get_script_prefix()
    env.words = lambda text: _said(translation.get_language(), text)[0]
    env.shape = partial(shape, prefix)
    env.functions(
        _=say,
        url=url,
        static=static_address,
        icon=icon,
        navigation=navigation.places,
        can=navigation.can,
        offers_tour=navigation.offers_tour,
        messages=get_messages,
        role_name=lambda role: label(Role(role)),
        staff_name=lambda kind: label(Staff(kind)),
    )
    env.globals.update(with_query=with_query, language=translation.get_language)
    env.filters.update(url_piece=url_piece)
    env.filters.update(cdate=words.day, cdate_short=words.day_short, cdatetime=local_time, span=words.span)
    return env


def environment(**options: Any) -> ByLanguage:
    """Called by Django's Jinja2 backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    return ByLanguage(
        lambda: _environment(options), lambda: (translation.get_language(), get_script_prefix())
    )
