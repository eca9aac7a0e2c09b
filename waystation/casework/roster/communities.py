"""Community names: cut short in one row, in full in another, sometimes only in the address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from waystation.casework.roster.cells.text import is_nothing, remembered, squeezed

_ENDS = re.compile(r"(?:社区)?(?:居民委员会|村民委员会|居委会|村委会|委员会)$|(?:居民|村民)?(?:小组)$")
_FULL = re.compile(r"(?:社区|村)$")
_BEFORE = re.compile(r"^.*(?:街道办事处|街道办|街道|乡镇|镇|乡)(?=..)")
_IN_ADDRESS = re.compile(
    r"(?:街道办事处|街道办|街道|镇|乡|区|县|市)?([一-鿿]{2,8}?(?:社区|村))(?!路|街|道|镇|口)"
)
_IS_BEHIND = re.compile(r"^.*(?:街道办事处|街道办|街道|镇|乡|[县市])(?=[一-鿿]{2})")


@remembered
def tidy(text: str) -> str:
    """A community's name without the street before it and the committee behind it.

    双湖社区居委会 → 双湖社区; 某街道青石村 → 青石村; 青石村委会 → 青石村; 东门居委会 → 东门.
    """
    name = squeezed(text).strip("、,。.;:()（）")
    if is_nothing(name):
        return ""
    name = _BEFORE.sub("", name) or name
    cut = _ENDS.sub(lambda found: _kept(found[0]), name)
    return cut or name


def _kept(end: str) -> str:
    if end.startswith("社区"):
        return "社区"
    return "村" if end.startswith(("村民委", "村委")) else ""


def stem(name: str) -> str:
    """The name without 社区 or 村."""
    cut = _FULL.sub("", name)
    return cut if cut else name


@remembered
def in_address(address: str) -> str:
    """The full community name in an address ("某街道青石村25栋" → 青石村), or ""."""
    text = squeezed(address)
    behind = _IS_BEHIND.sub("", text)
    found = _IN_ADDRESS.search(behind) or _IN_ADDRESS.search(text)
    return found[1] if found else ""


class Communities:
    """The full spellings that are known, and what a short one stands for.

    ``given`` are the area tree's names; they win. Without them the roster's own full spellings count:
    those of the community column, then those of the addresses, then of any other text of the file.
    """

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given = {tidy(name): name for name in given}
        self._levels: list[defaultdict[str, dict[str, None]]] = [defaultdict(dict) for _ in range(3)]
        for name, full in self._given.items():
            self._levels[0][stem(name)][full] = None
        self._texts: list[str] = []
        self._learnt: set[tuple[str, int]] = set()

    def learn(self, name: str, *, level: int = 1) -> None:
        """Take a full spelling in: of the column (level 1) or of an address (level 2)."""
        if (name, level) in self._learnt:
            return
        self._learnt.add((name, level))
        if name and _FULL.search(name) and len(name) > 2:
            self._levels[level][stem(name)][name] = None

    def learn_text(self, text: str) -> None:
        """Keep a text outside the table (a note, a title); it may name a community in full."""
        self._texts.append(squeezed(text))

    def full(self, name: str, address: str = "") -> tuple[str, bool, bool]:  # noqa: PLR0911 — one return a case
        """The full spelling of a tidied ``name``, whether it is known, and whether it is ambiguous.

        An ambiguous short name is settled by the row's own address where that names one of the two.
        """
        if not name:
            return "", True, False
        if self._given and name in self._given:
            return self._given[name], True, False
        for number, level in enumerate(self._levels):
            found = level.get(stem(name))
            if not found:
                continue
            if number and name in found:
                return name, not self._given, False
            if len(found) == 1 and not (number and _FULL.search(name)):
                only = next(iter(found))
                if not _FULL.search(name) or not _FULL.search(only):
                    return only, bool(number == 0 or not self._given), False
                continue
            if not _FULL.search(name):
                named = [full for full in found if full in address]
                if len(named) == 1:
                    return named[0], bool(number == 0 or not self._given), False
                return name, False, True
        if _FULL.search(name):
            return name, not self._given, False
        return self._from_texts(name)

    def _from_texts(self, name: str) -> tuple[str, bool, bool]:
        fulls = {name + end for end in ("社区", "村") if any(name + end in text for text in self._texts)}
        if len(fulls) == 1:
            return fulls.pop(), not self._given, False
        return name, False, len(fulls) > 1
