"""Typed readers of environment variables that fail loudly; secrets may also come from files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable ``name``, or the content of the file named by ``name_FILE``, or ``default``."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"{name}_FILE names {file}, which cannot be read: {error}") from None
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name} (or {name}_FILE).")
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable: 1/0, true/false, yes/no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes"}:
        return True
    if value.lower() in {"0", "false", "no", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL URL (``postgresql://user:password@host:port/name?host=/socket``)."""
    from psycopg import ProgrammingError, conninfo

    try:
        parts = conninfo.conninfo_to_dict(url)
    except ProgrammingError:  # its words repeat the address, and with it the password
        raise ImproperlyConfigured(
            "DATABASE_URL is not a PostgreSQL address. Write postgresql://user:password@host:port/name "
            "or postgresql://user@/name?host=/socket/folder."
        ) from None
    known = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    settings: dict[str, Any] = {"ENGINE": "waystation.common.scope.postgresql"}
    settings |= {known[key]: str(value) for key, value in parts.items() if key in known}
    settings["OPTIONS"] = {key: value for key, value in parts.items() if key not in known}
    settings["OPTIONS"].setdefault("connect_timeout", 3)
    return settings
