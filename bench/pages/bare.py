"""The least a page costs in Django: the product's own statements, and their rows in a plain Jinja2 page.

``BENCH_PLAN`` names a JSON file: operation → list of requests, each a list of SQL texts as the product sent
them. The view sends the same texts through Django's cursor, in the same order, fetches every row, and
renders at most fifty rows of the largest result and one row of each other: no middleware, no session
beyond the statements that read it, no permission, no decryption, no audit, no transaction. It signs in to
PostgreSQL as the owner of the tables, to whom every row is open. ``/one/N/`` sends the first
statement alone that reads a client, and answers with a few bytes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from jinja2 import Environment

ROWS = 50
TEMPLATE = """<!doctype html><html lang="zh"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
{% for row in heads %}<p>{% for value in row %}{{ value }} {% endfor %}</p>
{% endfor %}<table>{% for row in rows %}<tr>{% for value in row %}<td>{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""

settings.configure(
    SECRET_KEY="bench-only",  # noqa: S106 - nothing is signed here
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": 600,
            "OPTIONS": json.loads(os.environ["BENCH_DATABASE"]),
        }
    },
)
settings.DATABASES["default"]["NAME"] = settings.DATABASES["default"]["OPTIONS"].pop("dbname")
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - Django's settings stand first
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

PLAN: dict[str, list[list[str]]] = json.loads(Path(os.environ["BENCH_PLAN"]).read_text(encoding="utf-8"))
_page = Environment(autoescape=True).from_string(TEMPLATE)
Rows = list[tuple[Any, ...]]


def _asked(statements: list[str]) -> list[Rows]:
    found = []
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
            found.append(
                [tuple(v for v in row if not isinstance(v, memoryview | bytes)) for row in cursor.fetchall()]
            )
    return found


def page(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """The same statements, a plain page."""
    results = _asked(PLAN[name][number])
    largest = max(results, key=len, default=[])
    if len(largest) < 2:
        return HttpResponse("A page without rows is no yardstick.", status=500)
    heads = [rows[0] for rows in results if rows and rows is not largest]
    return HttpResponse(_page.render(title=name, heads=heads, rows=largest[:ROWS]))


def one(request: HttpRequest, number: int) -> HttpResponse:
    """One statement, a few bytes."""
    rows = _asked(PLAN["one"][number])
    return HttpResponse(str(len(rows[0])))


def health(request: HttpRequest) -> HttpResponse:
    """Whether it is up, its database included."""
    _asked(["SELECT 1"])
    return HttpResponse("ok")


urlpatterns = [
    path("healthz", health),
    path("one/<int:number>/", one),
    path("<str:name>/<int:number>/", page),
]
application = get_wsgi_application()
