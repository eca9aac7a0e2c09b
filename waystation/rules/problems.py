"""How a rule says no."""

from __future__ import annotations

from collections.abc import Mapping


class RuleBroken(Exception):
    """A step that the rules refuse.

    ``code`` is ``room.what_is_wrong`` (for example ``screening.already_recorded``); every code has one
    Chinese sentence in ``waystation.common.wording.messages``. ``params`` fill the named places of that
    sentence and are plain values (str, int, date), never personal data.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}({shown})"
