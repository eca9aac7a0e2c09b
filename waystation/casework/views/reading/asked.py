"""What an address asks for, read without trusting it: anything that makes no sense is as if not asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def is_number(text: str) -> bool:
    """Whether it can be the number of a row; more digits than any has are no number."""
    return text.isascii() and text.isdigit() and len(text) < 16


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number of the query string."""
    text = request.GET.get(name, "")
    return int(text) if is_number(text) else None


def word(request: HttpRequest, name: str, among: object = None) -> str:
    """A word of the query string, cut to what a search box holds; ``among`` limits it to a list."""
    text = request.GET.get(name, "").strip()[:60].replace("\0", "")
    if among is not None and text not in among:  # type: ignore[operator]  # any container of words
        return ""
    return text


def day(request: HttpRequest, name: str) -> date | None:
    """An ISO day of the query string."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def page(request: HttpRequest, rows: Any, per_page: int) -> Page[Any]:
    """The page asked for; beyond the end: the last one. ``rows``: a list, a query set, or kept rows.

    A first page that is not full is not counted: it holds all there are.
    """
    pages, wanted = Paginator(rows, per_page), request.GET.get("page", "1")
    if wanted != "1":
        return pages.get_page(wanted)
    begun = list(rows[: per_page + 1])
    if len(begun) <= per_page:
        pages.count = len(begun)
    return Page(begun[:per_page], 1, pages)
