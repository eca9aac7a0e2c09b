"""The faces papers are set in, and which characters they hold.

Shipped with the program: Noto Sans SC, and beside it the Japanese and the traditional face, which hold some
rare characters of names that it lacks. A fuller Noto CJK that is installed on the machine is used too.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import typst

#: Folder of the shipped pack → family name, the most wanted first.
_SHIPPED = {"notosanssc": "Noto Sans SC", "notosanstc": "Noto Sans TC", "notosansjp": "Noto Sans JP"}
#: Fuller faces as systems name their files → family.
_FULLER = {
    "NotoSansCJK-Regular.ttc": "Noto Sans CJK SC",
    "NotoSansCJKsc-Regular.otf": "Noto Sans CJK SC",
    "NotoSerifCJK-Regular.ttc": "Noto Serif CJK SC",
}
#: What a missing character is printed as: the printer's old sign for "no such type here".
SUBSTITUTE = "〓"
#: Signs that need no glyph.
_UNSEEN = frozenset("\n\r\t\u200b\u200d\ufe0e\ufe0f\ufeff\u3000 ")


@dataclass(frozen=True)
class Face:
    """One font file."""

    family: str
    path: Path


@cache
def faces() -> tuple[Face, ...]:
    """The faces at hand, the most wanted first."""
    pack = Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl"
    shipped = [
        Face(family, path)
        for name, family in _SHIPPED.items()
        for path in sorted((pack / name).glob("*.ttf"))
    ]
    return (*shipped, *_installed())


def _installed() -> list[Face]:
    for folder in settings.PAPER_FONT_FOLDERS:
        for name, family in _FULLER.items():
            for path in sorted(Path(folder).rglob(name)) if Path(folder).is_dir() else ():
                return [Face(family, path)]
    return []


@cache
def fonts() -> typst.Fonts:
    """All of them as typst takes them; one for every thread."""
    import typst

    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=sorted({face.path.parent for face in faces()}),
    )
    if families()[0] not in found.families():  # a paper without letters would look like an empty form
        raise RuntimeError("the Chinese face of the program was not found: install the dependencies anew")
    return found


def families() -> list[str]:
    """Their names, for ``text(font: …)``."""
    return list(dict.fromkeys(face.family for face in faces()))


# --- which characters they hold
# ------------------------------------------------------------------------------


@cache
def _ranges() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Beginnings and ends of the spans of characters that any face holds, in order."""
    spans = sorted(span for face in faces() for span in _spans(face.path))
    joined: list[list[int]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return tuple(first for first, _last in joined), tuple(last for _first, last in joined)


def _spans(path: Path) -> Iterable[tuple[int, int]]:
    """The spans of a font's character table (OpenType cmap, format 12; OpenType 1.9, "cmap")."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12)
            (start,) = struct.unpack(">I", file.read(4))
        file.seek(start + 4)
        (tables,) = struct.unpack(">H", file.read(2))
        file.seek(start + 12)
        directory = file.read(16 * tables)
        entries = {directory[at : at + 4]: directory[at + 8 : at + 16] for at in range(0, 16 * tables, 16)}
        offset, length = struct.unpack(">II", entries[b"cmap"])
        file.seek(offset)
        table = file.read(length)
    (subtables,) = struct.unpack_from(">H", table, 2)
    for number in range(subtables):
        _platform, _encoding, at = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if struct.unpack_from(">H", table, at) == (12,):
            (groups,) = struct.unpack_from(">I", table, at + 12)
            found = struct.iter_unpack(">III", table[at + 16 : at + 16 + 12 * groups])
            return [(first, last) for first, last, _glyph in found]
    raise ValueError(f"{path.name}: no table of all characters (cmap format 12)")


def holds(character: str) -> bool:
    """Whether one of the faces has this character."""
    if character in _UNSEEN:
        return True
    firsts, lasts = _ranges()
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


def missing(text: str) -> list[str]:
    """The characters of ``text`` that no face has, each once, in their order."""
    return [character for character in dict.fromkeys(text) if not holds(character)]


def named(character: str) -> str:
    """U+20BB7."""
    return f"U+{ord(character):04X}"
