"""Addresses of this room; every name has its line in ``common/pages.py``. One list per subject."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import checks, files, requests

app_name = "points"

FILES: list[URLPattern] = [
    path("clients/<int:client_id>/", files.client, name="client"),
    path("clients/<int:client_id>/credit/", requests.credit, name="credit"),
    path("clients/<int:client_id>/postings/<int:posting_id>/undo/", requests.undo, name="undo"),
    path("checks/", checks.checks, name="checks"),
    path("requests/", requests.listed, name="requests"),
    path("requests/<int:credit_id>/decide/", requests.decide, name="request_decide"),
    path("requests/<int:credit_id>/take-back/", requests.take_back, name="request_take_back"),
]

urlpatterns: list[URLPattern] = [*FILES]
