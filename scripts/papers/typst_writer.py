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
    Passage,
    Remedies,
    Said,
    Section,
    Signatures,
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


def _listing(block: Listing, start: str = "#listing(") -> str:
    heads = [f'  ("{title}", "{key}", {share:g}fr),' for title, key, share in block.columns]
    return f"{start}d.{block.rows}, (\n" + "\n".join(heads) + "\n))"


def _field(block: Field) -> str:
    value = f"d.{block.field}" if block.field else '""'
    made = f'field("{block.label}", {value}, height: {block.height:g}cm)'
    return f'#if {value} != "" {{ {made} }}' if block.only_if else f"#{made}"


def _opinion(block: Opinion) -> str:
    value = f", value: d.{block.field}" if block.field else ""
    return f'#opinion("{block.label}", "{block.who}", height: {block.height:g}cm{value})'


def _block(block: Block) -> str:  # noqa: PLR0912 - one line for each sort of block
    match block:
        case Text(words, way):
            made = f"#{way}[{_words(words)}]"
        case Facts():
            made = _facts(block)
        case Listing():
            made = _listing(block)
        case Field():
            made = _field(block)
        case Section(head, rows):
            made = _listing(rows, f'#section("{head}", ')
        case Passage(rows):
            made = f"#passage(d.{rows})"
        case Signatures(rows):
            made = f"#signatures(d.{rows})"
        case Said(field):
            made = f'#if d.{field} != "" {{ note(d.{field}) }}'
        case Opinion():
            made = _opinion(block)
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
