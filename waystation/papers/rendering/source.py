"""How a template is set, without Django: the web process does it, and so does the process apart.

Facts go in as JSON and never become part of the source, so nothing in a name can act. Nothing is read but
``shipped/`` and no package is ever fetched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parent.parent / "shipped"
#: What stands before every template: the parts, the facts, the page. One line, so that errors name the
#: author's own line less one.
BEFORE = '#import "/official.typ": *; #let d = json(bytes(sys.inputs.facts)); #show: official.with(d)\n'
#: No such folder: typst looks for packages there and finds none.
_NOWHERE = "/nonexistent"
#: The moment that the file itself names; the paper's day stands on the paper.
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class NotTypeset(Exception):
    """The template cannot be set; the message says why."""


def compiler(fonts: Any) -> Any:
    """A compiler for one thread; ``fonts``: what ``typst.Fonts`` found, or folders."""
    import typst

    made: Any = typst.Compiler
    return made(
        root=SHIPPED,
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=_NOWHERE,
        package_cache_path=_NOWHERE,
    )


def compiled(
    made: Any,
    template: str,
    facts: Mapping[str, object],
    families: Sequence[str],
    *,
    before: str = BEFORE,
    **options: Any,
) -> object:
    """The template with its facts; the same ones give the same bytes. Raises :class:`NotTypeset`."""
    given = json.dumps({**facts, "fonts": list(families)}, ensure_ascii=False)
    try:
        return made.compile((before + template).encode(), sys_inputs={"facts": given}, **options)
    except RuntimeError as problem:  # typst.TypstError
        raise NotTypeset(str(getattr(problem, "message", problem))) from problem
