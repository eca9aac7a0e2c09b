"""Names in pinyin, for sorting and for search by sound or initials.

Surnames are read as surnames: 曾 is zeng, 单 is shan, 尉迟 is yuchi. PostgreSQL gets the result as a plain
column, so that no collation of the server is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache, lru_cache

#: Surnames that pypinyin reads as the ordinary word. Two characters first: a compound surname wins.
_SURNAMES: dict[str, tuple[str, ...]] = {
    "尉迟": ("yu", "chi"),
    "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
    "万俟": ("mo", "qi"),
    "澹台": ("tan", "tai"),
    "宰父": ("zai", "fu"),
    "令狐": ("ling", "hu"),
    "曾": ("zeng",),
    "单": ("shan",),
    "仇": ("qiu",),
    "解": ("xie",),
    "查": ("zha",),
    "任": ("ren",),
    "朴": ("piao",),
    "区": ("ou",),
    "盖": ("ge",),
    "缪": ("miao",),
    "翟": ("zhai",),
    "乐": ("yue",),
    "种": ("chong",),
    "员": ("yun",),
    "贠": ("yun",),
    "召": ("shao",),
    "覃": ("qin",),
    "洗": ("xian",),
    "冼": ("xian",),
    "么": ("yao",),
    "黑": ("he",),
    "繁": ("po",),
    "秘": ("bi",),
    "折": ("she",),
    "重": ("chong",),
    "郇": ("xun",),
    "隗": ("wei",),
    "句": ("gou",),
    "能": ("nai",),
    "薄": ("bo",),
    "卜": ("bu",),
    "那": ("na",),
    "哈": ("ha",),
    "宁": ("ning",),
    "燕": ("yan",),
    "盛": ("sheng",),
    "牟": ("mou",),
}
_COMPOUND = max(map(len, _SURNAMES))
#: Longer names are the library's: nothing is gained by looking for words in them first.
_SHORT = 5
# Dots and blanks inside names of minorities and of badly typed lists.
_NOT_LETTERS = re.compile(r"[\s·•‧・．.\u200b-\u200f\ufeff]+")


def _bare(name: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", name))


@cache
def _phrases() -> Container[str]:
    """The words that the library reads as a whole."""
    from pypinyin.constants import PHRASES_DICT

    phrases: Container[str] = PHRASES_DICT
    return phrases


@lru_cache(maxsize=8192)
def _character(char: str) -> str:
    """One Chinese character that stands in no word; "" for anything else."""
    import pypinyin

    return str(pypinyin.lazy_pinyin(char)[0]).lower() if "一" <= char <= "鿿" else ""


def _read(text: str) -> tuple[str, ...]:
    """The syllables of ``text``. In most names no two characters make a word: each is read by itself."""
    phrases, length = _phrases(), len(text)
    if length <= _SHORT and not any(
        text[start:end] in phrases for start in range(length - 1) for end in range(start + 2, length + 1)
    ):
        found = tuple(map(_character, text))
        if all(found):
            return found
    import pypinyin

    return tuple(part.lower() for part in pypinyin.lazy_pinyin(text))


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name in lower case, without tones; runs of Latin letters and digits stay whole.

    ``ü`` is written ``v`` as people type it (吕 lv).
    """
    bare = _bare(name)
    for length in range(min(_COMPOUND, len(bare)), 0, -1):
        if surname := _SURNAMES.get(bare[:length]):
            return (*surname, *_read(bare[length:]))
    return _read(bare)


def key(name: str) -> str:
    """The key to sort by, a blank between syllables: 曾国藩 → ``zeng guo fan``."""
    return " ".join(syllables(name))


def joined(name: str) -> str:
    """The text to search in, without blanks: 曾国藩 → ``zengguofan``."""
    return "".join(syllables(name))


def initials(name: str) -> str:
    """The first letters: 曾国藩 → ``zgf``."""
    return "".join(part[0] for part in syllables(name))
