"""Pages that break while they hold a client in their hands."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from waystation.clients.models import Client
from waystation.config.urls import handler404, handler500
from waystation.config.urls import urlpatterns as house

__all__ = ["handler404", "handler500", "urlpatterns"]


def breaks(request: HttpRequest) -> HttpResponse:
    """As a careless line of ours would: the words of the person in the error itself."""
    client = Client.objects.get(pk=request.GET["client"])
    raise ValueError(f"{client.name} {client.id_number} {client.home_address} {client.remark}")


def refused(request: HttpRequest) -> HttpResponse:
    """The database says no, and quotes the value."""
    client = Client.objects.get(pk=request.GET["client"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT (%s)::text::date", [client.name])
    return HttpResponse()


# Two pages of the role table, so that the middleware lets them through, put before the house's own.
urlpatterns = [path("breaks/", breaks, name="start"), path("refused/", refused, name="health"), *house]
