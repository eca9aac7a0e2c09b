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
    return "".join(
        f"#val(d.{part})" if at % 2 else _static(part) for at, part in enumerate(parts)
    )


def _block(block: Block) -> str:
    match block:
        case Text(words, way):
            return f"#{way}[{_words(words)}]"
        case Facts(lines):
            rows = [
                "  (" + " ".join(f'("{label}", d.{field}),' for label, field in line) + "),"
                for line in lines
            ]
            return "#facts(\n" + "\n".join(rows) + "\n)"
        case Listing(rows, columns):
            heads = [f'  ("{title}", "{key}", {share:g}fr),' for title, key, share in columns]
            return f"#listing(d.{rows}, (\n" + "\n".join(heads) + "\n))"
        case Field(label, field, height):
            value = f"d.{field}" if field else '""'
            return f'#field("{label}", {value}, height: {height:g}cm)'
        case Opinion(label, who, height):
            return f'#opinion("{label}", "{who}", height: {height:g}cm)'
        case Sketch(height):
            return f"#sketch(height: {height:g}cm)"
        case Signs(who):
            return "#signs(" + ", ".join(f'"{one}"' for one in who) + ")"
        case Stamp(of):
            return f"#stamp(d.{of}, d.issued_on)"
        case Remedies():
            return "#remedies(d)"


def write(kind: PaperKind, blocks: list[Block]) -> str:
    """The template of a kind."""
    lines = [
        f"// {kind.title}. `d` holds the facts; the parts (facts, listing, para …) stand in official.typ.",
        *(_block(block) for block in blocks),
    ]
    return "\n".join(lines) + "\n"
