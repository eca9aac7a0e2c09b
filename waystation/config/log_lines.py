"""Log lines without people in them."""

from __future__ import annotations

import logging
import re

#: What PostgreSQL adds to a refused row: the row itself, names and all.
_DETAIL = re.compile(
    r"DETAIL:.*?(?=\n(?:Traceback |The above exception|During handling|HINT:|CONTEXT:)|\Z)", re.DOTALL
)


class WithoutRows(logging.Formatter):
    """The usual formatter without the values of refused rows (``DETAIL: Failing row contains …``)."""

    def format(self, record: logging.LogRecord) -> str:
        return _DETAIL.sub("DETAIL: (left out)", super().format(record))
