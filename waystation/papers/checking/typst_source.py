"""A typst template of an office: it may lay out, and reach for nothing."""

from __future__ import annotations

import re

from waystation.rules.problems import RuleBroken

LARGEST = 200 * 1024


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


#: Words of typst that reach outside the page: other files, other code, packages, the text of code, clock.
ACTS = _words(
    "import include plugin eval read json yaml toml csv xml cbor image bibliography std sys datetime",
    "context query",
)
#: Those that a template may say in its own words.
_WORD = re.compile(r"(?<![\w.\-])(" + "|".join(ACTS) + r")(?![\w\-])")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_FIELD = re.compile(r"(?<![\w.])d\.([a-z_][a-z0-9_]*)")


def look(content: bytes) -> set[str]:
    """The fields it names. Raises RuleBroken ``papers.template_large``, ``template_type``,
    ``template_acts``."""
    if len(content) > LARGEST:
        raise RuleBroken("papers.template_large", most=LARGEST // 1024)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleBroken("papers.template_type") from None
    if "\0" in text:
        raise RuleBroken("papers.template_type")
    bare = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    found = _WORD.search(bare)
    if found:
        line = bare.count("\n", 0, found.start()) + 1
        raise RuleBroken("papers.template_acts", what=f"{found.group(1)}（{line}）")
    return set(_FIELD.findall(bare))
