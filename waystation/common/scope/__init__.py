"""What may be reached at this moment, told to the database at the beginning of every transaction.

The first wall is ``visible_to(user)`` in each room; the second stands in the database: policies on the rows
(``common.scope.policies``) that compare with what ``common.scope.postgresql`` told it. The present scope is
held per thread of work. Nobody has told anything: no row (fail closed).

A page is in the scope of its user (``accounts.middleware``). Whatever runs outside a page says so itself::

    with scope.everything():
        ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be reached, in the database's terms.

    ``areas``: paths; everything in and below them. ``stations``: police stations (organisation ids) whose
    clients may be reached wherever they live. ``files``: single clients reached beyond both, because a second
    place answers for them too. ``user``: whose own rows (notices, drafts) these are.
    """

    areas: tuple[str, ...] = ()
    stations: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    user: int | None = None
    is_everything: bool = False


NOTHING = Scope()
EVERYTHING = Scope(areas=("",), is_everything=True)
#: Whatever the server has been told will do.
_NO_MATTER = Scope(areas=("no matter",))

_present: ContextVar[Scope] = ContextVar("scope", default=NOTHING)


def present() -> Scope:
    """The scope of this moment."""
    return _present.get()


def matters() -> bool:
    """Whether the server must know the scope for what is asked now."""
    return _present.get() is not _NO_MATTER


@contextmanager
def entered(scope: Scope) -> Iterator[None]:
    """Work inside ``scope``; afterwards the one before holds again. Also a decorator."""
    token = _present.set(scope)
    try:
        yield
    finally:
        _present.reset(token)


@contextmanager
def everything() -> Iterator[None]:
    """For jobs, commands, migrations and tests' fixtures: no wall. Also a decorator."""
    with entered(EVERYTHING):
        yield


@contextmanager
def no_matter() -> Iterator[None]:
    """For statements on tables without a wall (sessions): they need not wait until the scope is told."""
    with entered(_NO_MATTER):
        yield
