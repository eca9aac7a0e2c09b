"""Which fields a template names: unknown ones are told with what may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from waystation.rules.papers import PaperKind
from waystation.rules.problems import RuleBroken

#: What every template gets beside the facts (``rendering.values``).
GIVEN = frozenset({"title", "mark", "qr", "foot", "glyphs", "fonts"})
_SHOWN = 5


def check_names(named: Iterable[str], kind: PaperKind) -> None:
    """Raises RuleBroken ``papers.template_unknown``, ``papers.template_lacks``."""
    named = set(named)
    known = {*kind.fields, *kind.lists, *GIVEN}
    unknown = sorted(named - known)
    if unknown:
        told = [_meant(name, known) for name in unknown[:_SHOWN]]
        raise RuleBroken("papers.template_unknown", names="、".join(told), n=len(unknown))
    lacking = [name for name in kind.required if name not in named and name != "number"]
    if lacking:
        raise RuleBroken("papers.template_lacks", names="、".join(lacking))


def _meant(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"{name[:30]} → {close[0]}" if close else name[:30]
