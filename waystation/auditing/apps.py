"""Django's registration of this room."""

from django.apps import AppConfig


class AuditingConfig(AppConfig):
    name = "waystation.auditing"
