"""Addresses of the daily work."""

from __future__ import annotations

from django.urls import path

from .views import clients, hand_out, home, matters, notices, office, rules

app_name = "casework"

urlpatterns = [
    # reading pages
    path("today/", home.home, name="home"),
    path("clients/", clients.listed, name="clients"),
    path("clients/<int:client_id>/", clients.page, name="client"),
    path("office/", office.office_page, name="office"),
    path("office/hand-out/", hand_out.choose, name="hand_out"),
    path("office/hand-out/<int:batch_id>/undo/", hand_out.undo, name="hand_out_undo"),
    path("matters/<int:matter_id>/", matters.matter, name="matter"),
    path("notices/", notices.listed, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("rules/", rules.rules, name="rules"),
]
