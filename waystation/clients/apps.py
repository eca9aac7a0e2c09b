"""Django's registration of this room."""

from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "waystation.clients"
