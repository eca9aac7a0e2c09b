"""Django's registration of this room."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "waystation.common"

    def ready(self) -> None:
        from .threads import keep_by_thread

        keep_by_thread()
