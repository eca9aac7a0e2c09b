"""Addresses of the day's work."""

from django.urls import path

from .views import intake, orders

app_name = "casework"

urlpatterns = [
    # a new person
    path("clients/new/", intake.register, name="register"),
    # orders
    path("clients/<int:client_id>/orders/new/", orders.new_order, name="new_order"),
    path(
        "clients/<int:client_id>/orders/<int:order_id>/steps/<slug:step>/",
        orders.order_step,
        name="order_step",
    ),
]
