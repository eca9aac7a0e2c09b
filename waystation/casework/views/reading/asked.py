"""What an address asks for, read without trusting it: anything that makes no sense is as if not asked."""

from __future__ import annotations

from datetime import date

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


def page(request: HttpRequest, rows: object, per_page: int) -> Page:  # type: ignore[type-arg]  # of any rows
    """The page asked for; beyond the end: the last one."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))  # type: ignore[arg-type]  # lists and query sets
