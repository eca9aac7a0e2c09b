"""Django's registration of this room."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "waystation.orders"
