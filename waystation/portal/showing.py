"""How a page of the portal is shown: in the portal's own frame, kept by no browser and no proxy."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from waystation.common.pages import MY

from .access import Known

#: The doors at the foot of every page, in the order of use: (URL name, title, drawing). Which of them
#: somebody has, ``common.pages.MY`` says.
PLACES: tuple[tuple[str, Any, str], ...] = (
    ("portal:home", _("首页"), "home"),
    ("portal:points", _("积分"), "points"),
    ("portal:till", _("收银"), "till"),
    ("portal:things", _("办事"), "ask"),
    ("portal:me", _("我的"), "person"),
)


def places(request: HttpRequest, who: Known | None) -> list[tuple[str, str, str, bool]]:
    """(URL name, title, drawing, whether it is this page) for whoever is signed in."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    own = [place for place in PLACES if who is not None and who.door in (MY.get(place[0]) or ())]
    return [(page, str(title), drawing, page == here) for page, title, drawing in own]


def shown(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page; ``who`` is whoever is signed in to the portal (None: nobody), ``house`` its neutral name."""
    who = getattr(request, "portal", None)
    said = {"who": who, "house": settings.PORTAL_NAME, "places": places(request, who), **(context or {})}
    response = render(request, template, said, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.said = True  # type: ignore[attr-defined]  # for the middleware: in the portal's own words already
    return response
