"""Addresses of the help plan."""

from django.urls import path

from . import views

app_name = "assessment"

urlpatterns = [
    path("clients/<int:client_id>/plan/", views.plan, name="plan"),
    path("clients/<int:client_id>/plan/items/<int:item_id>/", views.item, name="item"),
    path("clients/<int:client_id>/plan/items/<int:item_id>/outcome/", views.outcome, name="outcome"),
    path("clients/<int:client_id>/plan/gains/", views.new_gain, name="new_gain"),
    path(
        "clients/<int:client_id>/plan/gains/<int:gain_id>/withdraw/",
        views.withdraw_gain,
        name="withdraw_gain",
    ),
]
