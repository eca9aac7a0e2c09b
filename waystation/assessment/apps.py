"""Django's registration of this room."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "waystation.assessment"
