"""Django's registration of this room."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "waystation.screening"
