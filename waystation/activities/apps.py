"""Django's registration of this room."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "waystation.activities"
