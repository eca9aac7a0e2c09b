"""Words that the interface never says of people (S0-29): they are 学员 or 服务对象."""

import re
from collections.abc import Iterable

import pytest

from scripts import messages

_NEVER = re.compile(
    r"吸毒人员|吸毒者|涉毒人员|瘾君子|毒瘾|\b(?:addicts?|drug abusers?|junkies?)\b", re.IGNORECASE
)


def named_badly(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if _NEVER.search(text)]


def test_no_screen_names_people_by_their_past():
    chinese = [str(message.id) for message in messages.extracted() if message.id]
    english = [str(message.string) for message in messages.stored() if message.id]
    assert len(chinese) > 1000
    assert named_badly(chinese + english) == []


@pytest.mark.parametrize("text", ["本街道吸毒人员名单", "An addict's file", "涉毒人员"])
def test_such_a_word_is_found(text):
    assert named_badly([text, "学员", "Addiction medicine"]) == [text]
