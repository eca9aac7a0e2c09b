"""Django's registration of this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "waystation.notices"
