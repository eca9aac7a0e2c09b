"""Addresses of this room; every name has its line in ``common/pages``."""

from __future__ import annotations

from django.urls import path

from .views import left_out, sessions, sheet, taken_part

app_name = "activities"

_SESSION, _CLIENT = "sessions/<int:session_id>", "clients/<int:client_id>"

urlpatterns = [
    path("sessions/", sessions.listed, name="sessions"),
    path("sessions/new/", sessions.new, name="new_session"),
    path("without-points/", left_out.listed, name="left_out"),
    path(f"{_SESSION}/", sheet.sheet, name="sheet"),
    path(f"{_SESSION}/change/", sessions.change, name="change_session"),
    path(f"{_SESSION}/cancel/", sessions.cancel, name="cancel_session"),
    path(f"{_SESSION}/printed/", sheet.printed, name="printed_sheet"),
    path(f"{_SESSION}/{_CLIENT}/", sheet.mark, name="mark"),
    path(f"{_SESSION}/attendance/<int:attendance_id>/undo/", sheet.undo, name="undo"),
    path(f"{_CLIENT}/", taken_part.client, name="client"),
    path(f"{_CLIENT}/certificates/", taken_part.certificate, name="qualification"),
    path(f"{_CLIENT}/work/", taken_part.work, name="work"),
    path(
        f"{_CLIENT}/attendance/<int:attendance_id>/withdraw/",
        taken_part.withdraw_attendance,
        name="withdraw_attendance",
    ),
    path(
        f"{_CLIENT}/certificates/<int:certificate_id>/withdraw/",
        taken_part.withdraw_certificate,
        name="withdraw_qualification",
    ),
    path(f"{_CLIENT}/work/<int:work_id>/withdraw/", taken_part.withdraw_work, name="withdraw_work"),
]
