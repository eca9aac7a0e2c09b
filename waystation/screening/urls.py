"""Addresses of kits, stored samples, panels and declared medicines; those of one test are in casework."""

from django.urls import path

from .views import kits, medicines, panels, stored

app_name = "screening"

urlpatterns = [
    path("screening/kits/", kits.listed, name="kits"),
    path("screening/kits/<int:lot_id>/", kits.move, name="kit"),
    path("screening/stored/", stored.listed, name="stored"),
    path("screening/panels/", panels.shown, name="panels"),
    path("screening/panels/manage/", panels.manage, name="manage_panels"),
    path("screening/medicines/", medicines.listed, name="medicines"),
    path("screening/medicines/<int:sampling_id>/", medicines.medicine, name="medicine"),
]
