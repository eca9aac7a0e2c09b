"""Addresses of this room: below ``my/`` the portal (``common.pages.MY``), beside it the staff's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import URLPattern, path

from .views import asking, entering, home, paying, points, rights, till_cards, tills, ways

app_name = "portal"


def _my(address: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """A page of the portal. The staff's sign-in does not guard it: ``portal.middleware`` does."""
    own: Any = login_not_required(view)
    made: URLPattern = path(f"my/{address}", own, name=name)
    return made


urlpatterns = [
    _my("", home.home, "home"),
    _my("points/", points.points, "points"),
    _my("points/pay/", points.pay, "pay"),
    _my("points/asked/", paying.asked, "asked"),
    _my("points/asked/count/", paying.asked_count, "asked_count"),
    _my("points/asked/<int:purchase_id>/", paying.answer, "answer"),
    _my("till/", tills.till, "till"),
    _my("till/refund/", tills.till_refund, "till_refund"),
    _my("till/<int:purchase_id>/", tills.till_one, "till_one"),
    _my("till/<int:purchase_id>/state/", tills.till_state, "till_state"),
    _my("till/<int:purchase_id>/back/", tills.till_back, "till_back"),
    _my("things/", asking.things, "things"),
    _my("things/ask/<slug:ask_kind>/", asking.ask, "ask"),
    _my("things/<int:ask_id>/back/", asking.take_back, "take_back"),
    _my("data/", rights.data, "data"),
    _my("data/looks/", rights.looks, "looks"),
    _my("data/told/", rights.told, "told"),
    _my("data/consents/", rights.consents, "consents"),
    _my("data/consents/<int:consent_id>/end/", rights.consent_end, "consent_end"),
    _my("data/agreements/<int:agreement_id>/", rights.agreement, "agreement"),
    _my("data/papers/<int:paper_id>/", rights.paper, "paper"),
    _my("data/everything/", rights.everything, "everything"),
    _my("in/", entering.sign_in, "sign_in"),
    _my("out/", entering.sign_out, "sign_out"),
    _my("me/", entering.me, "me"),
    _my("me/password/", entering.password, "password"),
    _my("me/browsers/", entering.end_browsers, "end_browsers"),
    _my("app.webmanifest", entering.manifest, "manifest"),
    path("merchants/tills/<int:till_id>/card/", till_cards.till_card, name="till_card"),
    path("clients/<int:client_id>/ways/", ways.ways, name="ways"),
    path("clients/<int:client_id>/ways/open/", ways.way_open, name="way_open"),
    path("clients/<int:client_id>/ways/<int:login_id>/close/", ways.way_close, name="way_close"),
]
