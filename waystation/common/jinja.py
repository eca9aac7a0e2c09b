"""The Jinja2 environment of our own pages (Django templates are kept for allauth's)."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.forms.renderers import Jinja2 as DjangoFormsJinja2
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone, translation
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from waystation.rules.posts import Staff
from waystation.rules.roles import Role

from . import navigation
from .wording import words
from .wording.labels import label


class FormRenderer(DjangoFormsJinja2):
    """Widgets rendered by Django's own Jinja2 templates; fields and errors by our macros."""


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """``url('casework:client', 7, tab='tests')``: keyword arguments become the query string."""
    path = _numbered(name, args) if args and all(type(arg) is int for arg in args) else _plain(name, args)
    query = {key: value for key, value in kwargs.items() if value not in (None, "")}
    return path + (f"?{urlencode(query, doseq=True)}" if query else "")


#: Stand for the numbers of an address while its shape is looked up.
_FIRST_MARK = 900_000_000_000_001


def _numbered(name: str, args: tuple[int, ...]) -> str:
    """An address whose places are all numbers: a page has a hundred, and looking each up is slow."""
    pieces = _shape(get_script_prefix(), name, len(args))
    if pieces is None or any(arg < 0 for arg in args):
        return reverse(name, args=args)
    return "".join(piece if type(piece) is str else str(args[int(piece)]) for piece in pieces)


@cache
def _shape(prefix: str, name: str, count: int) -> tuple[str | int, ...] | None:
    """The fixed pieces of an address, and between them the argument's index; None: another shape."""
    marks = [str(_FIRST_MARK + index) for index in range(count)]
    path = reverse(name, args=[int(mark) for mark in marks])
    if any(path.count(mark) != 1 for mark in marks):
        return None
    return tuple(
        marks.index(piece) if piece in marks else piece for piece in re.split(f"({'|'.join(marks)})", path)
    )


def _plain(name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args) if args else _fixed(get_script_prefix(), name)


@cache
def _fixed(prefix: str, name: str) -> str:
    """An address without places; ``prefix`` is where the program is mounted."""
    return reverse(name)


@lru_cache(maxsize=4096)
def _said(language: str | None, text: str) -> tuple[Markup, bool]:
    """The words of ``text`` in ``language`` (the one of the moment), and whether they have places to fill."""
    words = translation.gettext(text)
    return Markup(words), "%" in words  # noqa: S704  # our own catalogue, as in jinja2.ext's own gettext


def say(text: str, **places: Any) -> Markup:
    """``_("…", n=3)`` of templates: what jinja2's own does, looked up once a process instead of each time."""
    words, has_places = _said(translation.get_language(), text)
    return words % places if has_places else words


@cache
def _address(prefix: str, name: str) -> str:
    return static(name)


def static_address(name: str) -> str:
    """The address of a static file; ``icons.svg`` alone stands on a page eighty times."""
    return _address(get_script_prefix(), name)


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
    env.globals["_"] = say
    env.globals.update(
        url=url,
        static=static_address,
        messages=get_messages,
        with_query=with_query,
        language=translation.get_language,
    )
    env.globals.update(role_name=lambda role: label(Role(role)), staff_name=lambda kind: label(Staff(kind)))
    env.globals.update(navigation=navigation.places, can=navigation.can)
    env.filters.update(cdate=words.day, cdate_short=words.day_short, cdatetime=local_time, span=words.span)
    return env
