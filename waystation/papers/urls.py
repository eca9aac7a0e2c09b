"""Addresses of templates and numbers, and of the page behind the code on a paper."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import checking

app_name = "papers"

urlpatterns: list[URLPattern] = [
    path("check/<slug:token>/", checking.check, name="check"),
]
