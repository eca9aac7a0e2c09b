"""Cells that hold words from a short list: kind of order, sex, term, drugs, names."""

from __future__ import annotations

import datetime as dt
import re

from waystation.casework.roster.cells.dates import han_number, read_period
from waystation.casework.roster.cells.text import as_text, cleaned, is_nothing, remembered, squeezed, visible
from waystation.casework.roster.shapes import Flaw, Value

TREATMENT = "社区戒毒"
RECOVERY = "社区康复"

_TREATMENT = re.compile(r"社区?戒毒?|社戒")
_RECOVERY = re.compile(r"社区?康复?|社康")
_OTHER_MEASURE = re.compile(r"强制?隔?离?戒|强戒|自愿戒毒|解除|终止|监外|吸毒|涉毒|服刑|在押|死亡")
_OVER = re.compile(r"解除|终止|期满|非社")
_MEN = frozenset(("男", "男性", "1", "m", "male", "man", "男士", "先生", "男子", "♂", "男生"))
_WOMEN = frozenset(("女", "女性", "2", "f", "female", "woman", "女士", "小姐", "女子", "♀", "女生"))
_CHINESE_NUMBER = "〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾半"
_YEARS = re.compile(rf"^(?:为|共|满)?([\d.]+|[{_CHINESE_NUMBER}]+)(?:周?年整?|个?年|周年)?(?:期)?$")
_MONTHS = re.compile(rf"^(?:为|共|满)?(\d+(?:\.0+)?|[{_CHINESE_NUMBER}]+)个?月整?$")
_DAYS = re.compile(r"^(\d+)(?:天|日)$")
_HAN_NAME_GAP = re.compile(r"(?<=[㐀-鿿\U00020000-\U0003ffff·])\s+(?=[㐀-鿿\U00020000-\U0003ffff·])")
_DOTS = str.maketrans(dict.fromkeys("•・‧･⋅∙●ꞏ", "·"))
_LATIN_DOT = re.compile(r"(?<=[㐀-鿿])[.．。](?=[㐀-鿿])")
_NAME_NOTE = re.compile(r"[(（【\[][^)）】\]]*[)）】\]]")
#: In such a name nothing but blanks needs cleaning: nearly all names.
_HAN_NAME = re.compile(r"[㐀-鿿 ]{2,60}")
_NAME = re.compile(r"^[㐀-鿿\U00020000-\U0003ffff·〇A-Za-z' .\-]+$")
_DRUG_SPLIT = re.compile(r"[、,，;；/\\+＋&|\n\r]+|\s+|(?<=[^\W\d])(?:和|及|与|以及)(?=[^\W\d])")


@remembered
def read_kind(value: Value) -> tuple[str | None, Flaw | None]:
    """社区戒毒 or 社区康复, whatever the spelling. An empty cell is (None, None)."""
    text = squeezed(as_text(value))
    if is_nothing(text):
        return None, None
    found = kind_in(text)
    if found is None and not _OTHER_MEASURE.search(text):
        bare = re.sub(r"^(?:责令|接受|正在|执行|人员|类)|(?:人员|对象|类|中|期间|执行中)$", "", text)
        found = {"戒毒": TREATMENT, "康复": RECOVERY, "戒": TREATMENT, "康": RECOVERY}.get(bare)
        found = found or {"SJ": TREATMENT, "SK": RECOVERY, "SQJD": TREATMENT, "SQKF": RECOVERY}.get(
            bare.upper()
        )
        if found is None and "社" in text and ("戒" in text) != ("康" in text):
            found = TREATMENT if "戒" in text else RECOVERY
    return (found, None) if found else (None, Flaw("unknown_kind", {"text": text[:20]}))


@remembered
def kind_in(text: str) -> str | None:
    """The kind that a longer text names (an order number, a sheet's name); None when none or both."""
    treats = "戒" in text and _TREATMENT.search(text) is not None
    recovers = "康" in text and _RECOVERY.search(text) is not None
    if treats == recovers or _OVER.search(text):
        return None
    return TREATMENT if treats else RECOVERY


@remembered
def read_sex(value: Value) -> tuple[str | None, Flaw | None]:
    """男 or 女. An empty cell is (None, None)."""
    text = squeezed(as_text(value)).lower()
    if text in _MEN:
        return "男", None
    if text in _WOMEN:
        return "女", None
    if is_nothing(text):
        return None, None
    text = re.sub(r"^[12][.\-、:]?(?=[男女])", "", text)
    if text and text[0] in "男女" and not ("男" in text and "女" in text):
        return text[0], None
    return None, Flaw("unknown_sex", {"text": text[:20]})


@remembered
def read_years(value: Value) -> tuple[int | None, Flaw | None]:
    """A term in whole years: 3, "3年", 三年, 叁年, 36个月, 两年, or the distance of two dates."""
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return None, Flaw("unreadable_years", {"text": as_text(value)})
    text = squeezed(as_text(value))
    if is_nothing(text):
        return None, None
    shown = {"text": text[:30]}
    bare = re.sub(r"[(（].*?[)）]$", "", text) or text
    bare = re.sub(r"^(?:社区戒毒|社区康复|期限|执行期限?|责令)+[:为]?", "", bare)
    months: float | None = None
    if found := _YEARS.match(bare):
        months = _count(found[1], 12)
    elif found := _MONTHS.match(bare):
        months = _count(found[1], 1)
    elif (found := _DAYS.match(bare)) and int(found[1]) in (365, 366, 730, 731, 1095, 1096):
        months = int(found[1]) // 365 * 12
    else:
        first, last = read_period(as_text(value))
        if first and last:
            return years_between(first, last), None
    if months is None or months <= 0 or months > 1200:
        return None, Flaw("unreadable_years", shown)
    if months % 12:
        return None, Flaw("years_not_whole", shown)
    return int(months) // 12, None


def _count(text: str, unit: int) -> float | None:
    if text[0] in "0123456789.":
        try:
            return float(text) * unit
        except ValueError:
            return None
    if text == "半":
        return unit / 2
    half = 0.5 if text.endswith("半") else 0
    whole = han_number(text.removesuffix("半").replace("两", "二"))
    return (whole + half) * unit if whole >= 0 else None


def years_between(first: dt.date, last: dt.date) -> int | None:
    """Whole years from ``first`` to ``last`` (the last day or the day after it); None when not whole."""
    for years in range(1, 11):
        try:
            end = first.replace(year=first.year + years)
        except ValueError:
            end = dt.date(first.year + years, 3, 1)
        if abs((last - end).days) <= 1:
            return years
    return None


def read_name(value: Value) -> tuple[str, Flaw | None]:
    """A person's name: no blanks between Chinese characters, one kind of middle dot.

    An empty cell is ("", None). What stands in brackets behind a name is no part of it and is told.
    """
    if isinstance(value, (int, float, dt.date, dt.time, dt.timedelta)):
        return as_text(value), Flaw("name_unusual")
    if value and _HAN_NAME.fullmatch(value):
        bare = value.replace(" ", "")
        if len(bare) > 1 and not is_nothing(bare):
            return bare, None
    text = " ".join(visible(value or "").replace("　", " ").split()).strip(" '\"`’‘*、,，。;；:：")
    if is_nothing(as_text(text)):
        return "", None
    if not text.isascii():
        text = text.translate(_DOTS)
        text = "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text)
        text = _LATIN_DOT.sub("·", text)
        text = _HAN_NAME_GAP.sub("", text)
    bare = _NAME_NOTE.sub("", text).strip()
    if bare and bare != text:
        return bare, Flaw("name_with_note")
    return text, None if _NAME.match(text) and 2 <= len(text) <= 60 else Flaw("name_unusual")


@remembered
def read_drugs(value: Value) -> tuple[str, ...]:
    """The kinds of drug in a cell, in its own words: "冰毒、麻古" → ("冰毒", "麻古")."""
    text = as_text(value) if not isinstance(value, str) else visible(value).strip()
    if is_nothing(as_text(text)):
        return ()
    parts = (part.strip("。. ") for part in _DRUG_SPLIT.split(text.replace("（", "(").replace("）", ")")))
    return tuple(
        dict.fromkeys(part for part in parts if part and not part.isdecimal() and not is_nothing(part))
    )


def read_text(value: Value) -> str:
    """Free text, cleaned; "" for the many ways to write nothing."""
    if isinstance(value, str):
        return _read_text(value)
    text = as_text(value)
    return "" if is_nothing(text) else text


@remembered
def _read_text(value: str) -> str:
    text = cleaned(value)
    return "" if is_nothing(text) else text
