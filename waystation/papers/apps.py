"""Django's registration of this room."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "waystation.papers"
