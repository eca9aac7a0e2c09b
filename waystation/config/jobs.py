"""Background jobs: procrastinate in PostgreSQL, no broker."""

from __future__ import annotations

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Called once when Django is ready; rooms register their tasks in their ``jobs.py``."""
