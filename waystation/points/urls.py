"""Addresses of this room; every name has its line in ``common/pages.py``. One list per subject."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import files, requests
from .views.merchants import registry

app_name = "points"

FILES: list[URLPattern] = [
    path("clients/<int:client_id>/", files.client, name="client"),
    path("clients/<int:client_id>/credit/", requests.credit, name="credit"),
    path("clients/<int:client_id>/postings/<int:posting_id>/undo/", requests.undo, name="undo"),
    path("requests/", requests.listed, name="requests"),
    path("requests/<int:credit_id>/decide/", requests.decide, name="request_decide"),
    path("requests/<int:credit_id>/take-back/", requests.take_back, name="request_take_back"),
]
MERCHANTS: list[URLPattern] = [
    path("merchants/", registry.listed, name="merchants"),
    path("merchants/new/", registry.new, name="merchant_new"),
    path("merchants/<int:merchant_id>/", registry.one, name="merchant"),
    path("merchants/<int:merchant_id>/end/", registry.end, name="merchant_end"),
    path("merchants/<int:merchant_id>/contracts/new/", registry.draw_up, name="contract_new"),
    path("merchants/<int:merchant_id>/tills/new/", registry.add_till, name="till_new"),
    path(
        "merchants/contracts/<int:contract_id>/second/<slug:contract_step>/",
        registry.contract_second,
        name="contract_second",
    ),
    path(
        "merchants/contracts/<int:contract_id>/<slug:contract_deed>/",
        registry.contract_deed,
        name="contract_deed",
    ),
    path("merchants/tills/<int:till_id>/revoke/", registry.revoke_till, name="till_revoke"),
]
urlpatterns: list[URLPattern] = [*FILES, *MERCHANTS]
