"""Django's notes of the moment (language, time zone, place of mounting, connections), kept per thread.

Django keeps them in asgiref's ``Local``, which also follows asyncio tasks and takes a lock at every look. The
house serves by threads alone (granian in WSGI mode): one thread does one page from beginning to end, and a
page looks some three hundred times. ``threading.local`` says the same there for a thirtieth of the time.
Jobs run in threads too; nothing of ours runs inside an event loop.
"""

from __future__ import annotations

import threading

from django.db import connections
from django.urls import base as addresses
from django.utils import timezone
from django.utils.translation import trans_real


def keep_by_thread() -> None:
    """Once a process, before anything was noted: what was noted earlier in this thread is carried over."""
    for holder, name in (
        (trans_real, "_active"),
        (timezone, "_active"),
        (addresses, "_prefixes"),
        (addresses, "_urlconfs"),
    ):
        before, after = getattr(holder, name), threading.local()
        if hasattr(before, "value"):
            after.value = before.value
        setattr(holder, name, after)
    open_ones = {connection.alias: connection for connection in connections.all(initialized_only=True)}
    connections._connections = threading.local()  # type: ignore[attr-defined]  # Django's own name
    for alias, connection in open_ones.items():
        connections[alias] = connection
