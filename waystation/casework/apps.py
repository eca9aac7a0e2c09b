"""Django's registration of this room."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "waystation.casework"
