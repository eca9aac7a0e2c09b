"""Log lines without people in them."""

from __future__ import annotations

import logging
import re

#: What PostgreSQL adds to a refused row: the row itself, names and all; and where it stood in a copy.
_DETAIL = re.compile(
    r"(DETAIL|CONTEXT):.*?(?=\n(?:Traceback |The above exception|During handling|HINT:|DETAIL:|CONTEXT:)|\Z)",
    re.DOTALL,
)
#: The value that a column, or Python, could not read: ``invalid input syntax for type date: "…"``.
_UNREAD = re.compile(r"(invalid (?:input|literal|value)[^\n]*?: ).*")
#: Identity numbers and telephones; no id of a row is as long.
_NUMBER = re.compile(r"\d{11,}[Xx]?")
#: Our own lines are English: Chinese signs in a log (also escaped ones) are a name, an address or a note.
_CHINESE = re.compile(r"(?:[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})+")


def without_people(text: str) -> str:
    """The text without refused rows, unread values, long numbers and Chinese signs."""
    text = _DETAIL.sub(r"\1: (left out)", text)
    text = _UNREAD.sub(r"\1(left out)", text)
    return _CHINESE.sub("…", _NUMBER.sub("#", text))


class WithoutRows(logging.Formatter):
    """The usual formatter, after which a line names nobody: our own mistakes must not tell on a client."""

    def format(self, record: logging.LogRecord) -> str:
        return without_people(super().format(record))
