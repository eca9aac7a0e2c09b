"""A description as a typst template."""

from __future__ import annotations

import re

from waystation.rules.papers import PaperKind

from .blocks import (
    Block,
    Facts,
    Field,
    Listing,
    Opinion,
    Remedies,
    Signs,
    Sketch,
    Stamp,
    Text,
)

_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~])")
_PLACE = re.compile(r"\{(\w+)\}")


def _static(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _words(words: str) -> str:
    """Text with its fields; what is not known becomes a line."""
    parts = _PLACE.split(words)
    return "".join(f"#val(d.{part})" if at % 2 else _static(part) for at, part in enumerate(parts))


def _facts(block: Facts) -> str:
    rows = [
        "  (" + " ".join(f'("{label}", d.{field}),' for label, field in line) + ")," for line in block.lines
    ]
    return "#facts(\n" + "\n".join(rows) + "\n)"


def _listing(block: Listing) -> str:
    heads = [f'  ("{title}", "{key}", {share:g}fr),' for title, key, share in block.columns]
    return f"#listing(d.{block.rows}, (\n" + "\n".join(heads) + "\n))"


def _field(block: Field) -> str:
    value = f"d.{block.field}" if block.field else '""'
    return f'#field("{block.label}", {value}, height: {block.height:g}cm)'


def _block(block: Block) -> str:
    match block:
        case Text(words, way):
            made = f"#{way}[{_words(words)}]"
        case Facts():
            made = _facts(block)
        case Listing():
            made = _listing(block)
        case Field():
            made = _field(block)
        case Opinion(label, who, height):
            made = f'#opinion("{label}", "{who}", height: {height:g}cm)'
        case Sketch(height):
            made = f"#sketch(height: {height:g}cm)"
        case Signs(who):
            made = "#signs(" + ", ".join(f'"{one}"' for one in who) + ")"
        case Stamp(of):
            made = f"#stamp(d.{of}, d.issued_on)"
        case Remedies():
            made = "#remedies(d)"
    return made


def write(kind: PaperKind, blocks: list[Block]) -> str:
    """The template of a kind."""
    lines = [
        f"// {kind.title}. `d` holds the facts; the parts (facts, listing, para …) stand in official.typ.",
        *(_block(block) for block in blocks),
    ]
    return "\n".join(lines) + "\n"
