"""What may leave the house, in which words, and when."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from waystation.rules.messages import (
    AFTER_ANSWER,
    BY_PERSON,
    FORBIDDEN,
    PLACES,
    TEXTS,
    Answer,
    Language,
    MessageCode,
    MessageState,
    check_params,
    check_text,
    compose,
    is_open,
    next_try,
    open_from,
)
from waystation.rules.messages.hours import BACK_OFF
from waystation.rules.problems import RuleBroken

SHANGHAI = ZoneInfo("Asia/Shanghai")
FILLED = {
    "on": dt.date(2026, 11, 28),
    "at": dt.time(15),
    "before": dt.time(17, 30),
    "points": 120,
}


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def params(code: MessageCode) -> dict[str, object]:
    return {name.removesuffix("?"): FILLED[name.removesuffix("?")] for name in PLACES[code]}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", MessageCode)
def test_every_text_is_there_neutral_and_one_message_long(code, language):
    said = compose(code, check_params(code, params(code)), language)
    assert [word for word in FORBIDDEN if word in said.lower()] == []
    assert "{" not in said
    assert check_text(code, TEXTS[code, language])
    assert len(said) <= (70 if language is Language.CHINESE else 160), "one text message"


def test_days_and_times_are_said_as_people_say_them():
    kept = check_params(MessageCode.APPOINTMENT, {"on": dt.date(2026, 11, 28), "at": dt.time(9)})
    assert kept == {"on": "2026-11-28", "at": "09:00:00"}
    said = compose(MessageCode.APPOINTMENT, kept, Language.CHINESE)
    assert said == "【社区服务】提醒您：11月28日（星期六）09:00有约，请按时到。来不了，请提前打电话告诉我们。"
    without = compose(MessageCode.APPOINTMENT, {"on": "2026-11-28"}, Language.ENGLISH)
    assert without.startswith(
        "[Community service] Reminder: you have an appointment on Saturday 28 November."
    )


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"on": "2026-11-28"},
        {"on": dt.date(2026, 11, 28), "place": "永丰街道"},
        {"on": dt.date(2026, 11, 28), "at": 9},
    ],
)
def test_no_free_text_gets_into_a_message(given):
    with pytest.raises(RuleBroken, match=r"messages\.param"):
        check_params(MessageCode.APPOINTMENT, given)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  ", "messages.text_empty"),
        ("请于{on}来做尿检", "messages.word_refused"),
        ("永丰街道社区戒毒中心提醒：{on}", "messages.word_refused"),
        ("Your DRUG programme: {on}", "messages.word_refused"),
        ("{on}{name}请来", "messages.place_unknown"),
        ("{on.year}请来", "messages.place_unknown"),
        ("{on!r}请来", "messages.place_unknown"),
        ("{on:>9999999}请来", "messages.place_unknown"),
        ("{on请来", "messages.place_unknown"),
        ("请来", "messages.place_missing"),
        ("{on}" + "请" * 120, "messages.text_long"),
    ],
)
def test_an_office_may_not_word_it_so(text, code):
    with pytest.raises(RuleBroken) as refused:
        check_text(MessageCode.APPOINTMENT_OFF, text)
    assert refused.value.code == code


def test_an_office_words_it_anew():
    text = check_text(MessageCode.APPOINTMENT_OFF, "  {on} 不用来了。 ")
    said = compose(
        MessageCode.APPOINTMENT_OFF, {"on": "2026-11-28"}, Language.CHINESE, text=text, sender="便民"
    )
    assert said == "【便民】11月28日（星期六） 不用来了。"


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-27T07:59:59", "2026-11-27T08:00:00"),
        ("2026-11-27T08:00:00", "2026-11-27T08:00:00"),
        ("2026-11-27T19:59:59", "2026-11-27T19:59:59"),
        ("2026-11-27T20:00:00", "2026-11-28T08:00:00"),
        ("2026-11-27T23:59:59", "2026-11-28T08:00:00"),
        ("2026-11-28T00:00:00", "2026-11-28T08:00:00"),
        ("2026-12-31T23:30:00", "2027-01-01T08:00:00"),
        # Shanghai has no summer time: the last Sundays of March and October are days like others.
        ("2026-03-29T02:30:00", "2026-03-29T08:00:00"),
        ("2026-10-25T02:30:00", "2026-10-25T08:00:00"),
    ],
)
def test_nothing_goes_in_the_quiet_hours(moment, opens):
    assert open_from(at(moment)) == at(opens)
    assert is_open(at(moment)) is (moment == opens)
    assert open_from(at(moment)).utcoffset() == dt.timedelta(hours=8)


def test_tries_wait_longer_each_time_and_end():
    now = at("2026-11-27T09:00:00")
    waits = [next_try(n, now) for n in range(1, len(BACK_OFF) + 1)]
    assert [(one - now).total_seconds() / 60 for one in waits if one] == [2, 10, 60, 240]
    assert next_try(len(BACK_OFF) + 1, now) is None


def test_every_answer_and_state_has_what_follows():
    assert set(AFTER_ANSWER) == set(Answer)
    assert set(BY_PERSON) == set(MessageState)
    assert BY_PERSON[MessageState.SENT] == frozenset()
