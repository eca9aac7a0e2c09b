"""Handing a message to a real channel by the library that knows them all (apprise; docs/adr/0018).

The library is imported in the worker alone, where it is used. What it logs may hold an address or a secret
of a gateway, so nothing of it goes to the log of the house: it is read for a code and forgotten.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.db import connection

from waystation.notices.actions.sending import Outgoing
from waystation.rules.messages import Answer

#: Words of an operating system or of the library for "it was never handed over".
_NEVER_HAD_IT = re.compile(
    r"Connection refused|NewConnectionError|NameResolutionError|Name or service not known|ConnectTimeout"
    r"|No route to host|Network is unreachable|Authentication failed|SMTPAuthenticationError",
    re.IGNORECASE,
)
_CODE = re.compile(r"error=(\d{3})")
#: A server in between gave up waiting (RFC 9110, 15.6.3 and 15.6.5): behind it the gateway may have sent.
_IN_BETWEEN = {"502", "504"}


def hand_over(outgoing: Outgoing) -> tuple[Answer, str]:
    """Send it, and say what came of it with a short code (``error_500``). Never inside a transaction.

    Raises RuntimeError inside one: a gateway that is slow would hold the rows, and a rollback could not call
    a message back.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a message is never sent inside a transaction")
    if not outgoing.target:
        return Answer.REHEARSED, ""
    service = _service(outgoing.target, outgoing.to, outgoing.key)
    if service is None:
        return Answer.MISSET, "address"
    with _heard() as lines:
        went = service.notify(body=outgoing.text, title="")
    return (Answer.ACCEPTED, "") if went else _answer(lines)


def is_understood(target: str) -> bool:
    """Whether the library knows what to do with such an address."""
    return _service(target, "13800000000", "test") is not None


def _service(target: str, to: str, key: str) -> Any:
    import apprise

    address = target.replace("{to}", quote(to, safe="")).replace("{key}", quote(key, safe=""))
    with _heard():
        return apprise.Apprise.instantiate(address, suppress_exceptions=True)


def _answer(lines: list[str]) -> tuple[Answer, str]:
    """What the library says about a message that did not go."""
    said = " ".join(lines)
    code = _CODE.search(said)
    if code is not None:
        answer = Answer.NO_ANSWER if code.group(1) in _IN_BETWEEN else Answer.REFUSED
        return answer, f"error_{code.group(1)}"
    if _NEVER_HAD_IT.search(said):
        return Answer.UNREACHABLE, "connection"
    return Answer.NO_ANSWER, "no_answer"


class _Ear(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What the library logs meanwhile, kept from the log of the house."""
    logging.getLogger("urllib3").setLevel(logging.INFO)  # it would log addresses, to whoever debugs
    log = logging.getLogger("apprise")
    log.propagate = False
    level, lines = log.level, list[str]()
    ear = _Ear(lines)
    log.addHandler(ear)
    log.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        log.removeHandler(ear)
        log.setLevel(level)
