"""Addresses of this room; every name has its line in ``common/pages.py``. One list per subject."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import files, requests, schemes

app_name = "points"

FILES: list[URLPattern] = [
    path("clients/<int:client_id>/", files.client, name="client"),
    path("clients/<int:client_id>/credit/", requests.credit, name="credit"),
    path("clients/<int:client_id>/postings/<int:posting_id>/undo/", requests.undo, name="undo"),
    path("requests/", requests.listed, name="requests"),
    path("requests/<int:credit_id>/decide/", requests.decide, name="request_decide"),
    path("requests/<int:credit_id>/take-back/", requests.take_back, name="request_take_back"),
]

SCHEMES: list[URLPattern] = [
    path("schemes/", schemes.listed, name="schemes"),
    path("schemes/<int:scheme_version_id>/", schemes.shown, name="scheme"),
    path("schemes/<int:scheme_version_id>/approve/", schemes.approve, name="scheme_approve"),
    path("schemes/<int:scheme_version_id>/drop/", schemes.drop, name="scheme_drop"),
    path("schemes/<int:scheme_version_id>/end/", schemes.end, name="scheme_end"),
    path("withdrawn/", schemes.withdrawn, name="withdrawn"),
    path("withdrawn/<int:withdrawn_id>/decide/", schemes.decide, name="withdrawn_decide"),
]

urlpatterns: list[URLPattern] = [*FILES, *SCHEMES]
