"""Django's registration of this room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "waystation.portal"
