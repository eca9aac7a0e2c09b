"""Several processes that make files, each with the product loaded and a connection of its own.

A new process imports this module before Django is set up, so nothing here may need Django at import.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tables.columns import Place

_place: Place | None = None


def each(place: Place, chunks: Iterable[int], *, processes: int, address: str) -> Iterator[int]:
    """Write the chunks beginning at these numbers; yields how many files each had.

    ``address``: the database, for the role that owns the tables.
    """
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(pickle.dumps(place), address),
    )
    with pool:
        yield from pool.map(_write, chunks)


def _begin(place: bytes, address: str) -> None:
    """Load the product on the same database, then what the files hang on."""
    global _place  # noqa: PLW0603 - what the process was started for
    import django

    os.environ["DATABASE_URL"] = address
    django.setup()
    _place = pickle.loads(place)  # noqa: S301 - from the process that started this one


def _write(first: int) -> int:
    from waystation.common import scope

    from .writing import write_chunk

    assert _place is not None  # noqa: S101 - set when the process began
    with scope.everything():
        return write_chunk(_place, first)
