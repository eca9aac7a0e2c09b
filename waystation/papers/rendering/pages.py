"""Finished PDFs put together, and marked across without touching what they say (pikepdf)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=8)
def _across(word: str) -> bytes:
    from .typeset import across

    return across(word)


def marked(pdf: bytes, word: str) -> bytes:
    """The same pages with ``word`` (副本, 已作废) across each; what stands on them is untouched."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made, pikepdf.open(io.BytesIO(_across(word))) as above:
        word_page: Any = above.pages[0]
        for page in made.pages:
            page.add_overlay(word_page, None)
        made.save(out, deterministic_id=True)
    return out.getvalue()


def joined(parts: Iterable[bytes]) -> bytes:
    """One PDF of all parts in their order."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as made:
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as one:
                made.pages.extend(one.pages)
        made.save(out, deterministic_id=True)
    return out.getvalue()


def count(pdf: bytes) -> int:
    """How many pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as made:
        return len(made.pages)


def of_picture(content: bytes) -> bytes:
    """A scanned picture (JPEG, PNG) alone on a page of A4; its pixels are kept as they are."""
    from .typeset import picture_page

    return picture_page(content)
