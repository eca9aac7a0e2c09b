"""What a paper is described by. ``{field}`` in a text is a value of the facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A paragraph; ``way``: para (indented), plain, head, note."""

    words: str
    way: str = "para"


@dataclass(frozen=True)
class Facts:
    """Pairs of label and field, two to a line."""

    lines: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Listing:
    """A table of a list: (title, column, share of the width)."""

    rows: str
    columns: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class Section:
    """A head with a table; neither where the list holds nothing."""

    head: str
    listing: Listing


@dataclass(frozen=True)
class Passage:
    """Running text out of a list with the columns ``head`` and ``words``."""

    rows: str


@dataclass(frozen=True)
class Signatures:
    """Who signed, when and how, out of a list (``title name way on drawn``)."""

    rows: str


@dataclass(frozen=True)
class Said:
    """A field as a note of its own; nothing where it is empty."""

    field: str


@dataclass(frozen=True)
class Field:
    """A framed field with a value, or room to write (centimetres). ``only_if``: not there without a value."""

    label: str
    field: str = ""
    height: float = 2.6
    only_if: bool = False


@dataclass(frozen=True)
class Opinion:
    """A framed field for somebody's opinion and signature; ``field``: what was decided already."""

    label: str
    who: str
    height: float = 2.1
    field: str = ""


@dataclass(frozen=True)
class Sketch:
    """An empty frame."""

    height: float = 11.0


@dataclass(frozen=True)
class Signs:
    """Lines to sign on."""

    who: tuple[str, ...]


@dataclass(frozen=True)
class Stamp:
    """Office and day; ``of`` is the field that names who stamps."""

    of: str = "office"


@dataclass(frozen=True)
class Remedies:
    """What can be done against the decision."""


Block = (
    Text
    | Facts
    | Listing
    | Section
    | Passage
    | Signatures
    | Said
    | Field
    | Opinion
    | Sketch
    | Signs
    | Stamp
    | Remedies
)


def p(words: str) -> Text:
    return Text(words)


def plain(words: str) -> Text:
    return Text(words, "plain")


def h(words: str) -> Text:
    return Text(words, "head")


def note(words: str) -> Text:
    return Text(words, "note")


def facts(*lines: str) -> Facts:
    """``facts("姓名 name 性别 sex", "现住址 living_address")``."""
    made = []
    for line in lines:
        words = line.split()
        made.append(tuple(zip(words[::2], words[1::2], strict=True)))
    return Facts(tuple(made))


def listing(rows: str, *columns: str) -> Listing:
    """``listing("tests", "序号 n 1", "日期 on 2.4")``."""
    made = [column.split() for column in columns]
    return Listing(rows, tuple((title, key, float(share)) for title, key, share in made))


def section(head: str, rows: str, *columns: str) -> Section:
    """``section("样本", "samples", "日期 on 2")``."""
    return Section(head, listing(rows, *columns))


REMEDIES_WORDS = (
    "如对本文书所记载的决定不服，可以自知道之日起{review_days}日内申请行政复议，或者自知道之日起{lawsuit_months}个月内"
    "向人民法院提起行政诉讼。申请复议、提起诉讼以及陈述、申辩不加重处理。对记录有异议的，可以随时向办理单位提出更正。"
)
