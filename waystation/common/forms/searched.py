"""Words that somebody searched for never stand in an address: logs, histories and referrers keep addresses.

A search form is sent (POST); ``searched`` answers with the way to the same page, whose address carries the
words sealed for this session. So paging, "back" and reloading work as ever, and a link that left the session
(copied, bookmarked, read in a log) says nothing and finds nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from waystation.common import crypto

View = TypeVar("View", bound=Callable[..., HttpResponse])

#: What a search box holds; more is cut off.
MOST = 60


def sealed(text: str, session_key: str) -> str:
    """``text`` as an address may carry it within one session; empty stays empty."""
    data = crypto.encrypt(text.strip().replace("\0", "")[:MOST], column=_column(session_key))
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def word(request: HttpRequest, name: str) -> str:
    """The words that the address carries under ``name``.

    Words in the clear, of another session or of a key that is gone count as not said, and the page says so.
    """
    text = request.GET.get(name, "")
    if not text:
        return ""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return crypto.decrypt(data, column=_column(request.session.session_key or ""))
    except (crypto.Unreadable, ValueError):
        messages.info(request, _("这个地址里的查找内容已失效，请重新输入。"))
        return ""


def _column(session_key: str) -> str:
    return f"common.searched.{hashlib.sha256(session_key.encode()).hexdigest()}"


def searched(
    *words: str, besides: tuple[str, ...] = (), reached: Callable[..., object] | None = None
) -> Callable[[View], View]:
    """A page with a search form: what is sent goes into the address, the fields ``words`` sealed.

    ``besides``: the form's other fields, which hold codes, ids and days. Anything else that is sent is left.
    ``reached`` gets what the view gets and raises Http404 where there is no such page for this person.
    """

    def around(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                if reached is not None:
                    reached(request, *args, **kwargs)
                return redirect(f"{request.path}{_query(request, words, besides)}")
            return view(request, *args, **kwargs)

        return cast("View", inner)

    return around


def _query(request: HttpRequest, words: tuple[str, ...], besides: tuple[str, ...]) -> str:
    said = [(name, text[:MOST]) for name in besides for text in request.POST.getlist(name) if text]
    key = request.session.session_key or ""
    said += [(name, text) for name in words if (text := sealed(request.POST.get(name, ""), key))]
    return f"?{urlencode(said)}" if said else ""
