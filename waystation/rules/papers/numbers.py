"""The number of a paper (文号): one row without gaps for each office, kind and year, written as the
office likes."""

from __future__ import annotations

import re
from string import Formatter

from waystation.rules.problems import RuleBroken

#: How a number is written where an office has set nothing.
USUAL = "{kind}〔{year}〕第{n}号"
#: What a pattern may hold: the kind's short word, the year, the running number.
PLACES = ("kind", "year", "n")
LONGEST = 60
_PLAIN = re.compile(r"[^\x00-\x1f<>{}]*")


def check_pattern(pattern: str) -> str:
    """The pattern, cleaned. It must hold ``{year}`` and ``{n}``, else two papers would share a number.

    Raises RuleBroken ``papers.pattern_broken``, ``papers.pattern_place`` (names the unknown place),
    ``papers.pattern_needs``, ``papers.pattern_long``.
    """
    pattern = pattern.strip()
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise RuleBroken("papers.pattern_broken") from None
    names = [name for _text, name, _spec, _turn in parts if name is not None]
    for text, name, spec, turn in parts:
        if spec or turn or not _PLAIN.fullmatch(text):
            raise RuleBroken("papers.pattern_broken")
        if name is not None and name not in PLACES:
            raise RuleBroken("papers.pattern_place", place=name[:20])
    if not {"year", "n"} <= set(names):
        raise RuleBroken("papers.pattern_needs")
    if len(written_number(pattern, kind="八" * 8, year=9999, n=99999)) > LONGEST:
        raise RuleBroken("papers.pattern_long", most=LONGEST)
    return pattern


def written_number(pattern: str, *, kind: str, year: int, n: int) -> str:
    """〔2026〕第12号."""
    return pattern.format(kind=kind, year=year, n=n)
