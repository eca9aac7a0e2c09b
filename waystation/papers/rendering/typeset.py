"""PDF with typst in this process. A compiler serves one thread alone; each thread keeps its own.

Only shipped templates are set here; what an office wrote itself is set apart (:mod:`.apart`).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, cast

from . import source
from .faces import families, fonts

_here = threading.local()


def _set(template: str, facts: Mapping[str, object], **options: Any) -> object:
    if not hasattr(_here, "compiler"):
        _here.compiler = source.compiler(fonts())
    return source.compiled(_here.compiler, template, facts, families(), **options)


def pdf(template: str, facts: Mapping[str, object]) -> bytes:
    """The paper as PDF. Raises :class:`source.NotTypeset`."""
    return cast("bytes", _set(template, facts, format="pdf", timestamp=source.MOMENT))


def pictures(template: str, facts: Mapping[str, object], *, ppi: float = 72) -> list[bytes]:
    """Its pages as PNG."""
    found = _set(template, facts, format="png", ppi=ppi)
    return cast("list[bytes]", found if isinstance(found, list) else [found])


_FACTS = "#let d = json(bytes(sys.inputs.facts))\n"
_ACROSS = """#set page(paper: "a4", margin: 0pt, fill: none)
#set text(font: d.fonts, lang: "zh")
#place(center + horizon, rotate(-32deg, text(size: 96pt, weight: "bold", fill: rgb(120, 120, 120, 56),
d.word)))
"""
_PICTURE = """#set page(paper: "a4", margin: 1cm)
#align(center + horizon, image(bytes(d.raw), width: 100%, height: 100%, fit: "contain"))
"""


def across(word: str) -> bytes:
    """A page with one word across it and nothing else, for laying over others."""
    return cast("bytes", _set(_ACROSS, {"word": word}, before=_FACTS, format="pdf", timestamp=source.MOMENT))


def picture_page(content: bytes) -> bytes:
    """A picture (JPEG, PNG) on a page of A4, as large as the margins allow; its pixels stay as they are."""
    given = {"raw": list(content)}
    return cast("bytes", _set(_PICTURE, given, before=_FACTS, format="pdf", timestamp=source.MOMENT))


def shipped(name: str) -> str:
    """The shipped template of a kind."""
    return (source.SHIPPED / f"{name}.typ").read_text(encoding="utf-8")
