"""The least a Django page costs: no middleware, plain rows, a small Jinja2 template.

Each page takes as many statements as the page it is compared with (``statements``): all but the last fetch
one row by its key, the last fetches the fifty rows that are shown.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from jinja2 import Environment

from waystation.accounts.models import User
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.screening.models import Screening

ROWS = 50
LIST = """<!doctype html><html><head><title>List</title></head><body><table>{% for c in rows %}<tr>
<td><a href="/clients/{{ c.id }}/">{{ c.name }}</a></td><td>{{ c.file_number }}</td><td>{{ c.state }}</td>
<td>{{ c.pinyin }}</td><td>{{ c.registered_on.isoformat() }}</td><td>{{ c.born_on.isoformat() }}</td></tr>
{% endfor %}</table></body></html>"""
OPEN = """<!doctype html><html><head><title>{{ c.name }}</title></head><body><h1>{{ c.name }}</h1>
<p>{{ c.file_number }} {{ c.state }} {{ c.registered_on.isoformat() }}</p><table>{% for e in rows %}<tr>
<td>{{ e.taken_on.isoformat() }}</td><td>{{ e.outcome }}</td><td>{{ e.purpose }}</td><td>{{ e.place }}</td>
<td>{{ e.recorded_by_id }}</td><td>{{ e.reason }}</td></tr>{% endfor %}</table></body></html>"""

_jinja = Environment(autoescape=True)
_list, _open = _jinja.from_string(LIST), _jinja.from_string(OPEN)


def _before(number: int, worker: int) -> None:
    for _ in range(number):
        User.objects.get(pk=worker)


def listed(request: HttpRequest, worker: int, statements: int) -> HttpResponse:
    """The names of a worker."""
    _before(statements - 1, worker)
    rows = Client.objects.filter(worker=worker).order_by("pk")
    shown = ("id", "name", "file_number", "state", "pinyin", "registered_on", "born_on")
    return HttpResponse(_list.render(rows=rows.values_list(*shown, named=True)[:ROWS]))


def opened(request: HttpRequest, client: int, worker: int, statements: int) -> HttpResponse:
    """One client with the last tests."""
    _before(statements - 2, worker)
    found = Client.objects.only("name", "file_number", "state", "registered_on").get(pk=client)
    rows = Screening.objects.filter(client=client).order_by("-taken_on")
    shown = ("taken_on", "outcome", "purpose", "place", "recorded_by_id", "reason")
    return HttpResponse(_open.render(c=found, rows=rows.values_list(*shown, named=True)[:ROWS]))


def one(request: HttpRequest, client: int) -> HttpResponse:
    """One statement, a few bytes."""
    return HttpResponse(str(Obligation.objects.filter(client=client).count()))


urlpatterns = [
    path("list/<int:worker>/<int:statements>/", listed),
    path("open/<int:client>/<int:worker>/<int:statements>/", opened),
    path("one/<int:client>/", one),
]
