"""Django's registration of this room."""

from django.apps import AppConfig


class PointsConfig(AppConfig):
    name = "waystation.points"
