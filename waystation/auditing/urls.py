"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from .views import draws, history, months, record

app_name = "auditing"

urlpatterns = [
    path("clients/<int:client_id>/history/", history.page, name="history"),
    path("audit/", record.listed, name="record"),
    re_path(r"^audit/export\.(?P<as_file>csv|xlsx)$", record.exported, name="export"),
    path("audit/draws/", draws.listed, name="draws"),
    path("audit/draws/export.csv", draws.exported, name="draw_export"),
    path("audit/draws/<int:day_id>/", draws.day, name="draw"),
    path("audit/months/", months.listed, name="months"),
    path("audit/months/seal/", months.seal, name="seal"),
    path("audit/months/<int:year>/<int:number>/", months.month, name="month"),
]
