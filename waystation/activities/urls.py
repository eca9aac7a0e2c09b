"""Addresses of this room; every name has its line in ``common/pages.py``."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "activities"
urlpatterns: list[URLPattern] = []
