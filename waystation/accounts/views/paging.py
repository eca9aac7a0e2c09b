"""Pages of long lists."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

ROWS = 30

_Row = TypeVar("_Row", bound=Model)


def page_of(request: HttpRequest, rows: QuerySet[_Row]) -> Page[_Row]:
    """The page that ``?page=`` names; nonsense leads to the nearest one."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))
