"""The texts. Whoever reads one over somebody's shoulder learns that there is something, never what.

No name, no programme, no result, no reason: only days, times and numbers fill the places. An office may word
them anew; ``check_text`` holds its words to the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from string import Formatter

from waystation.rules.problems import RuleBroken

from .kinds import MessageCode


class Language(StrEnum):
    """In which a message is written."""

    CHINESE = "zh"
    ENGLISH = "en"


class Place(StrEnum):
    """What may stand in a place of a text."""

    DAY = "day"
    TIME = "time"
    NUMBER = "number"


#: Each text's places; one with a question mark may stay empty.
PLACES: Mapping[MessageCode, Mapping[str, Place]] = {
    MessageCode.APPOINTMENT: {"on": Place.DAY, "at?": Place.TIME},
    MessageCode.APPOINTMENT_OFF: {"on": Place.DAY},
    MessageCode.COME_TODAY: {"on": Place.DAY, "before?": Place.TIME},
    MessageCode.LEAVE_DECIDED: {},
    MessageCode.POINTS_CHANGED: {},
    MessageCode.POINTS_EXPIRING: {"points": Place.NUMBER, "on": Place.DAY},
    MessageCode.PAPER_READY: {},
    MessageCode.CALL_US: {},
    MessageCode.SIGN_IN: {},
}

_ZH, _EN = Language.CHINESE, Language.ENGLISH
TEXTS: Mapping[tuple[MessageCode, Language], str] = {
    (MessageCode.APPOINTMENT, _ZH): "提醒您：{on}{at}有约，请按时到。来不了，请提前打电话告诉我们。",
    (MessageCode.APPOINTMENT_OFF, _ZH): "{on}的约定取消了，您不用来。有事请打电话给我们。",
    (MessageCode.COME_TODAY, _ZH): "请您{on}{before}来一趟。来不了，请马上打电话告诉我们。",
    (MessageCode.LEAVE_DECIDED, _ZH): "您的申请有答复了，请打电话或者来一趟，我们告诉您。",
    (MessageCode.POINTS_CHANGED, _ZH): "您的积分有变动，来的时候可以查看。",
    (MessageCode.POINTS_EXPIRING, _ZH): "您有{points}分在{on}到期，请在这之前使用。",
    (MessageCode.PAPER_READY, _ZH): "您的材料办好了，请方便时来取。",
    (MessageCode.CALL_US, _ZH): "请您方便时给我们打个电话。",
    (MessageCode.SIGN_IN, _ZH): "有新的消息，请登录查看。",
    (
        MessageCode.APPOINTMENT,
        _EN,
    ): "Reminder: you have an appointment on {on}{at}. If you cannot come, please call us first.",
    (MessageCode.APPOINTMENT_OFF, _EN): "The appointment on {on} is off, you need not come. Questions? Please"
    " call us.",
    (MessageCode.COME_TODAY, _EN): "Please come in on {on}{before}. If you cannot, please call us at once.",
    (MessageCode.LEAVE_DECIDED, _EN): "There is an answer to your request. Please call us or come in.",
    (MessageCode.POINTS_CHANGED, _EN): "Your points have changed. You can see them on your next visit.",
    (MessageCode.POINTS_EXPIRING, _EN): "{points} of your points expire on {on}. Please use them before.",
    (MessageCode.PAPER_READY, _EN): "Your paper is ready. Please collect it when it suits you.",
    (MessageCode.CALL_US, _EN): "Please call us when it suits you.",
    (MessageCode.SIGN_IN, _EN): "There is something new for you. Please sign in to read it.",
}
#: Who speaks, unless the office says otherwise.
SENDER: Mapping[Language, str] = {_ZH: "社区服务", _EN: "Community service"}
_SIGNED = {_ZH: "【{sender}】{text}", _EN: "[{sender}] {text}"}

#: What is still worth a sheet of paper when it cannot go otherwise; the rest would come too late by paper.
_ON_PAPER = frozenset(
    {
        MessageCode.POINTS_EXPIRING,
        MessageCode.PAPER_READY,
        MessageCode.CALL_US,
    }
)
#: Words that would tell a stranger what this is about, or carry a key to something.
FORBIDDEN = (
    "戒毒", "吸毒", "毒", "尿", "检测", "化验", "阳性", "阴性", "强制隔离", "康复", "派出所", "公安", "民警",
    "验证码", "密码", "drug", "rehab", "detox", "urine", "addict", "police", "positive", "password",
)  # fmt: skip
MOST_CHARACTERS = 120


def goes_on_paper(code: MessageCode) -> bool:
    """Whether a message that finds no other way is printed."""
    return code in _ON_PAPER


def check_params(code: MessageCode, params: Mapping[str, object]) -> dict[str, str | int]:
    """The values for the places of ``code``, as they are kept (days and times as ISO text).

    Raises RuleBroken ``messages.param`` for a place too many, too few, or of another kind: free text never.
    """
    places = {name.removesuffix("?"): kind for name, kind in PLACES[code].items()}
    needed = {name for name in PLACES[code] if not name.endswith("?")}
    kept: dict[str, str | int] = {}
    for name, value in params.items():
        if value is None:
            continue
        if name not in places or type(value) is not _TYPES[places[name]]:
            raise RuleBroken("messages.param", kind=code.value, place=name)
        kept[name] = value.isoformat() if isinstance(value, (date, time)) else int(str(value))
    for name in sorted(needed - kept.keys()):
        raise RuleBroken("messages.param", kind=code.value, place=name)
    return kept


_TYPES: Mapping[Place, type] = {Place.DAY: date, Place.TIME: time, Place.NUMBER: int}


def check_text(code: MessageCode, text: str) -> str:
    """An office's own wording, trimmed.

    Raises RuleBroken ``messages.text_empty``, ``messages.text_long``, ``messages.word_refused``,
    ``messages.place_unknown``, ``messages.place_missing``.
    """
    text = " ".join(text.split())
    if not text:
        raise RuleBroken("messages.text_empty")
    if len(text) > MOST_CHARACTERS:
        raise RuleBroken("messages.text_long", most=MOST_CHARACTERS)
    check_words(text)
    known = {name.removesuffix("?") for name in PLACES[code]}
    try:
        used = {(name, spec, turn) for _text, name, spec, turn in Formatter().parse(text) if name is not None}
    except ValueError:
        raise RuleBroken("messages.place_unknown", place="{ }") from None
    for name, spec, turn in sorted(used, key=str):
        if name not in known or spec or turn:
            raise RuleBroken("messages.place_unknown", place=name)
    for name in PLACES[code]:
        if not name.endswith("?") and name not in {one for one, _spec, _turn in used}:
            raise RuleBroken("messages.place_missing", place=name)
    return text


def check_words(text: str) -> None:
    """Raises RuleBroken ``messages.word_refused`` where a word would give something away."""
    for word in FORBIDDEN:
        if word in text.lower():
            raise RuleBroken("messages.word_refused", word=word)


def compose(
    code: MessageCode,
    params: Mapping[str, str | int],
    language: Language,
    *,
    text: str = "",
    sender: str = "",
) -> str:
    """The message as it is sent. ``text``, ``sender``: an office's own, else ours."""
    places = {name.removesuffix("?"): kind for name, kind in PLACES[code].items()}
    shown = {
        name: _SHOWN[kind, language](params[name], name) if name in params else ""
        for name, kind in places.items()
    }
    said = re.sub(r" +", " ", (text or TEXTS[code, language]).format(**shown))
    return _SIGNED[language].format(sender=sender or SENDER[language], text=said)


_WEEKDAYS = "一二三四五六日"


def _day_zh(value: str | int, _name: str) -> str:
    day = date.fromisoformat(str(value))
    return f"{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"


def _day_en(value: str | int, _name: str) -> str:
    return date.fromisoformat(str(value)).strftime("%A %d %B")


def _time_zh(value: str | int, name: str) -> str:
    return f"{time.fromisoformat(str(value)):%H:%M}" + ("以前" if name == "before" else "")


def _time_en(value: str | int, name: str) -> str:
    return (" before " if name == "before" else " at ") + f"{time.fromisoformat(str(value)):%H:%M}"


def _number(value: str | int, _name: str) -> str:
    return str(value)


_SHOWN: Mapping[tuple[Place, Language], Callable[[str | int, str], str]] = {
    (Place.DAY, _ZH): _day_zh,
    (Place.DAY, _EN): _day_en,
    (Place.TIME, _ZH): _time_zh,
    (Place.TIME, _EN): _time_en,
    (Place.NUMBER, _ZH): _number,
    (Place.NUMBER, _EN): _number,
}
