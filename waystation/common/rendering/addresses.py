"""Addresses of pages and static files, looked up once a process."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, reverse

#: Stand for the numbers of an address while its shape is looked up.
_FIRST_MARK = 900_000_000_000_001
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """``url('casework:client', 7, tab='tests')``: keyword arguments become the query string."""
    path = _numbered(name, args) if args and all(type(arg) is int for arg in args) else _plain(name, args)
    query = {key: value for key, value in kwargs.items() if value not in (None, "")}
    return path + (f"?{urlencode(query, doseq=True)}" if query else "")


def _numbered(name: str, args: tuple[int, ...]) -> str:
    """An address whose places are all numbers: a page has a hundred, and looking each up is slow."""
    pieces = shape(get_script_prefix(), name, len(args))
    if pieces is None or any(arg < 0 for arg in args):
        return reverse(name, args=args)
    return "".join(piece if type(piece) is str else str(args[int(piece)]) for piece in pieces)


@cache
def shape(prefix: str, name: str, count: int) -> tuple[str | int, ...] | None:
    """The fixed pieces of an address, and between them the argument's index; None: not all are numbers."""
    marks = [str(_FIRST_MARK + index) for index in range(count)]
    try:
        path = reverse(name, args=[int(mark) for mark in marks])
    except NoReverseMatch:
        return None
    if any(path.count(mark) != 1 for mark in marks):
        return None
    return tuple(
        marks.index(piece) if piece in marks else piece for piece in re.split(f"({'|'.join(marks)})", path)
    )


def url_piece(arg: Any) -> str:
    """One place of an address: a number or a plain code. NoReverseMatch: anything else, as Django says."""
    if type(arg) is int and arg >= 0:
        return str(arg)
    text = str(arg)
    if not isinstance(arg, str) or not _PLAIN.fullmatch(text):
        raise NoReverseMatch(f"no address holds {type(arg).__name__} here")
    return text


def _plain(name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args) if args else _fixed(get_script_prefix(), name)


@cache
def _fixed(prefix: str, name: str) -> str:
    """An address without places; ``prefix`` is where the program is mounted."""
    return reverse(name)


@cache
def _address(prefix: str, name: str) -> str:
    return static(name)


def static_address(name: str) -> str:
    """The address of a static file; ``icons.svg`` alone stands on a page eighty times."""
    return _address(get_script_prefix(), name)
